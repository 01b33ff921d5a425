package dev.wasmath.engine;

/** The module does not pass WebAssembly's validation. */
public final class InvalidModuleException extends WasmException {
  private static final long serialVersionUID = 1L;

  /** With a sentence that says what is wrong. */
  public InvalidModuleException(String message) {
    super(message);
  }

  /** With a sentence that says what is wrong, and its origin. */
  public InvalidModuleException(String message, Throwable cause) {
    super(message, cause);
  }
}
