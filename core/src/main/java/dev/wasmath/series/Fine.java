package dev.wasmath.series;

/**
 * Logarithms and arctangents to about 2^-75, by tables of 64ths and short series: as phases need
 * them, of which a million turns are thrown away.
 */
final class Fine {
  private static final int STEPS = 64;

  /** Beyond the fifth power a series' terms need no second double. */
  private static final int LATE_TERMS = 6;

  static final DoubleDouble THIRD = DoubleDouble.quotient(1.0, 3.0);
  private static final Fine TABLES = new Fine();

  private final double[] logHigh = new double[STEPS + 1];
  private final double[] logLow = new double[STEPS + 1];
  private final double[] arcHigh = new double[STEPS + 1];
  private final double[] arcLow = new double[STEPS + 1];

  /** Each entry from the one before: their difference is a fast series. */
  private Fine() {
    DoubleDouble logarithm = DoubleDouble.ZERO;
    DoubleDouble arc = DoubleDouble.ZERO;
    for (int i = 1; i <= STEPS; i++) {
      DoubleDouble s = DoubleDouble.quotient(1.0, 2.0 * STEPS + 2.0 * i - 1.0);
      logarithm = logarithm.plus(series(s, 1.0).times(2.0));
      logHigh[i] = logarithm.high();
      logLow[i] = logarithm.low();
      double both = (double) STEPS * STEPS + (double) i * (i - 1);
      arc = arc.plus(series(DoubleDouble.quotient(STEPS, both), -1.0));
      arcHigh[i] = arc.high();
      arcLow[i] = arc.low();
    }
  }

  /** The natural logarithm of a positive, normal number. */
  static DoubleDouble log(double x) {
    return TABLES.logarithm(x);
  }

  /** The natural logarithm of a sum of two positive doubles. */
  static DoubleDouble log(DoubleDouble x) {
    return log(x.high()).plus(x.low() / x.high());
  }

  private DoubleDouble logarithm(double x) {
    int exponent = Math.getExponent(x);
    double m = x * Math.scalb(1.0, -exponent);
    int i = step(m);
    double c = 1.0 + (double) i / STEPS;
    // ln(m / c) = 2 artanh((m - c) / (m + c)).
    double difference = m - c;
    DoubleDouble s = DoubleDouble.of(difference).over(DoubleDouble.sum(m, c));
    DoubleDouble table = new DoubleDouble(logHigh[i], logLow[i]);
    return DoubleDouble.LN2.times((double) exponent).plus(table).plus(series(s, 1.0).times(2.0));
  }

  private static int step(double m) {
    return (int) ((m - 1.0) * STEPS + 0.5);
  }

  /** What the logarithm of a number is made of, as the i-th of many. */
  static void reduce(
      double x,
      int i,
      DoubleDoubles exponents,
      DoubleDoubles differences,
      DoubleDoubles sums,
      DoubleDoubles tables) {
    int exponent = Math.getExponent(x);
    double m = x * Math.scalb(1.0, -exponent);
    int step = step(m);
    double c = 1.0 + (double) step / STEPS;
    DoubleDouble sum = DoubleDouble.sum(m, c);
    exponents.set(i, exponent, 0.0);
    differences.set(i, m - c, 0.0);
    sums.set(i, sum.high(), sum.low());
    tables.set(i, TABLES.logHigh[step], TABLES.logLow[step]);
  }

  /** The angle of the point (x, y), in radians from -pi to pi; not of the origin. */
  static DoubleDouble angle(DoubleDouble x, DoubleDouble y) {
    DoubleDouble right = x.high() < 0.0 ? x.negated() : x;
    DoubleDouble up = y.high() < 0.0 ? y.negated() : y;
    DoubleDouble angle;
    if (up.high() <= right.high()) {
      angle = TABLES.arctangent(up.over(right));
    } else {
      angle = DoubleDouble.PI.times(0.5).minus(TABLES.arctangent(right.over(up)));
    }
    angle = x.high() < 0.0 ? DoubleDouble.PI.minus(angle) : angle;
    return y.high() < 0.0 ? angle.negated() : angle;
  }

  /** For r from 0 to 1: arctan(r) = arctan(c) + arctan((r - c) / (1 + r c)). */
  private DoubleDouble arctangent(DoubleDouble r) {
    int i = (int) (r.high() * STEPS + 0.5);
    double c = (double) i / STEPS;
    DoubleDouble w = r.plus(-c).over(r.times(c).plus(1.0));
    return new DoubleDouble(arcHigh[i], arcLow[i]).plus(series(w, -1.0));
  }

  /** s + sign s^3/3 + s^5/5 + ...: the area tangent, or the arctangent, of a small number. */
  private static DoubleDouble series(DoubleDouble s, double sign) {
    DoubleDouble z = s.times(s).times(sign);
    DoubleDouble third = z.times(THIRD).plus(z.high() * tail(z.high()));
    return s.plus(s.times(third));
  }

  /** z/5 + z^2/7 + ...: the terms that need no second double. */
  static double tail(double z) {
    double tail = 0.0;
    for (int k = LATE_TERMS; k >= 2; k--) {
      tail = (tail + 1.0 / (2 * k + 1)) * z;
    }
    return tail;
  }
}
