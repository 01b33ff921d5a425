package dev.wasmath.engine.fuzz;

/** The binaries of {@link LoopModules}, for tests of other packages. */
public final class LoopBinaries {

  private LoopBinaries() {}

  /** The module of a seed. */
  public static byte[] draw(long seed) {
    return LoopModules.draw(seed).wasm().toArray();
  }
}
