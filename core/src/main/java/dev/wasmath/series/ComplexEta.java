package dev.wasmath.series;

import dev.wasmath.plain.PlainExponentials;

/** Dirichlet's eta function of complex arguments, by way of zeta. */
final class ComplexEta {
  /** Within this distance of 0 the exponential less 1 has a series of few terms. */
  private static final double NEAR = 0.5;

  private static final int TERMS = 16;

  private ComplexEta() {}

  static Complex eta(Complex s) {
    DoubleDouble re = DoubleDouble.LN2.times(1.0 - s.re());
    DoubleDouble im = DoubleDouble.LN2.times(-s.im());
    return less1(re, im).negated().times(ComplexZeta.zeta(s));
  }

  /** exp(re + i im) - 1. */
  private static Complex less1(DoubleDouble re, DoubleDouble im) {
    Complex z = new Complex(re.high(), im.high());
    if (z.abs() > NEAR) {
      double turns = im.times(DoubleDouble.PER_TURN).fraction();
      return Complex.polar(PlainExponentials.exp(re.high()), turns).minus(Complex.ONE);
    }
    Complex sum = Complex.ONE;
    for (int k = TERMS; k >= 2; k--) {
      sum = Complex.ONE.plus(sum.times(z).times(1.0 / k));
    }
    return sum.times(z);
  }
}
