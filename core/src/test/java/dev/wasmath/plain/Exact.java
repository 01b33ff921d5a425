package dev.wasmath.plain;

import java.math.BigInteger;

/**
 * A number to far more digits than a double has: {@code significand * 2^-scale}.
 *
 * @param significand at least 100 bits of it, unless the number is a double
 * @param scale the bits behind the point
 */
record Exact(BigInteger significand, int scale) {
  private static final int LEAST_UNIT = -1074;

  /** A finite double. */
  static Exact of(double x) {
    long bits = Double.doubleToRawLongBits(x);
    int exponent = (int) (bits >>> 52) & 0x7ff;
    long fraction = bits & 0xfffffffffffffL;
    BigInteger significand = BigInteger.valueOf(exponent == 0 ? fraction : fraction | 1L << 52);
    return new Exact(x < 0 ? significand.negate() : significand, 1075 - Math.max(exponent, 1));
  }

  Exact negate() {
    return new Exact(significand.negate(), scale);
  }

  /** This number with so many bits behind the point, cut. */
  BigInteger fixed(int bits) {
    return significand.shiftLeft(bits - scale);
  }

  /** The nearest double, or one of the two. */
  double doubleValue() {
    int unit = unit();
    return significand.signum() * Math.scalb(cut(unit) + beyond(unit), unit);
  }

  /** How far a double is from this number, in units of this number's last place. */
  double ulpsTo(double y) {
    int unit = unit();
    if (significand.signum() < 0 != y < 0 && y != 0) {
      return Double.POSITIVE_INFINITY;
    }
    if (unit > 971) {
      return Double.isInfinite(y) ? 0 : Double.POSITIVE_INFINITY;
    }
    // An infinity stands for the first number that is too large.
    double magnitude = Double.isInfinite(y) ? 0x1p53 : Math.scalb(Math.abs(y), -unit);
    if (Double.isInfinite(y) && unit < 971) {
      return Double.POSITIVE_INFINITY;
    }
    return Math.abs((magnitude - cut(unit)) - beyond(unit));
  }

  /** The exponent of the last bit of a double near this number. */
  private int unit() {
    return Math.max(significand.abs().bitLength() - 1 - scale - 52, LEAST_UNIT);
  }

  private double cut(int unit) {
    return significand.abs().shiftRight(scale + unit).doubleValue();
  }

  /** What cutting took, in units. */
  private double beyond(int unit) {
    BigInteger bits = significand.abs().shiftRight(scale + unit - 62);
    return bits.subtract(bits.shiftRight(62).shiftLeft(62)).doubleValue() * 0x1p-62;
  }
}
