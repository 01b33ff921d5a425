package dev.wasmath.plain;

/**
 * The plain-Java definition of sine and cosine: x = m pi + r with |r| up to pi/2, where m is an
 * integer for the sine and half an odd one for the cosine, and one polynomial for sin(r). Up to
 * 2^20 pi is taken off in four parts (Cody and Waite, "Software Manual for the Elementary
 * Functions", 1980); beyond, {@link PayneHanek} reduces. The coefficients are those of {@code
 * scripts/coefficients.py}.
 */
public final class PlainTrigonometry {
  /** Up to here twice m has 20 bits, and its products with the parts of pi are exact. */
  private static final double LARGE = 0x1p20;

  private static final double PER_PI = 0.3183098861837907;
  private static final double PI_1 = 0x1.921fb544p1;
  private static final double PI_2 = 0x1.0b4611a6p-33;
  private static final double PI_3 = 0x1.3198a2ep-68;
  private static final double PI_4 = 0x1.b839a252049c1p-103;

  /** Added to an integer, it leaves its parity in the lowest bit. */
  private static final double INTEGER = 0x1.8p52;

  private PlainTrigonometry() {}

  static void sin(double[] x, int xOffset, double[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = sin(x[xOffset + i]);
    }
  }

  static void cos(double[] x, int xOffset, double[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = cos(x[xOffset + i]);
    }
  }

  /** The sine of one number. */
  public static double sin(double x) {
    double magnitude = Math.abs(x);
    double sine = LARGE < magnitude ? PayneHanek.sin(magnitude) : shiftedSine(magnitude, 0.0);
    return withSign(sine, Double.doubleToRawLongBits(x));
  }

  /** The cosine of one number. */
  public static double cos(double x) {
    double magnitude = Math.abs(x);
    return LARGE < magnitude ? PayneHanek.cos(magnitude) : shiftedSine(magnitude, 0.5);
  }

  /** sin(x + shift pi), for x from 0 to {@link #LARGE} and a shift of 0 or 1/2. */
  private static double shiftedSine(double x, double shift) {
    double shifted = (x * PER_PI + shift) + INTEGER;
    double m = (shifted - INTEGER) - shift;
    double a = x - m * PI_1;
    double b = a - m * PI_2;
    double c = b - m * PI_3;
    double errors = (lost(x, m * PI_1, a) + lost(a, m * PI_2, b)) + lost(b, m * PI_3, c) - m * PI_4;
    double r = c + errors;
    double low = errors - (r - c);
    return withSign(sine(r, low), Double.doubleToRawLongBits(shifted) << 63);
  }

  /** What rounding took from x - y (Knuth, "The Art of Computer Programming", 4.2.2). */
  private static double lost(double x, double y, double difference) {
    double taken = x - difference;
    return (x - (difference + taken)) + (taken - y);
  }

  /** sin(r + low), for |r| up to pi/2 and a low below its last bit. */
  static double sine(double r, double low) {
    double z = r * r;
    double cosine = 1.0 - z * (0.5 - z * 0.041666666666666664);
    return r + (low * cosine + r * z * tail(z));
  }

  /** sin(r), for |r| up to pi/2 and a little more. */
  static double sine(double r) {
    double z = r * r;
    return r + r * z * tail(z);
  }

  /** -1/6 + z/120 - ... */
  private static double tail(double z) {
    double p = -6.258257513860705e-18;
    p = p * z + 2.7896044681591096e-15;
    p = p * z + -7.646088918575245e-13;
    p = p * z + 1.6059014540216483e-10;
    p = p * z + -2.5052107908531264e-08;
    p = p * z + 2.755731921929664e-06;
    p = p * z + -0.00019841269841243034;
    p = p * z + 0.008333333333333253;
    return p * z + -0.16666666666666666;
  }

  /** A number, negated if the highest of the bits is set. */
  static double withSign(double number, long bits) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(number) ^ (bits & Long.MIN_VALUE));
  }
}
