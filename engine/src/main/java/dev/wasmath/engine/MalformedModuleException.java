package dev.wasmath.engine;

/** The bytes are not a WebAssembly module. */
public final class MalformedModuleException extends WasmException {
  private static final long serialVersionUID = 1L;

  /** With a sentence that says what is wrong. */
  public MalformedModuleException(String message) {
    super(message);
  }

  /** With a sentence that says what is wrong, and its origin. */
  public MalformedModuleException(String message, Throwable cause) {
    super(message, cause);
  }
}
