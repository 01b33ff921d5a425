package dev.wasmath.series;

import dev.wasmath.plain.PlainExponentials;
import dev.wasmath.plain.PlainPower;

/**
 * Zeta, eta and Hurwitz' zeta of real arguments: above 1 by Euler-Maclaurin summation (H. M.
 * Edwards, "Riemann's Zeta Function", section 6.4), from 0 to 1 by the alternating series with P.
 * Borwein's weights ("An efficient algorithm for the Riemann zeta function", CMS Conf. Proc. 27,
 * 2000), below by the functional equation.
 */
final class RealZeta {
  private static final double FIRST = 16.0;

  /** What is smaller than this share of a sum does not count. */
  private static final double NOTHING = 0x1p-60;

  /** From here on 3^-s does not count beside 1. */
  private static final double LARGE = 60.0;

  /** Below this a product of a double and what is near its reciprocal would overflow. */
  private static final double TINY = 1e-300;

  /** Borwein's weights of 24 terms: the error is below 3 / (3 + sqrt 8)^24. */
  private static final double[] WEIGHTS = {
    1.0,
    0.999999999999999,
    0.999999999999812,
    0.9999999999855517,
    0.9999999994080065,
    0.9999999850335489,
    0.9999997450236661,
    0.9999968965547265,
    0.999971877502541,
    0.9998044297284367,
    0.998931938694946,
    0.995336218072075,
    0.9834807623952175,
    0.9519634894573569,
    0.8840929599033391,
    0.7655145634411474,
    0.5976878813515132,
    0.4062278518731426,
    0.23178649168173823,
    0.1067246914876162,
    0.03778036573957456,
    0.00959406764049133,
    0.0015493525382159912,
    0.00011918096447815317
  };

  private RealZeta() {}

  static double zeta(double s) {
    if (s < 0.0) {
      return reflected(-s);
    }
    if (s < 1.0) {
      return alternating(s) / -powerLess1(1.0 - s);
    }
    return s > LARGE ? 1.0 + PlainPower.pow(2.0, -s) : above(s - 1.0, 1.0);
  }

  /** Near 1 the alternating series itself: there zeta is large. */
  static double eta(double s) {
    if (s >= 0.0 && s <= 2.0) {
      return alternating(s);
    }
    return s > 0.0 ? zeta(s) * (1.0 - PlainPower.pow(2.0, 1.0 - s)) : etaBelow(s);
  }

  private static double etaBelow(double s) {
    double zeta = zeta(s);
    return zeta == 0.0 ? 0.0 : zeta * (1.0 - PlainPower.pow(2.0, 1.0 - s));
  }

  private static double alternating(double s) {
    Compensated sum = new Compensated();
    for (int k = WEIGHTS.length; k >= 1; k--) {
      double term = WEIGHTS[k - 1] * PlainPower.pow(k, -s);
      sum.add(k % 2 == 0 ? -term : term);
    }
    return sum.value();
  }

  /** 2^y - 1, for y from 0 to 1. */
  private static double powerLess1(double y) {
    DoubleDouble half = DoubleDouble.LN2.times(0.5 * y);
    double root = PlainExponentials.reducedExpm1(half.high(), half.low());
    return root * (root + 2.0);
  }

  /** zeta(1 + q, a): the sum of (a + k)^-(1 + q) over k = 0, 1, ..., where q is not 0. */
  static double above(double q, double a) {
    double s = 1.0 + q;
    double from = Math.max(FIRST, s / 3.0 + 10.0);
    int terms = a >= from ? 0 : (int) Math.ceil(from - a);
    Compensated sum = new Compensated();
    double largest = 0.0;
    for (int k = 0; k < terms; k++) {
      DoubleDouble x = DoubleDouble.sum(a, k);
      double power = power(x, q);
      largest = Math.max(largest, power);
      sum.add(power);
      if (q > 0.0 && power * x.high() < NOTHING * q * largest) {
        return sum.value();
      }
    }
    DoubleDouble x = DoubleDouble.sum(a, terms);
    double last = power(x, q);
    addCorrections(sum, s, x.high(), last);
    sum.add(0.5 * last);
    sum.add(last * x.high() / q);
    return sum.value();
  }

  /** x^-(1 + q). */
  private static double power(DoubleDouble x, double q) {
    double s = 1.0 + q;
    boolean isExact = s - 1.0 == q;
    double power = isExact ? PlainPower.pow(x.high(), -s) : PlainPower.pow(x.high(), -q) / x.high();
    return power - power * (s * x.low() / x.high());
  }

  private static void addCorrections(Compensated sum, double s, double x, double last) {
    double factor = s * last / x;
    for (int j = 1; j <= Bernoulli.CORRECTIONS && factor != 0.0; j++) {
      double term = Bernoulli.overFactorial(j) * factor;
      sum.add(term);
      if (Math.abs(term) < NOTHING * last) {
        return;
      }
      double next = s + 2.0 * j;
      factor *= (next - 1.0) * next / (x * x);
    }
  }

  /** zeta(-q) = -2 (2 pi)^-(1 + q) sin(pi q / 2) gamma(1 + q) zeta(1 + q), for q > 0. */
  private static double reflected(double q) {
    double turns = 0.25 * q - Math.rint(0.25 * q);
    double sine = Turns.sin(turns);
    if (sine == 0.0) {
      return 0.0;
    }
    if (q < TINY) {
      return -0.5;
    }
    double x = 1.0 + q;
    int shift = x >= FIRST ? 0 : (int) Math.ceil(FIRST - x);
    double product = 1.0;
    for (int k = 0; k < shift; k++) {
      product *= q + (k + 1.0);
    }
    DoubleDouble large = DoubleDouble.sum(q, 1.0 + shift);
    DoubleDouble logarithm =
        LogGamma.stirling(large)
            .minus(DoubleDouble.LN_TURN.times(DoubleDouble.sum(1.0, q)))
            .plus(DoubleDouble.LN2);
    // In two halves: the sine may bring back what is too large.
    double root = PlainExponentials.exp(0.5 * logarithm.high());
    double zeta = q > LARGE ? 1.0 + PlainPower.pow(2.0, -x) : above(q, 1.0);
    double rest = zeta / product * (1.0 + logarithm.low());
    return -(root * (sine * rest)) * root;
  }
}
