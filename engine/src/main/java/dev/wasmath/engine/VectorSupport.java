package dev.wasmath.engine;

import jdk.incubator.vector.VectorShape;

/** Whether the Vector API module is there. */
final class VectorSupport {
  private VectorSupport() {}

  /** What a requested lowering means in this JVM. */
  static Lowering resolve(Lowering requested) {
    if (requested == Lowering.AUTO) {
      return present() ? Preferred.LOWERING : Lowering.SCALAR;
    }
    if (requested == Lowering.SCALAR || present()) {
      return requested;
    }
    throw new IllegalStateException(
        "lowering " + requested + " needs the JVM option --add-modules jdk.incubator.vector");
  }

  private static boolean present() {
    return Holder.PRESENT;
  }

  /**
   * The width the JVM prefers here, but no more than 256 bits: 512 gain little where they gain, and
   * products lose by them.
   */
  private static final class Preferred {
    static final Lowering LOWERING =
        VectorShape.preferredShape().vectorBitSize() >= 256 ? Lowering.V256 : Lowering.V128;
  }

  private static final class Holder {
    static final boolean PRESENT = check();

    private static boolean check() {
      boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
      if (!present) {
        System.getLogger("dev.wasmath.engine")
            .log(
                System.Logger.Level.INFO,
                "WebAssembly vectors are computed as scalars;"
                    + " --add-modules jdk.incubator.vector makes them several times faster");
      }
      return present;
    }
  }
}
