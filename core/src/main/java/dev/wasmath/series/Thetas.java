package dev.wasmath.series;

/**
 * The Riemann-Siegel theta function at many points, to the bit as {@link Theta} gives it at one.
 * Not safe for use by several threads at once.
 */
final class Thetas {
  /** Points that are taken together: what is kept of them stays in the nearest cache. */
  private static final int MOST = 64;

  private final DoubleDoubles points = new DoubleDoubles(MOST);
  private final DoubleDoubles logarithms = new DoubleDoubles(MOST);
  private final DoubleDoubles corrections = new DoubleDoubles(MOST);
  private final Logarithms logarithm = new Logarithms(MOST);
  private final DoubleDoubles lessLnTurn = DoubleDoubles.of(DoubleDouble.LN_TURN.negated(), MOST);
  private final DoubleDoubles lessOne = DoubleDoubles.of(DoubleDouble.of(-1.0), MOST);
  private final DoubleDoubles perTurn = DoubleDoubles.of(DoubleDouble.PER_TURN, MOST);
  private final DoubleDoubles constant =
      DoubleDoubles.of(DoubleDouble.of(Theta.CONSTANT_TURNS), MOST);

  /** theta(t) in turns, without whole ones, for points t that are not negative. */
  void turns(double[] t, double[] out) {
    for (int from = 0; from < t.length; from += MOST) {
      turns(t, out, from, Math.min(MOST, t.length - from));
    }
  }

  private void turns(double[] t, double[] out, int from, int n) {
    double[] x = points.high();
    boolean low = false;
    for (int i = 0; i < n; i++) {
      low |= t[from + i] < Theta.FIRST_BY_SERIES;
      x[i] = Math.max(t[from + i], Theta.FIRST_BY_SERIES);
    }
    logarithm.of(x, logarithms, n);
    correct(x, n);
    logarithms.sum(logarithms, lessLnTurn, n);
    logarithms.sum(logarithms, lessOne, n);
    logarithms.product(logarithms, points, n);
    logarithms.scaled(logarithms, 0.5, n);
    logarithms.sum(logarithms, corrections, n);
    logarithms.product(logarithms, perTurn, n);
    logarithms.sum(logarithms, constant, n);
    logarithms.fractions(out, from, n);
    for (int i = from; low && i < from + n; i++) {
      if (t[i] < Theta.FIRST_BY_SERIES) {
        out[i] = Theta.turns(t[i]);
      }
    }
  }

  private void correct(double[] x, int n) {
    double[] series = corrections.high();
    for (int i = 0; i < n; i++) {
      double inverse = 1.0 / x[i];
      double z = inverse * inverse;
      series[i] = Theta.series(z) * inverse;
    }
  }
}
