package dev.wasmath.series;

import java.math.BigDecimal;
import org.apfloat.Apcomplex;
import org.apfloat.ApcomplexMath;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.apfloat.Apint;
import org.apfloat.AprationalMath;

/**
 * Zeta to many digits in apfloat's arithmetic, by Euler-Maclaurin summation, at the points of a
 * grid: there each power is the one before it times a constant. Apfloat's own zeta takes seconds
 * for a point; a test compares the two.
 */
final class ZetaOracle {
  private static final int CORRECTIONS = 40;

  private final long digits;
  private final int terms;
  private final Apcomplex[] bernoulli = new Apcomplex[CORRECTIONS + 1];

  /** What is told of a point. */
  @FunctionalInterface
  interface Point {
    void at(Complex s, Apcomplex exact);
  }

  /**
   * An oracle.
   *
   * @param digits of the arithmetic
   * @param terms of the series; about as many as the largest |s|
   */
  ZetaOracle(int digits, int terms) {
    this.digits = digits;
    this.terms = terms;
    Apfloat factorial = number(1);
    for (int j = 1; j <= CORRECTIONS; j++) {
      factorial = factorial.multiply(new Apint((2L * j - 1) * 2 * j));
      bernoulli[j] = AprationalMath.bernoulli(2L * j).precision(digits).divide(factorial);
    }
  }

  private Apfloat number(double x) {
    // Apfloat's own conversion from double is not exact.
    return new Apfloat(new BigDecimal(x).toPlainString(), digits);
  }

  private Apcomplex number(Complex z) {
    return new Apcomplex(number(z.re()), number(z.im()));
  }

  /** All points from + i {@code step} of a line; they have to be doubles. */
  void line(Complex from, Complex step, int points, Point visitor) {
    Apcomplex[] powers = powers(number(from));
    Apcomplex[] factors = powers(number(step));
    for (int i = 0; i < points; i++) {
      Complex s = new Complex(from.re() + i * step.re(), from.im() + i * step.im());
      visitor.at(s, sum(number(s), powers));
      for (int k = 2; k <= terms; k++) {
        powers[k] = powers[k].multiply(factors[k]);
      }
    }
  }

  /** For each k its power k^-s, from those of primes. */
  private Apcomplex[] powers(Apcomplex s) {
    Apcomplex[] powers = new Apcomplex[terms + 1];
    powers[1] = number(Complex.ONE);
    for (int k = 2; k <= terms; k++) {
      int divisor = 2;
      while (divisor * divisor <= k && k % divisor != 0) {
        divisor++;
      }
      powers[k] =
          divisor * divisor > k
              ? ApcomplexMath.exp(s.multiply(ApfloatMath.log(number(k))).negate())
              : powers[divisor].multiply(powers[k / divisor]);
    }
    return powers;
  }

  private Apcomplex sum(Apcomplex s, Apcomplex[] powers) {
    Apcomplex sum = powers[1];
    for (int k = 2; k < terms; k++) {
      sum = sum.add(powers[k]);
    }
    Apfloat n = number(terms);
    Apcomplex correction = n.divide(s.subtract(number(1))).add(number(0.5));
    Apcomplex factor = s.divide(n);
    Apfloat square = n.multiply(n);
    for (int j = 1; j <= CORRECTIONS; j++) {
      correction = correction.add(factor.multiply(bernoulli[j]));
      Apcomplex first = s.add(number(2 * j - 1));
      factor = factor.multiply(first).multiply(first.add(number(1))).divide(square);
    }
    return sum.add(powers[terms].multiply(correction));
  }
}
