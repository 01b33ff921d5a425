package dev.wasmath.engine;

/** The imports do not fit the module. */
public final class LinkException extends WasmException {
  private static final long serialVersionUID = 1L;

  /** With a sentence that says what is wrong. */
  public LinkException(String message) {
    super(message);
  }

  /** With a sentence that says what is wrong, and its origin. */
  public LinkException(String message, Throwable cause) {
    super(message, cause);
  }
}
