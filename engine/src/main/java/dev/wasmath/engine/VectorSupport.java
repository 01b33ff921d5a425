package dev.wasmath.engine;

/** Whether the Vector API module is there. */
final class VectorSupport {
  private VectorSupport() {}

  /** What a requested lowering means in this JVM. */
  static Lowering resolve(Lowering requested) {
    if (requested == Lowering.SCALAR || present()) {
      return requested == Lowering.AUTO ? Lowering.V128 : requested;
    }
    if (requested == Lowering.AUTO) {
      return Lowering.SCALAR;
    }
    throw new IllegalStateException(
        "lowering " + requested + " needs the JVM option --add-modules jdk.incubator.vector");
  }

  private static boolean present() {
    return Holder.PRESENT;
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
