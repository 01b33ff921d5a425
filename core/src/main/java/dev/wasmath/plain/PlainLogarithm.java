package dev.wasmath.plain;

/**
 * The plain-Java definition of the natural logarithm, in the form of fdlibm's {@code e_log.c} (Sun
 * Microsystems, 1993): x = 2^k (1 + f), s = f / (2 + f), log(1 + f) = f - (f^2/2 - s (f^2/2 + R)).
 * The coefficients are those of {@code scripts/coefficients.py}.
 */
public final class PlainLogarithm {
  private static final double LN2_HIGH = 0x1.62e42feep-1;
  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  /** The square root of 1/2: 1 + f lies from here to the square root of 2. */
  private static final long LEAST = 0x3fe6a09e667f3bcdL;

  private static final long FRACTION = 0xfffffffffffffL;

  /** The bits of 2^52, which make a small integer below it a double. */
  private static final long INTEGER = 0x4330000000000000L;

  private PlainLogarithm() {}

  static void log(double[] x, int xOffset, double[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = log(x[xOffset + i]);
    }
  }

  /** The natural logarithm of one number. */
  public static double log(double x) {
    double normal = normal(x);
    double k = exponent(x, normal);
    double f = fraction(normal) - 1.0;
    double s = f / (2.0 + f);
    double z = s * s;
    double p = 0.14797471593402337;
    p = p * z + 0.15313886090294743;
    p = p * z + 0.181835713839169;
    p = p * z + 0.2222219842096405;
    p = p * z + 0.2857142874409988;
    p = p * z + 0.39999999999405383;
    p = p * z + 0.6666666666666736;
    double half = 0.5 * f * f;
    double finite = k * LN2_HIGH - ((half - (s * (half + z * p) + k * LN2_LOW)) - f);
    double positive = x < Double.POSITIVE_INFINITY ? finite : x;
    double otherwise = x == 0.0 ? Double.NEGATIVE_INFINITY : Double.NaN;
    return x > 0.0 ? positive : otherwise;
  }

  /** A positive number, times 2^54 if it is subnormal. */
  static double normal(double x) {
    return x < Double.MIN_NORMAL ? x * 0x1p54 : x;
  }

  /** The k of a number in 2^k m, given its normal form. */
  static double exponent(double x, double normal) {
    long biased = Double.doubleToRawLongBits(normal) - LEAST + (1024L << 52);
    double shifted = Double.longBitsToDouble(biased >>> 52 | INTEGER);
    return shifted - (x < Double.MIN_NORMAL ? 0x1p52 + 1024 + 54 : 0x1p52 + 1024);
  }

  /** The m of a normal number 2^k m, from the square root of 1/2 to that of 2. */
  static double fraction(double normal) {
    long bits = Double.doubleToRawLongBits(normal) - LEAST;
    return Double.longBitsToDouble((bits & FRACTION) + LEAST);
  }
}
