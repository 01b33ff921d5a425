package dev.wasmath.engine;

/** An exported function of an instance. It follows the instance's thread rule. */
@FunctionalInterface
public interface WasmFunction {
  /**
   * Calls the function.
   *
   * @param arguments one long each: an i32 in its low half, an f64 as {@link
   *     Double#doubleToRawLongBits}
   * @return the first result in the same encoding, or 0 when there is none
   * @throws EngineException when the function traps, the arguments are of the wrong number, or the
   *     instance is closed
   */
  long call(long... arguments);
}
