package dev.wasmath.series;

import dev.wasmath.plain.PlainExponentials;
import dev.wasmath.plain.PlainPower;

/**
 * Zeta of complex arguments: by Euler-Maclaurin summation, with phases of more digits than a double
 * has; on the critical line from {@link HardyZ#FIRST_BY_RIEMANN_SIEGEL} on by the Riemann-Siegel
 * formula; left of the imaginary axis by the functional equation.
 */
final class ComplexZeta {
  private static final double NOTHING = 0x1p-60;

  /** From here on the exponential that is small in the sine is so small that it cannot cancel. */
  private static final double HIGH = 8.0;

  private static final double LARGEST_EXPONENT = 709.0;
  private static final double HALF_PI = 0x1.921fb54442d18p0;

  private ComplexZeta() {}

  static Complex zeta(Complex s) {
    if (s.im() == 0.0) {
      return new Complex(RealZeta.zeta(s.re()), s.im());
    }
    if (s.im() < 0.0) {
      return zeta(s.conjugate()).conjugate();
    }
    if (s.re() == 0.5 && s.im() >= HardyZ.FIRST_BY_RIEMANN_SIEGEL) {
      return Complex.polar(HardyZ.z(s.im()), -Theta.turns(s.im()));
    }
    if (s.re() < 0.0) {
      Complex mirrored = eulerMaclaurin(s.negated());
      return mirrored.times(chi(s));
    }
    return eulerMaclaurin(new Complex(s.re() - 1.0, s.im()));
  }

  /** zeta(1 + q), of a positive imaginary part or a negative one. */
  private static Complex eulerMaclaurin(Complex q) {
    double sigma = 1.0 + q.re();
    double height = Math.abs(q.im());
    int n = (int) Math.ceil(height / 3.0) + 20;
    Compensated re = new Compensated();
    Compensated im = new Compensated();
    for (int k = 1; k < n; k++) {
      double size = PlainPower.pow(k, -sigma);
      if (q.re() > 0.0 && size * k < NOTHING * q.re()) {
        return new Complex(re.value(), im.value());
      }
      Complex term = Complex.polar(size, turns(k, q.im()));
      re.add(term.re());
      im.add(term.im());
    }
    Complex last = Complex.polar(PlainPower.pow(n, -sigma), turns(n, q.im()));
    Complex rest = last.times(correction(q, n));
    re.add(rest.re());
    im.add(rest.im());
    return new Complex(re.value(), im.value());
  }

  /** What follows the terms below n, over n^-(1 + q). */
  static Complex correction(Complex q, int n) {
    Complex s = new Complex(1.0 + q.re(), q.im());
    Complex sum = new Complex(n, 0.0).over(q).plus(new Complex(0.5, 0.0));
    Complex factor = s.times(1.0 / n);
    double perSquare = 1.0 / ((double) n * n);
    for (int j = 1; j <= Bernoulli.CORRECTIONS; j++) {
      Complex term = factor.times(Bernoulli.overFactorial(j));
      sum = sum.plus(term);
      if (term.abs() < NOTHING) {
        break;
      }
      double next = 2.0 * j;
      Complex first = new Complex(s.re() + next - 1.0, s.im());
      Complex second = new Complex(s.re() + next, s.im());
      factor = factor.times(first).times(second).times(perSquare);
    }
    return sum;
  }

  /** The angle of k^-it, in turns. */
  private static double turns(int k, double t) {
    return k == 1 ? 0.0 : Fine.log(k).times(DoubleDouble.PER_TURN).times(-t).fraction();
  }

  /** zeta(s) / zeta(1 - s) = 2^s pi^(s - 1) sin(pi s / 2) gamma(1 - s). */
  private static Complex chi(Complex s) {
    double t = s.im();
    DoubleDouble x = DoubleDouble.sum(1.0, -s.re());
    int steps = LogGamma.steps(x.high(), t);
    Complex product = Complex.ONE;
    for (int k = 0; k < steps; k++) {
      product = product.times(new Complex(x.plus(k).value(), -t));
    }
    LogGamma gamma = LogGamma.stirling(x.plus(steps), t);
    DoubleDouble re = gamma.re().minus(DoubleDouble.LN_TURN.times(x)).plus(DoubleDouble.LN2);
    DoubleDouble im = DoubleDouble.LN_TURN.times(t).minus(gamma.im());
    Complex sine;
    if (t < HIGH) {
      sine = sine(s);
    } else {
      // sin(pi s / 2) = i/2 exp(-i pi s / 2) (1 - exp(i pi s)).
      re = re.plus(DoubleDouble.PI.times(0.5 * t)).minus(DoubleDouble.LN2);
      im = im.plus(DoubleDouble.PI.times(0.5).times(x));
      double small = PlainExponentials.exp(-2.0 * HALF_PI * t);
      sine = Complex.ONE.minus(Complex.polar(small, 0.5 * s.re() - Math.rint(0.5 * s.re())));
    }
    if (re.high() > LARGEST_EXPONENT) {
      throw new IllegalArgumentException("zeta(" + s + ") is larger than the largest double");
    }
    double size = PlainExponentials.exp(re.high()) * (1.0 + re.low());
    double turns = im.times(DoubleDouble.PER_TURN).fraction();
    return Complex.polar(size, turns).times(sine).over(product);
  }

  /** sin(pi s / 2). */
  private static Complex sine(Complex s) {
    double turns = 0.25 * s.re() - Math.rint(0.25 * s.re());
    double y = HALF_PI * s.im();
    double up = PlainExponentials.exp(y);
    double sinh = 0.5 * (up - 1.0 / up);
    if (y < 1.0) {
      double z = y * y;
      sinh = y;
      double term = y;
      for (int k = 1; k <= 9; k++) {
        term *= z / (2.0 * k * (2.0 * k + 1.0));
        sinh += term;
      }
    }
    double cosh = 0.5 * (up + 1.0 / up);
    return new Complex(Turns.sin(turns) * cosh, Turns.cos(turns) * sinh);
  }
}
