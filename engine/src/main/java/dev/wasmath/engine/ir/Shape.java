package dev.wasmath.engine.ir;

/** How 128 bits are read as lanes. */
public enum Shape {
  /** Sixteen bytes. */
  I8X16(Type.I32, 16),
  /** Eight 16-bit integers. */
  I16X8(Type.I32, 8),
  /** Four 32-bit integers. */
  I32X4(Type.I32, 4),
  /** Two 64-bit integers. */
  I64X2(Type.I64, 2),
  /** Four single-precision numbers. */
  F32X4(Type.F32, 4),
  /** Two double-precision numbers. */
  F64X2(Type.F64, 2),
  /** Bits without lanes, and operations that are not of vectors. */
  BITS(Type.VOID, 1);

  private final Type lane;
  private final int lanes;

  Shape(Type lane, int lanes) {
    this.lane = lane;
    this.lanes = lanes;
  }

  /** The scalar type of a lane. */
  public Type lane() {
    return lane;
  }

  /** The number of lanes in 128 bits. */
  public int lanes() {
    return lanes;
  }

  /** The bits of a lane. */
  public int laneBits() {
    return 128 / lanes;
  }

  /** The integer shape with lanes of the same size. */
  public Shape integral() {
    return switch (this) {
      case F32X4 -> I32X4;
      case F64X2 -> I64X2;
      default -> this;
    };
  }
}
