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

  private static final double GOOD = 1e-14;
  private static final int STEPS = 40;
  private static final int HALVINGS = 8;

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
    double[] u = new double[mixed.length];
    double[] residual = new double[unknowns];
    Matrix jacobian = Matrix.zeros(unknowns, unknowns);
    double norm = evaluate(mixed, u, jacobian, residual, true);
    for (int step = 0; step < STEPS && norm > GOOD && !search.late(); step++) {
      double[] change;
      try {
        change = search.math().matrices().solve(jacobian, residual);
      } catch (ArithmeticException singular) {
        return false;
      }
      double next = advance(mixed, u, change, jacobian, residual, norm);
      if (next >= norm) {
        break;
      }
      norm = next;
    }
    return norm < 1e-9 && clean(mixed);
  }

  /** Goes the step, or the largest half, quarter... of it that makes the residual smaller. */
  private double advance(
      double[][] mixed,
      double[] u,
      double[] change,
      Matrix jacobian,
      double[] residual,
      double norm) {
    double length = 1;
    move(mixed, u, change, -1);
    double next = evaluate(mixed, u, jacobian, residual, false);
    for (int k = 0; k < HALVINGS && !(next < norm); k++) {
      length /= 2;
      move(mixed, u, change, length);
      next = evaluate(mixed, u, jacobian, residual, false);
    }
    if (!(next < norm)) {
      move(mixed, u, change, length);
    }
    return next;
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

  /** The residual and its derivative; at first u is chosen to be the mean of what it should be. */
  private double evaluate(
      double[][] mixed, double[] u, Matrix jacobian, double[] residual, boolean first) {
    Arrays.fill(jacobian.data(), 0);
    double scale = search.scale();
    double norm = 0;
    int row = 0;
    int payoffColumn = unknowns - supports.length;
    for (int i = 0; i < supports.length; i++) {
      double[][] pairs = search.game().pairPayoffs(i, mixed);
      double[] payoffs = payoffs(i, pairs, mixed);
      if (first) {
        u[i] = Arrays.stream(supports[i]).mapToDouble(a -> payoffs[a]).average().orElse(0) / scale;
      }
      for (int a : supports[i]) {
        derivative(row, a, i, pairs, jacobian);
        jacobian.set(row, payoffColumn + i, -1);
        residual[row] = payoffs[a] / scale - u[i];
        norm = Math.max(norm, Math.abs(residual[row]));
        row++;
      }
    }
    int column = 0;
    for (int i = 0; i < supports.length; i++) {
      double sum = -1;
      for (int a : supports[i]) {
        jacobian.set(row, column++, 1);
        sum += mixed[i][a];
      }
      residual[row++] = sum;
      norm = Math.max(norm, Math.abs(sum));
    }
    return norm;
  }

  private double[] payoffs(int player, double[][] pairs, double[][] mixed) {
    if (pairs.length == 1) {
      return search.game().deviationPayoffs(search.math(), player, mixed);
    }
    int opponent = player == 0 ? 1 : 0;
    double[] payoffs = new double[mixed[player].length];
    int columns = mixed[opponent].length;
    for (int a = 0; a < payoffs.length; a++) {
      for (int b = 0; b < columns; b++) {
        payoffs[a] += pairs[opponent][a * columns + b] * mixed[opponent][b];
      }
    }
    return payoffs;
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
