package dev.wasmath.engine;

/** How {@code v128} values are computed; each gives the same bits. */
public enum Lowering {
  /**
   * The width that the JVM prefers on this machine, up to 256 bits; scalars without the Vector API
   * module.
   */
  AUTO,
  /** Two 64-bit scalars for each value; needs no Vector API. */
  SCALAR,
  /** 128-bit vectors. */
  V128,
  /** Adjacent isomorphic operations joined to 256-bit vectors where possible. */
  V256,
  /** Adjacent isomorphic operations joined to 512-bit vectors where possible, otherwise to 256. */
  V512;

  /** The width of the widest vectors, in bits; 0 for scalars, and for the width of the machine. */
  public int bits() {
    return switch (this) {
      case AUTO, SCALAR -> 0;
      case V128 -> 128;
      case V256 -> 256;
      case V512 -> 512;
    };
  }
}
