package dev.wasmath.engine.spec;

/** The type of a number, alone or as a lane of a vector. */
enum LaneType {
  I8(8),
  I16(16),
  I32(32),
  I64(64),
  F32(32),
  F64(64);

  private final int bits;

  LaneType(int bits) {
    this.bits = bits;
  }

  int bits() {
    return bits;
  }

  /** The bits of a lane of this width, all set. */
  long mask() {
    return -1L >>> (64 - bits);
  }

  /** The one NaN of this width whose payload is its highest bit alone, without its sign. */
  long canonicalNan() {
    return switch (this) {
      case F32 -> 0x7fc0_0000L;
      case F64 -> 0x7ff8_0000_0000_0000L;
      case I8, I16, I32, I64 -> throw new IllegalStateException(this + " has no NaN");
    };
  }

  /** All bits of a lane but its sign. */
  long magnitude() {
    return mask() >>> 1;
  }
}
