package dev.wasmath.plain;

/**
 * The plain-Java definition of the exponential and of the functions made of it, by additions,
 * multiplications, divisions and bit operations alone, so that the bits are the same everywhere.
 *
 * <p>With {@code x = k ln 2 + r} the exponential is 2^k exp(r), and exp(r) a rational function, or
 * a polynomial where more of its last digit is needed. The coefficients are those of {@code
 * scripts/coefficients.py}.
 */
public final class PlainExponentials {
  /** Beyond these the exponential is infinite, or zero. */
  private static final double HIGHEST = 710.0;

  private static final double LOWEST = -746.0;

  private static final double PER_LN2 = 1.4426950408889634;
  private static final double LN2_HIGH = 0x1.62e42feep-1;
  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  /** Added to an integer k, it leaves k + 2046 in the lowest bits: two biases of an exponent. */
  private static final double TWICE_BIASED = 0x1.8p52 + 2046;

  /** The same for the half of a number; odd, so that a tie of two integers goes the other way. */
  private static final double HALVED = 0x1.8p52 + 2047;

  /** Added to an integer k, it leaves k + 1023 in the lowest bits. */
  private static final double ONCE_BIASED = 0x1.8p52 + 1023;

  /** From here on the logistic function is 1. */
  private static final double LARGE_SIGMOID = 40.0;

  /** With {@link #odd} and {@link #even}, tanh(r/2) = u / (CENTRE + w). */
  private static final double CENTRE = 1.5625;

  /** Where the hyperbolic tangent is x and a correction; above, 1 and a correction. */
  private static final double SMALL_TANH = 0.625;

  /** From here on the hyperbolic tangent is 1. */
  private static final double LARGE_TANH = 20.0;

  private static final double PER_HALF_LN2 = 2.8853900817779268;
  private static final double HALF_LN2_HIGH = 0x1.62e42feep-2;
  private static final double HALF_LN2_LOW = 0x1.a39ef35793c76p-34;

  private PlainExponentials() {}

  static void exp(double[] x, int xOffset, double[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = exp(x[xOffset + i]);
    }
  }

  static void sigmoid(double[] x, int xOffset, double[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = sigmoid(x[xOffset + i]);
    }
  }

  static void tanh(double[] x, int xOffset, double[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = tanh(x[xOffset + i]);
    }
  }

  static void softplus(double[] x, int xOffset, double[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = softplus(x[xOffset + i]);
    }
  }

  /**
   * The exponential of one number.
   *
   * <p>With u and w as in {@link #CENTRE}, exp(r) / 2 = 1/2 + u / (CENTRE + (w - u)).
   */
  public static double exp(double x) {
    double within = bounded(x, HIGHEST);
    double shifted = within * PER_LN2 + HALVED;
    double r = reduced(within, shifted - HALVED);
    double z = r * r;
    double u = odd(r, z);
    return scale(0.5 + u / (CENTRE + (even(z) - u)), shifted);
  }

  /** The number, where it is below {@code most} and above what underflows. */
  private static double bounded(double x, double most) {
    double below = most < x ? most : x;
    return below < LOWEST ? LOWEST : below;
  }

  /** x - k ln 2. */
  private static double reduced(double x, double k) {
    return (x - k * LN2_HIGH) - k * LN2_LOW;
  }

  /** u of {@link #CENTRE}, for |r| up to ln(2)/2 and z = r^2. */
  private static double odd(double r, double z) {
    return r * ((5.163863537225544e-05 * z + 0.021699507589922673) * z + 0.5 * CENTRE);
  }

  /** w of {@link #CENTRE}. */
  private static double even(double z) {
    return z * (0.0015497229802433408 * z + 0.17360734851317844);
  }

  /** exp(r + low) - 1, for |r| up to ln(2)/2 and a tiny low. */
  public static double reducedExpm1(double r, double low) {
    return r + (curve(r) + low);
  }

  /** exp(r) - 1 - r, for |r| up to ln(2)/2: a polynomial in pairs, for short waits. */
  private static double curve(double r) {
    double z = r * r;
    double a = 0.16666666666666685 * r + 0.5000000000000013;
    double b = 0.008333333333315953 * r + 0.04166666666651157;
    double c = 0.00019841269898664948 * r + 0.0013888888947865923;
    double d = 2.7557232865118846e-06 * r + 2.480148917255337e-05;
    double e = 2.5112658622693133e-08 * r + 2.7631526235149347e-07;
    double fourth = z * z;
    double low = b * z + a;
    double high = e * fourth + (d * z + c);
    return z * (high * fourth + low);
  }

  /** A number times 2^k, in two steps, so that it may overflow, or underflow gradually. */
  static double scale(double number, double shifted) {
    long biased = Double.doubleToRawLongBits(shifted);
    long half = biased >>> 1;
    return number * powerOfTwo(half) * powerOfTwo(biased - half);
  }

  /** The power of two whose biased exponent is in the lowest bits. */
  private static double powerOfTwo(long biased) {
    return Double.longBitsToDouble(biased << 52);
  }

  /**
   * Of exp(x) = 2^k (CENTRE + (w + u)) / (CENTRE + (w - u)), with u and w as in {@link #CENTRE},
   * the numerator over the sum of both.
   */
  static double sigmoid(double x) {
    double within = bounded(x, LARGE_SIGMOID);
    double shifted = within * PER_LN2 + TWICE_BIASED;
    double r = reduced(within, shifted - TWICE_BIASED);
    double z = r * r;
    double u = odd(r, z);
    double w = even(z);
    double numerator = scale(CENTRE + (w + u), shifted);
    return numerator / (CENTRE + (numerator + (w - u)));
  }

  /**
   * With tanh(h) = h + h z P / Q, z = h^2, for small h: the rational function itself for small |x|;
   * else 1 - 2 / (exp(2|x|) + 1) with exp(2|x|) = s (1 + tanh(h)) / (1 - tanh(h)).
   */
  static double tanh(double x) {
    double magnitude = Math.abs(x);
    double within = LARGE_TANH < magnitude ? LARGE_TANH : magnitude;
    boolean small = within < SMALL_TANH;
    double shifted = within * PER_HALF_LN2 + ONCE_BIASED;
    double k = small ? 0.0 : shifted - ONCE_BIASED;
    double h = (within - k * HALF_LN2_HIGH) - k * HALF_LN2_LOW;
    double z = h * h;
    double p = (-0.9643850348774755 * z + -99.25160491161165) * z + -1613.9418424107705;
    double q = ((z + 112.77255618529303) * z + 2234.4850256277427) * z + 4841.825527232312;
    double zp = z * p;
    double u = h * (q + zp);
    double difference = q - u;
    double sum = powerOfTwo(Double.doubleToRawLongBits(shifted)) * (q + u) + difference;
    double quotient = (small ? h * zp : -2.0 * difference) / (small ? q : sum);
    return Math.copySign((small ? within : 1.0) + quotient, x);
  }

  /** log(1 + e) with e = exp(-|x|), and x where it is positive. */
  static double softplus(double x) {
    double within = bounded(-Math.abs(x), 0.0);
    double shifted = within * PER_LN2 + TWICE_BIASED;
    double r = reduced(within, shifted - TWICE_BIASED);
    double e = scale(1.0 + (r + curve(r)), shifted);
    double s = e / (2.0 + e);
    double z = s * s;
    double p = 0.16393525145641585;
    p = p * z + 0.07040818277142553;
    p = p * z + 0.10959881459976462;
    p = p * z + 0.11717912299438069;
    p = p * z + 0.13336616388087527;
    p = p * z + 0.15384463767346318;
    p = p * z + 0.18181822723749472;
    p = p * z + 0.2222222213770308;
    p = p * z + 0.2857142857232538;
    p = p * z + 0.3999999999999542;
    p = p * z + 0.6666666666666667;
    double half = 0.5 * e * e;
    return (0.0 < x ? x : 0.0) + (e - (half - s * (half + z * p)));
  }
}
