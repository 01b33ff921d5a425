package dev.wasmath.plain;

/**
 * Sine and cosine of numbers from 2^20 on, by exact integers: a window of 192 bits of 1/pi times
 * the significand, modulo 2 (Payne and Hanek, "Radian reduction for trigonometric functions",
 * SIGNUM Newsletter 18, 1983).
 */
final class PayneHanek {
  /** 64 zeros and the bits of 1/pi behind its point. */
  private static final long[] PER_PI = {
    0,
    0x517cc1b727220a94L,
    0xfe13abe8fa9a6ee0L,
    0x6db14acc9e21c820L,
    0xff28b1d5ef5de2b0L,
    0xdb92371d2126e970L,
    0x0324977504e8c90eL,
    0x7f0ef58e5894d39fL,
    0x74411afa975da242L,
    0x74ce38135a2fbf20L,
    0x9cc8eb1cc1a99cfaL,
    0x4e422fc5defc941dL,
    0x8ffc4bffef02cc07L,
    0xf79788c5ad05368fL,
    0xb69b3f6793e584dbL,
    0xa7a31fb34f2ff516L,
    0xba93dd63f5f2f8bdL,
    0x9e839cfbc5294975L,
    0x35fdafd88fc6ae84L,
    0x2b0198237e3db5d5L,
  };

  private static final long LOW_HALF = 0xffffffffL;

  /** Keeps 26 bits of a significand: the product of two such numbers is exact. */
  private static final long HIGH = -1L << 27;

  private static final double PI = 0x1.921fb54442d18p1;
  private static final double PI_HIGH = 0x1.921fb5p1;
  private static final double PI_LOW = 0x1.110b4611a6263p-25;
  private static final double PI_REST = 0x1.1a62633145c07p-53;

  private PayneHanek() {}

  static double sin(double x) {
    return shiftedSine(x, 0L);
  }

  static double cos(double x) {
    return shiftedSine(x, 1L << 62);
  }

  /** The sine of x plus a shift in units of pi / 2^63; NaN for an infinite x. */
  private static double shiftedSine(double x, long shift) {
    long bits = Double.doubleToRawLongBits(x);
    long significand = (bits & 0xfffffffffffffL) | 1L << 52;
    // x is significand 2^(exponent - 1075); multiples of 2 pi in x / pi are of no interest.
    int first = (int) (bits >>> 52) - 1075 - 1 + 64;
    int word = first >> 6;
    int shiftLeft = first & 63;
    long w0 = window(PER_PI[word], PER_PI[word + 1], shiftLeft);
    long w1 = window(PER_PI[word + 1], PER_PI[word + 2], shiftLeft);
    long w2 = window(PER_PI[word + 2], PER_PI[word + 3], shiftLeft);
    // The product modulo 2^192, in units of pi / 2^191, of which the lowest word is not needed.
    long carried = Math.unsignedMultiplyHigh(w2, significand);
    long p1 = w1 * significand + carried;
    long carry = Long.compareUnsigned(p1, carried) < 0 ? 1 : 0;
    long p0 = w0 * significand + Math.unsignedMultiplyHigh(w1, significand) + carry + shift;
    // The nearest integer goes, and leaves its parity in the sign.
    long high = p0 << 1 | p1 >>> 63;
    long low = p1 << 1;
    long negative = high >> 63;
    double sine = ofTurns(high ^ negative, low ^ negative);
    return PlainTrigonometry.withSign(sine, p0) + 0.0 * x;
  }

  /** 64 bits of two words, from a place in the first one. */
  private static long window(long first, long second, int place) {
    return first << place | second >>> 1 >>> (63 - place);
  }

  /** The sine of a fraction of pi, given as 128 bits behind the point. */
  private static double ofTurns(long high, long low) {
    double d0 = (high >>> 32) * 0x1p-32;
    double d1 = (high & LOW_HALF) * 0x1p-64;
    double d2 = (low >>> 32) * 0x1p-96;
    double d3 = (low & LOW_HALF) * 0x1p-128;
    double s = d0 + d1;
    double t = s + d2;
    double rest = ((d1 - (s - d0)) + (d2 - (t - s))) + d3;
    double tHigh = Double.longBitsToDouble(Double.doubleToRawLongBits(t) & HIGH);
    double tLow = t - tHigh;
    double r = t * PI;
    double lost = ((tHigh * PI_HIGH - r) + tHigh * PI_LOW + tLow * PI_HIGH) + tLow * PI_LOW;
    return PlainTrigonometry.sine(r, lost + (t * PI_REST + rest * PI));
  }
}
