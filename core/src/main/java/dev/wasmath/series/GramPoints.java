package dev.wasmath.series;

import java.util.Arrays;

/**
 * Gram's points: g(n) is where theta is n pi, for n from -1 on. Between two of them there is one
 * zero of Z more often than not (H. M. Edwards, "Riemann's Zeta Function", section 6.5).
 */
final class GramPoints {
  /** The first Gram point: from a little before it on, theta grows. */
  static final int FIRST = -1;

  private static final double TURN = 0x1.921fb54442d18p2;
  private static final int MOST_STEPS = 60;

  private GramPoints() {}

  /** The last n with g(n) up to t, or {@link #FIRST}. */
  static int lastUpTo(double t) {
    if (t < 10.0) {
      return FIRST;
    }
    return (int) Math.floor(2.0 * Theta.ofTurns(t).value());
  }

  /** So many points, from g(first) on. */
  static double[] points(int first, int count) {
    double[] points = new double[count];
    // Newton's method comes from above, because theta is convex.
    double guess = Math.max(20.0, TURN * (first + 10.0));
    for (int i = 0; i < count; i++) {
      points[i] = solve(0.5 * (first + i), guess);
      guess = points[i] + 0.5 * TURN / Theta.slope(points[i]);
    }
    return points;
  }

  private static double solve(double turns, double guess) {
    double t = guess;
    for (int step = 0; step < MOST_STEPS; step++) {
      double excess = Theta.ofTurns(t).plus(-turns).value();
      double change = excess * TURN / Theta.slope(t);
      t -= change;
      if (Math.abs(change) < 1e-9 * t) {
        break;
      }
    }
    return t;
  }

  /** The positions of the points where Z has the sign it usually has there, (-1)^n. */
  static int[] good(int first, double[] z) {
    int[] good = new int[z.length];
    int count = 0;
    for (int i = 0; i < z.length; i++) {
      boolean positive = (first + i) % 2 == 0;
      if (z[i] != 0.0 && z[i] > 0.0 == positive) {
        good[count] = i;
        count++;
      }
    }
    return Arrays.copyOf(good, count);
  }
}
