package dev.wasmath.plain;

import java.math.BigInteger;

/**
 * An oracle: the elementary functions to about 150 bits, in integers of 256 bits behind the point.
 * Slow, but fast enough for millions of points; apfloat, which is not, says whether it is right.
 */
final class ExactFunctions {
  private static final int BITS = 256;

  /** For angles of any size. */
  private static final int MANY_BITS = 1400;

  private static final BigInteger ONE = BigInteger.ONE.shiftLeft(BITS);
  private static final BigInteger LN2 =
      inverseTangents(BITS, 1, new int[] {18, 26}, new int[] {-2, 4801}, new int[] {8, 8749});
  private static final BigInteger PI =
      inverseTangents(MANY_BITS, -1, new int[] {16, 5}, new int[] {-4, 239});

  private ExactFunctions() {}

  static Exact exp(double x) {
    return exp(Exact.of(x).fixed(BITS));
  }

  static Exact log(double x) {
    return new Exact(fixedLog(x), BITS);
  }

  static Exact sin(double x) {
    return sineOf(x, BigInteger.ZERO);
  }

  static Exact cos(double x) {
    return sineOf(x, PI.shiftRight(1));
  }

  static Exact pow(double x, double y) {
    Exact exponent = Exact.of(y);
    BigInteger limit = ONE.multiply(BigInteger.valueOf(2000));
    BigInteger log =
        fixedLog(Math.abs(x)).multiply(exponent.significand()).shiftRight(exponent.scale());
    Exact power = exp(log.min(limit).max(limit.negate()));
    return x < 0 && exponent.fixed(0).testBit(0) ? power.negate() : power;
  }

  static Exact tanh(double x) {
    Exact exact = Exact.of(x);
    if (Math.abs(x) < 1) {
      BigInteger square = square(exact);
      BigInteger ratio = series(square, 2).shiftLeft(BITS).divide(series(square, 1));
      return new Exact(exact.significand().multiply(ratio), exact.scale() + BITS);
    }
    Exact e = exp(Exact.of(2 * Math.min(Math.abs(x), 40)).fixed(BITS));
    BigInteger fixed = e.fixed(BITS);
    Exact tanh = new Exact(fixed.subtract(ONE).shiftLeft(BITS).divide(fixed.add(ONE)), BITS);
    return x < 0 ? tanh.negate() : tanh;
  }

  static Exact sigmoid(double x) {
    Exact e = exp(-Math.abs(x));
    BigInteger one = BigInteger.ONE.shiftLeft(e.scale());
    BigInteger sum = one.add(e.significand());
    return x < 0
        ? new Exact(e.significand().multiply(one).divide(sum), e.scale())
        : new Exact(one.shiftLeft(BITS).divide(sum), BITS);
  }

  static Exact softplus(double x) {
    Exact e = exp(-Math.abs(x));
    if (x < -50) {
      BigInteger factor = ONE.subtract(e.fixed(BITS - 1));
      return new Exact(e.significand().multiply(factor), e.scale() + BITS);
    }
    BigInteger fixed = e.fixed(BITS);
    BigInteger log = improved(Math.log1p(e.doubleValue()), ONE.add(fixed));
    return new Exact(log.add(Exact.of(Math.max(x, 0)).fixed(BITS)), BITS);
  }

  private static Exact exp(BigInteger x) {
    BigInteger k = x.add(LN2.shiftRight(1)).divide(LN2);
    BigInteger r = x.subtract(k.multiply(LN2)).shiftRight(8);
    BigInteger sum = ONE;
    BigInteger term = ONE;
    for (int i = 1; term.bitLength() > 1; i++) {
      term = times(term, r).divide(BigInteger.valueOf(i));
      sum = sum.add(term);
    }
    for (int i = 0; i < 8; i++) {
      sum = times(sum, sum);
    }
    return new Exact(sum, BITS - k.intValueExact());
  }

  private static BigInteger fixedLog(double x) {
    Exact exact = Exact.of(x);
    int k = exact.significand().bitLength() - exact.scale();
    BigInteger m = new Exact(exact.significand(), exact.scale() + k).fixed(BITS);
    double approximate = m.doubleValue() / ONE.doubleValue();
    if (approximate < 0.7) {
      k--;
      m = m.shiftLeft(1);
      approximate *= 2;
    }
    return improved(Math.log(approximate), m).add(LN2.multiply(BigInteger.valueOf(k)));
  }

  /** A step of Halley's method to the logarithm of m, which triples the digits. */
  private static BigInteger improved(double log, BigInteger m) {
    BigInteger fixed = Exact.of(log).fixed(BITS);
    BigInteger e = exp(fixed).fixed(BITS);
    return fixed.add(m.subtract(e).shiftLeft(BITS + 1).divide(m.add(e)));
  }

  /** The sine of x and a shift, which has {@link #MANY_BITS}. */
  private static Exact sineOf(double x, BigInteger shift) {
    Exact exact = Exact.of(x);
    if (shift.signum() == 0 && Math.abs(x) < 1) {
      BigInteger ratio = series(square(exact).negate(), 2);
      return new Exact(exact.significand().multiply(ratio), exact.scale() + BITS);
    }
    BigInteger angle = exact.fixed(MANY_BITS).add(shift);
    BigInteger n = angle.shiftLeft(1).add(PI).divide(PI.shiftLeft(1));
    BigInteger r = angle.subtract(n.multiply(PI));
    Exact reduced = new Exact(r.shiftRight(MANY_BITS - 2 * BITS), 2 * BITS);
    BigInteger ratio = series(square(reduced).negate(), 2);
    Exact sine = new Exact(reduced.significand().multiply(ratio), 3 * BITS);
    return n.testBit(0) ? sine.negate() : sine;
  }

  private static BigInteger square(Exact x) {
    return x.significand().multiply(x.significand()).shiftLeft(BITS - 2 * x.scale());
  }

  /** 1 + z / (i (i+1)) + z^2 / (i (i+1) (i+2) (i+3)) + ... */
  private static BigInteger series(BigInteger z, int first) {
    BigInteger sum = ONE;
    BigInteger term = ONE;
    for (int i = first; term.bitLength() > 1; i += 2) {
      term = times(term, z).divide(BigInteger.valueOf((long) i * (i + 1)));
      sum = sum.add(term);
    }
    return sum;
  }

  private static BigInteger times(BigInteger a, BigInteger b) {
    return a.multiply(b).shiftRight(BITS);
  }

  /** A sum of factors times (hyperbolic, if sign is 1) inverse tangents of unit fractions. */
  private static BigInteger inverseTangents(int bits, int sign, int[]... terms) {
    BigInteger sum = BigInteger.ZERO;
    for (int[] term : terms) {
      BigInteger square = BigInteger.valueOf((long) term[1] * term[1]);
      BigInteger power = BigInteger.ONE.shiftLeft(bits + 32).divide(BigInteger.valueOf(term[1]));
      for (int i = 1; power.signum() != 0; i += 2) {
        BigInteger part = power.multiply(BigInteger.valueOf(term[0])).divide(BigInteger.valueOf(i));
        sum = sign < 0 && i % 4 == 3 ? sum.subtract(part) : sum.add(part);
        power = power.divide(square);
      }
    }
    return sum.shiftRight(32);
  }
}
