package dev.wasmath.game;

import dev.wasmath.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Newton's method on given supports: probabilities for which every player is indifferent between
 * the strategies of the own support.
 *
 * <p>The unknowns are the probabilities on the supports and the players' payoffs u; the equations
 * say that each strategy of a support pays u, and that probabilities add up to one. Payoffs are
 * divided by their range. Steps are halved until they reduce the residual.
 */
final class SupportNewton {
  /** Probabilities as low as this are taken for rounding errors of zero. */
  private static final double LOWEST = -1e-11;

  private static final double GOOD = 1e-15;
  private static final double SOLVED = 1e-9;

  /** So much smaller has a whole step to make the residual; a half step half as much. */
  private static final double PROGRESS = 0.2;

  private static final int STEPS = 20;
  private static final int HALVINGS = 4;

  private final Search search;
  private final int[][] supports;
  private final int unknowns;

  SupportNewton(Search search, int[][] supports) {
    this.search = search;
    this.supports = supports;
    this.unknowns = supports.length + Arrays.stream(supports).mapToInt(it -> it.length).sum();
  }

  /**
   * Tries the supports that a profile suggests, by several thresholds of probability, and has the
   * search look at what comes of it. Returns whether that is within epsilon.
   */
  static boolean polish(Search search, double[][] profile, double epsilon, double... thresholds) {
    List<int[][]> tried = new ArrayList<>();
    for (double threshold : thresholds) {
      int[][] supports = supports(profile, threshold);
      if (tried.stream().anyMatch(other -> Arrays.deepEquals(other, supports))) {
        continue;
      }
      if (search.late()) {
        return false;
      }
      tried.add(supports);
      double[][] mixed = MixedProfile.copy(profile);
      if (new SupportNewton(search, supports).solve(mixed) && search.look(mixed) <= epsilon) {
        return true;
      }
    }
    return false;
  }

  /** The strategies whose probability is above a share of the player's largest. */
  private static int[][] supports(double[][] profile, double threshold) {
    int[][] supports = new int[profile.length][];
    for (int i = 0; i < profile.length; i++) {
      double[] mixed = profile[i];
      double largest = Arrays.stream(mixed).max().orElse(1);
      supports[i] =
          IntStream.range(0, mixed.length).filter(a -> mixed[a] >= threshold * largest).toArray();
    }
    return supports;
  }

  /**
   * Solves from a profile, in place.
   *
   * @return whether it converged to probabilities
   */
  boolean solve(double[][] mixed) {
    project(mixed);
    double[] u = payoffs(mixed);
    double[] residual = new double[unknowns];
    Matrix jacobian = Matrix.zeros(unknowns, unknowns);
    double norm = residual(mixed, u, residual);
    for (int step = 0; step < STEPS && norm > GOOD && !search.late(); step++) {
      jacobian(mixed, jacobian);
      if (!Arrays.stream(jacobian.data()).allMatch(Double::isFinite)) {
        return false;
      }
      double[] change;
      try {
        change = search.math().matrices().solve(jacobian, residual);
      } catch (ArithmeticException singular) {
        return false;
      }
      double next = advance(mixed, u, change, residual, norm);
      if (!(next < norm)) {
        break;
      }
      norm = next;
    }
    return norm < SOLVED && clean(mixed);
  }

  /**
   * Goes the step, or the largest half, quarter... of it that makes the residual smaller. Returns
   * the new norm, or infinity if there is no such step; nothing has changed then.
   */
  private double advance(
      double[][] mixed, double[] u, double[] change, double[] residual, double norm) {
    double gone = 0;
    double length = 1;
    for (int k = 0; k <= HALVINGS; k++) {
      move(mixed, u, change, gone - length);
      gone = length;
      double next = residual(mixed, u, residual);
      if (next < norm * (1 - PROGRESS * length)) {
        return next;
      }
      length /= 2;
    }
    move(mixed, u, change, gone);
    return Double.POSITIVE_INFINITY;
  }

  private void move(double[][] mixed, double[] u, double[] change, double factor) {
    int k = 0;
    for (int i = 0; i < supports.length; i++) {
      for (int a : supports[i]) {
        mixed[i][a] += factor * change[k++];
      }
    }
    for (int i = 0; i < supports.length; i++) {
      u[i] += factor * change[k++];
    }
  }

  /** What the players are paid on average over their supports, to start from. */
  private double[] payoffs(double[][] mixed) {
    double[] u = new double[mixed.length];
    for (int i = 0; i < u.length; i++) {
      double[] payoffs = search.game().deviationPayoffs(search.math(), i, mixed);
      u[i] = Arrays.stream(supports[i]).mapToDouble(a -> payoffs[a]).average().orElse(0);
      u[i] /= search.scale();
    }
    return u;
  }

  /** Fills the residual. Returns its largest element. */
  private double residual(double[][] mixed, double[] u, double[] residual) {
    double norm = 0;
    int row = 0;
    int last = unknowns - supports.length;
    for (int i = 0; i < supports.length; i++) {
      double[] payoffs = search.game().deviationPayoffs(search.math(), i, mixed);
      double sum = -1;
      for (int a : supports[i]) {
        residual[row] = payoffs[a] / search.scale() - u[i];
        norm = Math.max(norm, Math.abs(residual[row]));
        sum += mixed[i][a];
        row++;
      }
      residual[last + i] = sum;
      norm = Math.max(norm, Math.abs(sum));
    }
    return norm;
  }

  /** Fills the derivative of the residual by the unknowns. */
  private void jacobian(double[][] mixed, Matrix jacobian) {
    Arrays.fill(jacobian.data(), 0);
    int row = 0;
    int last = unknowns - supports.length;
    for (int i = 0; i < supports.length; i++) {
      double[][] pairs = search.game().pairPayoffs(search.math(), i, mixed);
      for (int a : supports[i]) {
        derivative(row, a, i, pairs, jacobian);
        jacobian.set(row, last + i, -1);
        jacobian.set(last + i, row, 1);
        row++;
      }
    }
  }

  private void derivative(int row, int strategy, int player, double[][] pairs, Matrix jacobian) {
    int column = 0;
    for (int j = 0; j < supports.length; j++) {
      if (j == player) {
        column += supports[j].length;
        continue;
      }
      int columns = search.game().strategies(j);
      for (int b : supports[j]) {
        jacobian.set(row, column++, pairs[j][strategy * columns + b] / search.scale());
      }
    }
  }

  /** Takes away what is outside of the supports. */
  private void project(double[][] mixed) {
    for (int i = 0; i < mixed.length; i++) {
      double[] old = mixed[i].clone();
      Arrays.fill(mixed[i], 0);
      double sum = 0;
      for (int a : supports[i]) {
        sum += old[a];
      }
      for (int a : supports[i]) {
        mixed[i][a] = sum > 0 ? old[a] / sum : 1.0 / supports[i].length;
      }
    }
  }

  private static boolean clean(double[][] mixed) {
    for (double[] strategy : mixed) {
      double sum = 0;
      for (int a = 0; a < strategy.length; a++) {
        if (!(strategy[a] >= LOWEST)) {
          return false;
        }
        strategy[a] = Math.max(0, strategy[a]);
        sum += strategy[a];
      }
      for (int a = 0; a < strategy.length; a++) {
        strategy[a] /= sum;
      }
    }
    return true;
  }
}
