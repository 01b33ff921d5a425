package dev.wasmath.engine;

/** The module asks for more than the configured {@link Limits} allow. */
public final class LimitException extends WasmException {
  private static final long serialVersionUID = 1L;

  /** With a sentence that says what is wrong. */
  public LimitException(String message) {
    super(message);
  }

  /** With a sentence that says what is wrong, and its origin. */
  public LimitException(String message, Throwable cause) {
    super(message, cause);
  }
}
