package dev.wasmath.series;

/**
 * The Riemann-Siegel theta function, by which zeta turns on the critical line: theta(t) = arg
 * gamma(1/4 + it/2) - t/2 ln pi (H. M. Edwards, "Riemann's Zeta Function", section 6.5).
 */
final class Theta {
  /** From here on the asymptotic series has the digits. */
  static final double FIRST_BY_SERIES = 16.0;

  /** (1 - 2^(1 - 2k)) |B(2k)| / (4k (2k - 1)): the coefficients of t^(1 - 2k). */
  private static final double[] SERIES = {
    1.0 / 48,
    7.0 / 5760,
    31.0 / 80_640,
    127.0 / 430_080,
    511.0 / 1_216_512,
    1_414_477.0 / 1_476_034_560.0,
  };

  /** An eighth of a turn is pi/4: theta's constant is -pi/8. */
  static final double CONSTANT_TURNS = -0.0625;

  private Theta() {}

  /** theta(t) in turns, with all of them; for t of any sign. */
  static DoubleDouble ofTurns(double t) {
    if (t < 0.0) {
      return ofTurns(-t).negated();
    }
    if (t < FIRST_BY_SERIES) {
      return low(t).times(DoubleDouble.PER_TURN);
    }
    DoubleDouble logarithm = Fine.log(t).minus(DoubleDouble.LN_TURN).plus(-1.0);
    double inverse = 1.0 / t;
    return logarithm
        .times(t)
        .times(0.5)
        .plus(series(inverse * inverse) * inverse)
        .times(DoubleDouble.PER_TURN)
        .plus(CONSTANT_TURNS);
  }

  /** The asymptotic series' corrections times t, of z = 1 / t^2. */
  static double series(double z) {
    double series = 0.0;
    for (int k = SERIES.length - 1; k >= 0; k--) {
      series = series * z + SERIES[k];
    }
    return series;
  }

  /** theta(t) in turns, without whole ones: from -1/2 to 1/2. */
  static double turns(double t) {
    return ofTurns(t).fraction();
  }

  /** theta(t) in radians. */
  static double of(double t) {
    return ofTurns(t).times(DoubleDouble.PI).times(2.0).value();
  }

  /** Its derivative, roughly: for steps of Newton's method. */
  static double slope(double t) {
    return 0.5 * Fine.log(t).minus(DoubleDouble.LN_TURN).value();
  }

  private static DoubleDouble low(double t) {
    double x = 0.25;
    double y = 0.5 * t;
    int steps = LogGamma.steps(x, y);
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int k = 0; k < steps; k++) {
      sum = sum.plus(Fine.angle(DoubleDouble.of(x + k), DoubleDouble.of(y)));
    }
    DoubleDouble gamma = LogGamma.stirling(DoubleDouble.of(x + steps), y).im();
    return gamma.minus(sum).minus(DoubleDouble.LN_PI.times(y));
  }
}
