package dev.wasmath.game;

import dev.wasmath.Matrix;
import dev.wasmath.Neural;
import java.util.Arrays;
import java.util.Optional;

/**
 * The path of logit quantal response equilibria (McKelvey and Palfrey 1995), followed from
 * rationality 0 upwards by a predictor and corrector in arc length (Turocy 2005).
 *
 * <p>The path starts at the starting profile, by default at equal probabilities, and for almost all
 * games leads to one Nash equilibrium as rationality grows. On the way the supports that the path
 * suggests are tried by Newton's method, so that the end is exact to rounding.
 */
public record LogitPath() implements NashSolver {
  private static final double[] THRESHOLDS = {1e-1, 1e-3};
  private static final double FIRST_STEP = 0.1;
  private static final double SMALLEST_STEP = 1e-9;
  private static final double GROWTH = 1.5;
  private static final int CORRECTIONS = 8;

  /** The least cosine of the angle between the directions of two points. */
  private static final double STRAIGHT = 0.9;

  private static final int QUICK = 4;

  /** Every so many points the supports are tried. */
  private static final int POLISHED = 8;

  /** Below this probability a strategy of the starting profile counts as having it. */
  private static final double FLOOR = 1e-6;

  void run(Search search) {
    new Path(search).follow();
  }

  /**
   * Where the path is. With q as logarithms of probabilities but for a constant for each player, x
   * their softmax, and v the deviation payoffs, the path is q = q0 + rationality * (v - mean v).
   */
  private static final class Path {
    private final Search search;
    private final int size;
    private final double[] origin;
    private double[] point;
    private double[] direction;
    private final Matrix jacobian;
    private final double[] residual;

    Path(Search search) {
      this.search = search;
      this.size = Arrays.stream(search.game().strategies()).sum();
      this.origin = logarithms(search.start());
      this.point = Arrays.copyOf(origin, size + 1);
      this.direction = new double[size + 1];
      direction[size] = 1;
      this.jacobian = Matrix.zeros(size + 1, size + 1);
      this.residual = new double[size + 1];
    }

    void follow() {
      Optional<double[]> first = tangent(point);
      if (first.isEmpty()) {
        return;
      }
      direction = first.get();
      double step = FIRST_STEP;
      for (int k = 1; search.visit(mixed(point)); k++) {
        if (k % POLISHED == 0
            && SupportNewton.polish(
                search, mixed(point), search.controls().epsilon(), THRESHOLDS)) {
          return;
        }
        step = advance(step);
        if (step < SMALLEST_STEP) {
          return;
        }
      }
    }

    /** Goes a step along the path. Returns the size of the next step, or 0 if there is none. */
    private double advance(double wanted) {
      for (double step = wanted; step >= SMALLEST_STEP && !search.late(); step /= 2) {
        double[] ahead = point.clone();
        for (int k = 0; k <= size; k++) {
          ahead[k] += step * direction[k];
        }
        int corrections = correct(ahead);
        if (corrections > CORRECTIONS || ahead[size] < 0) {
          continue;
        }
        Optional<double[]> next = tangent(ahead);
        // A sharp turn may be a jump to another part of the path, which would lead back.
        if (next.isPresent() && search.math().vectors().dot(next.get(), direction) >= STRAIGHT) {
          point = ahead;
          direction = next.get();
          return corrections <= QUICK ? step * GROWTH : step;
        }
      }
      return 0;
    }

    /** Newton's method back to the path, at a right angle to the direction. */
    private int correct(double[] ahead) {
      for (int k = 1; k <= CORRECTIONS && !search.late(); k++) {
        evaluate(ahead);
        double[] change;
        try {
          change = search.math().matrices().solve(jacobian, residual);
        } catch (ArithmeticException singular) {
          return CORRECTIONS + 1;
        }
        double largest = 0;
        double length = 1;
        for (int i = 0; i <= size; i++) {
          ahead[i] -= change[i];
          largest = Math.max(largest, Math.abs(change[i]));
          length = Math.max(length, Math.abs(ahead[i]));
        }
        if (!(largest <= 10 * length)) {
          return CORRECTIONS + 1;
        }
        if (largest <= 1e-9 * length) {
          return k;
        }
      }
      return CORRECTIONS + 1;
    }

    /** The direction of the path at a point, less than a right angle from the last one. */
    private Optional<double[]> tangent(double[] at) {
      evaluate(at);
      double[] last = new double[size + 1];
      last[size] = 1;
      try {
        double[] tangent = search.math().matrices().solve(jacobian, last);
        double norm = search.math().vectors().norm(tangent);
        return Optional.of(search.math().vectors().scale(1 / norm, tangent));
      } catch (ArithmeticException singular) {
        return Optional.empty();
      }
    }

    /** Fills the residual and the Jacobian, whose last row is the direction. */
    private void evaluate(double[] at) {
      double[][] mixed = mixed(at);
      double rationality = at[size];
      Arrays.fill(jacobian.data(), 0);
      int row = 0;
      for (int i = 0; i < mixed.length; i++) {
        int n = mixed[i].length;
        double[][] pairs = search.game().pairPayoffs(search.math(), i, mixed);
        double[] payoffs = payoffs(i, pairs, mixed);
        centre(payoffs, 1, 0, search.scale());
        int column = 0;
        for (int j = 0; j < mixed.length; j++) {
          if (j != i) {
            derivative(pairs[j], n, mixed[j], rationality, row, column);
          }
          column += mixed[j].length;
        }
        for (int a = 0; a < n; a++) {
          jacobian.set(row + a, row + a, 1);
          jacobian.set(row + a, size, -payoffs[a]);
          residual[row + a] = at[row + a] - origin[row + a] - rationality * payoffs[a];
        }
        row += n;
      }
      System.arraycopy(direction, 0, jacobian.data(), size * (size + 1), size + 1);
      residual[size] = 0;
    }

    /** Deviation payoffs: the pair payoffs of any opponent against how that one mixes. */
    private double[] payoffs(int player, double[][] pairs, double[][] mixed) {
      if (mixed.length == 1) {
        return search.game().deviationPayoffs(search.math(), player, mixed);
      }
      int other = player == 0 ? 1 : 0;
      Matrix pair = Matrix.of(mixed[player].length, mixed[other].length, pairs[other]);
      return search.math().matrices().multiply(pair, mixed[other]);
    }

    /** The derivative of one player's equations by the logarithms of one opponent. */
    private void derivative(
        double[] pairs, int n, double[] opponent, double rationality, int row, int column) {
      int m = opponent.length;
      double[] rows = pairs.clone();
      for (int b = 0; b < m; b++) {
        centre(rows, m, b, search.scale());
      }
      for (int a = 0; a < n; a++) {
        double expected = 0;
        for (int b = 0; b < m; b++) {
          expected += rows[a * m + b] * opponent[b];
        }
        for (int b = 0; b < m; b++) {
          double slope = opponent[b] * (rows[a * m + b] - expected);
          jacobian.set(row + a, column + b, -rationality * slope);
        }
      }
    }

    /** Takes the mean from every stride-th element, and divides by the scale. */
    private static void centre(double[] x, int stride, int from, double scale) {
      double sum = 0;
      int n = x.length / stride;
      for (int k = from; k < x.length; k += stride) {
        sum += x[k] / scale;
      }
      for (int k = from; k < x.length; k += stride) {
        x[k] = x[k] / scale - sum / n;
      }
    }

    private double[][] mixed(double[] at) {
      double[][] mixed = new double[search.game().players()][];
      int from = 0;
      for (int i = 0; i < mixed.length; i++) {
        int to = from + search.game().strategies(i);
        mixed[i] = Logit.softmax(search.math(), Arrays.copyOfRange(at, from, to));
        from = to;
      }
      return mixed;
    }

    private static double[] logarithms(double[][] mixed) {
      double[] logarithms = new double[Arrays.stream(mixed).mapToInt(it -> it.length).sum()];
      int row = 0;
      for (double[] strategy : mixed) {
        int n = strategy.length;
        double sum = 0;
        for (int a = 0; a < n; a++) {
          logarithms[row + a] = Neural.log(Math.max(FLOOR, strategy[a]));
          sum += logarithms[row + a];
        }
        for (int a = 0; a < n; a++) {
          logarithms[row + a] -= sum / n;
        }
        row += n;
      }
      return logarithms;
    }
  }
}
