package dev.wasmath.series;

import java.math.BigInteger;

/**
 * Zeta on the critical line with phases and sums in fixed point of 128 bits: another way than ours,
 * to tell where the function changes its sign. Only Euler-Maclaurin's corrections are of doubles:
 * they are small, and good to 1e-14.
 */
final class ExactCriticalLine {
  private static final int BITS = 128;
  private static final BigInteger UNIT = BigInteger.ONE.shiftLeft(BITS);

  /** t is taken to a multiple of 2^-40. */
  private static final int T_BITS = 40;

  private final BigInteger[] logarithms;
  private final BigInteger[] inverseRoots;
  private final BigInteger turn;

  /** For t up to a height. */
  ExactCriticalLine(double height) {
    int n = terms(height) + 1;
    this.logarithms = new BigInteger[n + 1];
    this.inverseRoots = new BigInteger[n + 1];
    logarithms[1] = BigInteger.ZERO;
    for (int k = 2; k <= n; k++) {
      // ln(k / (k - 1)) = 2 artanh(1 / (2k - 1)).
      logarithms[k] = logarithms[k - 1].add(inverse(2L * k - 1, false).shiftLeft(1));
    }
    for (int k = 1; k <= n; k++) {
      inverseRoots[k] = UNIT.shiftLeft(BITS).divide(BigInteger.valueOf(k)).sqrt();
    }
    // J. Machin: pi / 4 = 4 arctan(1/5) - arctan(1/239).
    BigInteger quarter = inverse(5, true).shiftLeft(2).subtract(inverse(239, true));
    this.turn = quarter.shiftLeft(3);
  }

  private static int terms(double t) {
    return (int) (t / 2.0) + 40;
  }

  /** artanh(1 / x), or arctan(1 / x). */
  private static BigInteger inverse(long x, boolean alternating) {
    BigInteger square = BigInteger.valueOf(x * x);
    BigInteger power = UNIT.divide(BigInteger.valueOf(x));
    BigInteger sum = power;
    for (long k = 3; power.signum() > 0; k += 2) {
      power = power.divide(square);
      BigInteger term = power.divide(BigInteger.valueOf(k));
      sum = alternating && k % 4 == 3 ? sum.subtract(term) : sum.add(term);
    }
    return sum;
  }

  /** zeta(1/2 + it). */
  Complex zeta(double t) {
    BigInteger scaled = BigInteger.valueOf((long) Math.rint(t * 0x1p40));
    int n = terms(t);
    BigInteger re = BigInteger.ZERO;
    BigInteger im = BigInteger.ZERO;
    Complex last = Complex.ZERO;
    for (int k = 1; k <= n; k++) {
      BigInteger phase = scaled.multiply(logarithms[k]).shiftRight(T_BITS).mod(turn);
      BigInteger cosine = times(inverseRoots[k], wave(phase, false));
      BigInteger sine = times(inverseRoots[k], wave(phase, true)).negate();
      if (k < n) {
        re = re.add(cosine);
        im = im.add(sine);
      }
      last = new Complex(number(cosine), number(sine));
    }
    double exactT = scaled.doubleValue() * 0x1p-40;
    return new Complex(number(re), number(im)).plus(last.times(correction(exactT, n)));
  }

  private static Complex correction(double t, int n) {
    Complex s = new Complex(0.5, t);
    Complex sum = new Complex(n, 0).over(s.minus(Complex.ONE)).plus(new Complex(0.5, 0));
    Complex factor = s.times(1.0 / n);
    // B(2j) / (2j)! = 2 (-1)^(j + 1) zeta(2j) / (2 pi)^2j.
    double coefficient = -2;
    for (int j = 1; j <= 20; j++) {
      coefficient /= -(4 * Math.PI * Math.PI);
      double zeta = 1;
      for (int k = 2; k < 2000; k++) {
        zeta += Math.pow(k, -2.0 * j);
      }
      zeta += j == 1 ? 1 / 1999.5 : 0;
      sum = sum.plus(factor.times(coefficient * zeta));
      factor =
          factor
              .times(s.plus(new Complex(2 * j - 1, 0)))
              .times(s.plus(new Complex(2 * j, 0)))
              .times(1.0 / n / n);
    }
    return sum;
  }

  /** The sine or the cosine of an angle, by its series. */
  private static BigInteger wave(BigInteger angle, boolean sine) {
    BigInteger square = times(angle, angle);
    BigInteger term = sine ? angle : UNIT;
    BigInteger sum = term;
    for (long k = sine ? 2 : 1; term.bitLength() > 1; k += 2) {
      term = times(term, square).divide(BigInteger.valueOf(-k * (k + 1)));
      sum = sum.add(term);
    }
    return sum;
  }

  private static BigInteger times(BigInteger a, BigInteger b) {
    return a.multiply(b).shiftRight(BITS);
  }

  private static double number(BigInteger a) {
    return a.doubleValue() * 0x1p-128;
  }
}
