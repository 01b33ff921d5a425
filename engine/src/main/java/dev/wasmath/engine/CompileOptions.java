package dev.wasmath.engine;

/**
 * How a module is compiled.
 *
 * @param lowering how {@code v128} is computed
 * @param fma whether a multiplication followed by an addition may be fused; changes bits
 * @param interruptible whether loops and calls check for {@link Instance#interrupt()} and for the
 *     interruption of their thread
 * @param eager whether every function is compiled at instantiation, not at its first call
 */
public record CompileOptions(Lowering lowering, boolean fma, boolean interruptible, boolean eager) {
  /** The automatic lowering, bit-exact, not interruptible, each function at its first call. */
  public static CompileOptions defaults() {
    return new CompileOptions(Lowering.AUTO, false, false, false);
  }

  /** The same with another lowering. */
  public CompileOptions withLowering(Lowering value) {
    return new CompileOptions(value, fma, interruptible, eager);
  }

  /** The same with or without fused multiply-add. */
  public CompileOptions withFma(boolean value) {
    return new CompileOptions(lowering, value, interruptible, eager);
  }

  /** The same with or without checks for interruption. */
  public CompileOptions withInterruptible(boolean value) {
    return new CompileOptions(lowering, fma, value, eager);
  }

  /** The same with each function compiled at instantiation or at its first call. */
  public CompileOptions withEager(boolean value) {
    return new CompileOptions(lowering, fma, interruptible, value);
  }
}
