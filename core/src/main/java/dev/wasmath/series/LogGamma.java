package dev.wasmath.series;

/**
 * The logarithm of the gamma function by Stirling's series, far enough from zero (NIST Digital
 * Library of Mathematical Functions, 5.11.1), to some 2^-70: the phases of zeta are made of it.
 *
 * @param re its real part
 * @param im its imaginary part
 */
record LogGamma(DoubleDouble re, DoubleDouble im) {
  /** From this distance of zero on the series has the digits. */
  static final double FAR = 16.0;

  /** Of a real number of at least {@link #FAR}. */
  static DoubleDouble stirling(DoubleDouble x) {
    double inverse = 1.0 / x.high();
    double z = inverse * inverse;
    double series = 0.0;
    for (int j = Bernoulli.STIRLING_TERMS; j >= 1; j--) {
      series = series * z + Bernoulli.stirling(j);
    }
    return x.plus(-0.5)
        .times(Fine.log(x))
        .minus(x)
        .plus(DoubleDouble.LN_TURN.times(0.5))
        .plus(series * inverse);
  }

  /** Of x + iy, whose distance of zero is at least {@link #FAR}, for positive x and y. */
  static LogGamma stirling(DoubleDouble x, double y) {
    DoubleDouble norm = x.times(x).plus(DoubleDouble.product(y, y));
    DoubleDouble logarithm = Fine.log(norm).times(0.5);
    DoubleDouble angle = Fine.angle(x, DoubleDouble.of(y));
    DoubleDouble shifted = x.plus(-0.5);
    Complex inverse = Complex.ONE.over(new Complex(x.high(), y));
    Complex z = inverse.times(inverse);
    Complex series = Complex.ZERO;
    for (int j = Bernoulli.STIRLING_TERMS; j >= 1; j--) {
      series = series.times(z).plus(new Complex(Bernoulli.stirling(j), 0.0));
    }
    series = series.times(inverse);
    DoubleDouble re =
        shifted
            .times(logarithm)
            .minus(angle.times(y))
            .minus(x)
            .plus(DoubleDouble.LN_TURN.times(0.5))
            .plus(series.re());
    DoubleDouble im = shifted.times(angle).plus(logarithm.times(y)).plus(-y).plus(series.im());
    return new LogGamma(re, im);
  }

  /** How many steps of 1 lead from x + iy to where Stirling's series holds. */
  static int steps(double x, double y) {
    return y >= FAR || x >= FAR ? 0 : (int) Math.ceil(FAR - x);
  }
}
