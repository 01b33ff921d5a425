package dev.wasmath.bench.worker;

/** A contender cannot take part here. */
public final class AbsentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason, for people. */
  public AbsentException(String reason) {
    super(reason);
  }
}
