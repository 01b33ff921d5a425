package dev.wasmath.series;

/**
 * An unevaluated sum of two doubles, the second within half a last digit of the first: some 32
 * decimal digits (T. J. Dekker, "A floating-point technique for extending the available precision",
 * Numer. Math. 18, 1971). Results are good to about 2^-102 of themselves, or of the larger operand
 * where operands cancel; numbers beyond 1e150 or below 1e-140 are not for it.
 */
record DoubleDouble(double high, double low) {
  static final DoubleDouble ZERO = new DoubleDouble(0.0, 0.0);
  static final DoubleDouble ONE = new DoubleDouble(1.0, 0.0);
  static final DoubleDouble LN2 = new DoubleDouble(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56);
  static final DoubleDouble PI = new DoubleDouble(0x1.921fb54442d18p1, 0x1.1a62633145c07p-53);
  static final DoubleDouble LN_PI = new DoubleDouble(0x1.250d048e7a1bdp0, 0x1.7abf2ad8d5088p-57);
  static final DoubleDouble LN_TURN = new DoubleDouble(0x1.d67f1c864beb5p0, -0x1.65b5a1b7ff5dfp-54);

  /** 1 / (2 pi). */
  static final DoubleDouble PER_TURN =
      new DoubleDouble(0x1.45f306dc9c883p-3, -0x1.6b01ec5417056p-57);

  private static final double SPLITTER = 0x1p27 + 1;

  static DoubleDouble of(double a) {
    return new DoubleDouble(a, 0.0);
  }

  /** a + b, exactly. */
  static DoubleDouble sum(double a, double b) {
    double high = a + b;
    double added = high - a;
    return new DoubleDouble(high, (a - (high - added)) + (b - added));
  }

  /** a + b, exactly, if a is the larger or zero. */
  private static DoubleDouble ordered(double a, double b) {
    double high = a + b;
    return new DoubleDouble(high, b - (high - a));
  }

  /** a b, exactly. */
  static DoubleDouble product(double a, double b) {
    double aHigh = firstHalf(a);
    double aLow = a - aHigh;
    double bHigh = firstHalf(b);
    double bLow = b - bHigh;
    double high = a * b;
    double low = ((aHigh * bHigh - high) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
    return new DoubleDouble(high, low);
  }

  private static double firstHalf(double a) {
    double scaled = SPLITTER * a;
    return scaled - (scaled - a);
  }

  /** a / b. */
  static DoubleDouble quotient(double a, double b) {
    return of(a).over(of(b));
  }

  double value() {
    return high + low;
  }

  DoubleDouble plus(DoubleDouble b) {
    DoubleDouble first = sum(high, b.high);
    DoubleDouble second = sum(low, b.low);
    DoubleDouble both = ordered(first.high, first.low + second.high);
    return ordered(both.high, both.low + second.low);
  }

  DoubleDouble plus(double b) {
    DoubleDouble first = sum(high, b);
    return ordered(first.high, first.low + low);
  }

  DoubleDouble minus(DoubleDouble b) {
    return plus(b.negated());
  }

  DoubleDouble negated() {
    return new DoubleDouble(-high, -low);
  }

  DoubleDouble times(DoubleDouble b) {
    DoubleDouble first = product(high, b.high);
    return ordered(first.high, first.low + (high * b.low + low * b.high));
  }

  DoubleDouble times(double b) {
    DoubleDouble first = product(high, b);
    return ordered(first.high, first.low + low * b);
  }

  DoubleDouble over(DoubleDouble b) {
    double first = high / b.high;
    DoubleDouble left = minus(b.times(first));
    double second = left.high / b.high;
    double third = left.minus(b.times(second)).high / b.high;
    return ordered(first, second).plus(third);
  }

  /** What is left by the nearest integer: from -1/2 to 1/2. */
  double fraction() {
    double wholeHigh = Math.rint(high);
    double wholeLow = Math.rint(low);
    double rest = (high - wholeHigh) + (low - wholeLow);
    return rest - Math.rint(rest);
  }
}
