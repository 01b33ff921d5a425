package dev.wasmath.engine;

/** A module or its imports cannot be used. */
public sealed class WasmException extends RuntimeException
    permits MalformedModuleException,
        InvalidModuleException,
        UnsupportedFeatureException,
        LinkException,
        LimitException,
        BindingException {
  private static final long serialVersionUID = 1L;

  /** With a sentence that says what is wrong. */
  public WasmException(String message) {
    super(message);
  }

  /** With a sentence that says what is wrong, and its origin. */
  public WasmException(String message, Throwable cause) {
    super(message, cause);
  }
}
