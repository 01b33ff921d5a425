package dev.wasmath.engine;

/**
 * WebAssembly could not go on: the module is malformed or uses what is not supported, a function
 * trapped, memory was refused, or the instance is closed. The message says which.
 */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exception with its reason. */
  public EngineException(String reason) {
    super(reason);
  }

  /** An exception with its reason and its cause. */
  public EngineException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
