package dev.wasmath.engine;

/**
 * How a module is compiled.
 *
 * @param lowering how {@code v128} is computed
 * @param fma whether a multiplication followed by an addition may be fused; changes bits
 * @param interruptible whether loops and calls check for {@link Instance#interrupt()} and for the
 *     interruption of their thread
 * @param eager whether every function is compiled at instantiation, not at its first call
 * @param methodBytes the size of bytecode, from 100 to 65,535, above which a function is divided
 *     into several methods; HotSpot does not compile methods over 8,000 bytes
 */
public record CompileOptions(
    Lowering lowering, boolean fma, boolean interruptible, boolean eager, int methodBytes) {
  private static final int LEAST_METHOD = 100;
  private static final int MOST_METHOD = 65_535;
  private static final int HOTSPOT_METHOD = 8_000;

  /** Checks the size of methods. */
  public CompileOptions {
    if (methodBytes < LEAST_METHOD || methodBytes > MOST_METHOD) {
      throw new IllegalArgumentException(
          "methods of " + methodBytes + " bytes: not from 100 to 65,535");
    }
  }

  /** The automatic lowering, bit-exact, not interruptible, each function at its first call. */
  public static CompileOptions defaults() {
    return new CompileOptions(Lowering.AUTO, false, false, false, HOTSPOT_METHOD);
  }

  /** The same with another lowering. */
  public CompileOptions withLowering(Lowering value) {
    return new CompileOptions(value, fma, interruptible, eager, methodBytes);
  }

  /** The same with or without fused multiply-add. */
  public CompileOptions withFma(boolean value) {
    return new CompileOptions(lowering, value, interruptible, eager, methodBytes);
  }

  /** The same with or without checks for interruption. */
  public CompileOptions withInterruptible(boolean value) {
    return new CompileOptions(lowering, fma, value, eager, methodBytes);
  }

  /** The same with each function compiled at instantiation or at its first call. */
  public CompileOptions withEager(boolean value) {
    return new CompileOptions(lowering, fma, interruptible, value, methodBytes);
  }

  /** The same with another size above which a function is divided. */
  public CompileOptions withMethodBytes(int value) {
    return new CompileOptions(lowering, fma, interruptible, eager, value);
  }
}
