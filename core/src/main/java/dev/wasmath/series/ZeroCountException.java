package dev.wasmath.series;

/** A search for zeros that did not find as many as there are. */
public final class ZeroCountException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ZeroCountException(String message) {
    super(message);
  }
}
