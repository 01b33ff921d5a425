package dev.wasmath.engine.runtime;

import dev.wasmath.engine.Trap;

/** The conversions of floating-point numbers to integers. */
public final class Truncations {
  private static final double TWO_31 = 0x1p31;
  private static final double TWO_32 = 0x1p32;
  private static final double TWO_63 = 0x1p63;
  private static final double TWO_64 = 0x1p64;

  private Truncations() {}

  private static void check(double x, double above, double below) {
    if (!(x > above && x < below)) {
      throw new Trap(Double.isNaN(x) ? Trap.Kind.INVALID_CONVERSION : Trap.Kind.INTEGER_OVERFLOW);
    }
  }

  public static int i32TruncF64S(double x) {
    check(x, -TWO_31 - 1, TWO_31);
    return (int) x;
  }

  public static int i32TruncF64U(double x) {
    check(x, -1, TWO_32);
    return (int) (long) x;
  }

  public static long i64TruncF64S(double x) {
    check(x, -0x1.0000000000001p63, TWO_63);
    return (long) x;
  }

  public static long i64TruncF64U(double x) {
    check(x, -1, TWO_64);
    return unsigned(x);
  }

  public static int i32TruncF32S(float x) {
    return i32TruncF64S(x);
  }

  public static int i32TruncF32U(float x) {
    return i32TruncF64U(x);
  }

  public static long i64TruncF32S(float x) {
    return i64TruncF64S(x);
  }

  public static long i64TruncF32U(float x) {
    return i64TruncF64U(x);
  }

  public static int i32TruncSatF32U(float x) {
    return i32TruncSatF64U(x);
  }

  public static int i32TruncSatF64U(double x) {
    return (int) Math.min(Math.max((long) x, 0), 0xffff_ffffL);
  }

  public static long i64TruncSatF32U(float x) {
    return i64TruncSatF64U(x);
  }

  public static long i64TruncSatF64U(double x) {
    if (!(x > 0)) {
      return 0;
    }
    return x >= TWO_64 ? -1 : unsigned(x);
  }

  private static long unsigned(double x) {
    return x < TWO_63 ? (long) x : (long) (x - TWO_63) ^ Long.MIN_VALUE;
  }
}
