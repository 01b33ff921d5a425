package dev.wasmath.engine;

import jdk.incubator.vector.DoubleVector;

/**
 * What this JVM offers the engine.
 *
 * @param vectorApi whether the module {@code jdk.incubator.vector} is there
 * @param vectorBits the width of vectors that the JVM prefers; 0 without the module
 * @param directives whether HotSpot obeys the directive that keeps vector code away from its first
 *     compiler, which can bar large kernels from the second one for good
 */
public record HostSupport(boolean vectorApi, int vectorBits, boolean directives) {
  /** Asks the JVM; adds the directive, as the first vector code would. */
  public static HostSupport here() {
    int bits = preferredBits();
    return new HostSupport(bits > 0, bits, CompilerDirectives.added());
  }

  /**
   * The width of vectors that the JVM prefers, in bits; 0 without the module. It changes nothing.
   */
  public static int preferredBits() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? Preferred.bits() : 0;
  }

  /** Linked only where the module is. */
  private static final class Preferred {
    static int bits() {
      return DoubleVector.SPECIES_PREFERRED.vectorBitSize();
    }
  }
}
