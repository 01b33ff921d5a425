package dev.wasmath.engine;

/** An exported function cannot be bound to arrays; on linear memory it runs as before. */
public final class BindingException extends WasmException {
  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public BindingException(String reason) {
    super("cannot be bound to arrays: " + reason);
  }
}
