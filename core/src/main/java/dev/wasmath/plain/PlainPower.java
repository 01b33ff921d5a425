package dev.wasmath.plain;

/**
 * The plain-Java definition of the power: 2^(y log2|x|) with the logarithm to about 2^-65, as the
 * sum of two numbers of which the first has 26 bits, in the manner of fdlibm's {@code e_pow.c} (Sun
 * Microsystems, 2004). With |x| = 2^k m, s = (m - 1) / (m + 1) and z = s^2, the logarithm of m is
 * 2/3 s (3 + z + z^2 W). The coefficients are those of {@code scripts/coefficients.py}.
 */
public final class PlainPower {
  /** Keeps 26 bits of a significand: the product of two such numbers is exact. */
  private static final long HIGH = -1L << 27;

  /** 2 / (3 ln 2), whole and in two parts. */
  private static final double SCALE = 0.9617966939259756;

  private static final double SCALE_HIGH = 0x1.ec709d8p-1;
  private static final double SCALE_LOW = 0x1.0e80ff5d27f05p-27;

  private static final double LN2 = 0.6931471805599453;
  private static final double LN2_HIGH = 0x1.62e42f8p-1;
  private static final double LN2_LOW = 0x1.be8e7bcd5e4f2p-27;

  /** With this exponent every power but that of 1 overflows or underflows. */
  private static final double LARGE_EXPONENT = 0x1p70;

  /** Beyond 2^1100, either way, a power overflows or underflows. */
  private static final double LARGE_RESULT = 1100.0;

  /** Added to an integer k, it leaves k + 2046 in the lowest bits. */
  private static final double TWICE_BIASED = 0x1.8p52 + 2046;

  private PlainPower() {}

  static void pow(
      double[] x, int xOffset, double[] y, int yOffset, double[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = pow(x[xOffset + i], y[yOffset + i]);
    }
  }

  /** The power of one number. */
  public static double pow(double x, double y) {
    double magnitude = Math.abs(x);
    double power = ofPositive(magnitude, within(y, LARGE_EXPONENT));
    // What is left of y by the nearest even integer: 0 if it is even, 1 if it is odd.
    double absolute = Math.abs(y);
    double a = 0x1p53 < absolute ? 0x1p53 : absolute;
    double left = Math.abs(a - ((a + 0x1p53) - 0x1p53));
    boolean extreme = magnitude == 0.0 || magnitude == Double.POSITIVE_INFINITY;
    if (extreme) {
      power = (magnitude == 0.0) == (y < 0.0) ? Double.POSITIVE_INFINITY : 0.0;
    }
    power = PlainTrigonometry.withSign(power, left == 1.0 ? Double.doubleToRawLongBits(x) : 0L);
    boolean fractional = left != 0.0 && left != 1.0;
    boolean undefined = x < 0.0 && fractional && !extreme;
    boolean oneToInfinity = magnitude == 1.0 && absolute == Double.POSITIVE_INFINITY;
    power = undefined || oneToInfinity || Double.isNaN(x) || Double.isNaN(y) ? Double.NaN : power;
    return y == 0.0 ? 1.0 : power;
  }

  /** The power of a positive, finite number. */
  private static double ofPositive(double x, double y) {
    double normal = PlainLogarithm.normal(x);
    double k = PlainLogarithm.exponent(x, normal);
    double m = PlainLogarithm.fraction(normal);
    // s = sHigh + sLow, to about 2^-78 of it.
    double f = m - 1.0;
    double d = m + 1.0;
    double inverse = 1.0 / d;
    double s = f * inverse;
    double sHigh = high(s);
    double dHigh = high(d);
    double dLow = m - (dHigh - 1.0);
    double sLow = inverse * ((f - sHigh * dHigh) - sHigh * dLow);
    // 3 + z + z^2 W = tHigh + tLow.
    double z = s * s;
    double zHigh = sHigh * sHigh;
    double rest = z * z * tail(z) + sLow * (sHigh + s);
    double tHigh = high((3.0 + zHigh) + rest);
    double tLow = rest - ((tHigh - 3.0) - zHigh);
    // log2(x) = logHigh + logLow.
    double u = sHigh * tHigh;
    double v = sLow * tHigh + tLow * s;
    double pHigh = high(u + v);
    double pLow = v - (pHigh - u);
    double lHigh = SCALE_HIGH * pHigh;
    double lLow = SCALE_LOW * pHigh + pLow * SCALE;
    double logHigh = high((lHigh + lLow) + k);
    double logLow = lLow - ((logHigh - k) - lHigh);
    double yHigh = high(y);
    return exp2(yHigh * logHigh, (y - yHigh) * logHigh + y * logLow);
  }

  /** W = 3/5 + 3/7 z + ... */
  private static double tail(double z) {
    double w = 0.17988897676958313;
    w = w * z + 0.17511516358618048;
    w = w * z + 0.2000451513946182;
    w = w * z + 0.23076834163302157;
    w = w * z + 0.2727272832466967;
    w = w * z + 0.3333333332612167;
    w = w * z + 0.42857142857168573;
    return w * z + 0.5999999999999996;
  }

  /** 2^(high + low), for a low that is 2^-25 of high at most. */
  private static double exp2(double high, double low) {
    double within = within(high, LARGE_RESULT);
    double tail = within == high ? low : 0.0;
    double shifted = within + TWICE_BIASED;
    double f = within - (shifted - TWICE_BIASED);
    double t = high(f + tail);
    double u = t * LN2_HIGH;
    double v = (tail - (t - f)) * LN2 + t * LN2_LOW;
    double r = u + v;
    double w = v - (r - u);
    return PlainExponentials.scale(1.0 + PlainExponentials.reducedExpm1(r, w + r * w), shifted);
  }

  /** The number, or the bound nearest to it. */
  private static double within(double number, double bound) {
    double below = bound < number ? bound : number;
    return below < -bound ? -bound : below;
  }

  /** The number with 26 bits of its significand. */
  private static double high(double number) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(number) & HIGH);
  }
}
