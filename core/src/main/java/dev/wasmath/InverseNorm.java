package dev.wasmath;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * An estimate of the 1-norm of an inverse, from a few solutions with the matrix and its transpose:
 * never more than the norm but for rounding, and seldom less than a third of it (N. J. Higham,
 * "FORTRAN codes for estimating the one-norm of a real or complex matrix", ACM TOMS 14, 1988;
 * algorithm 15.1 of his "Accuracy and Stability of Numerical Algorithms").
 */
final class InverseNorm {
  private static final int MOST_STEPS = 5;

  private final int n;
  private final UnaryOperator<double[]> solve;
  private final UnaryOperator<double[]> solveTransposed;

  /** For a matrix of order {@code n}, from 1 on, with which a vector can be solved for. */
  InverseNorm(int n, UnaryOperator<double[]> solve, UnaryOperator<double[]> solveTransposed) {
    this.n = n;
    this.solve = solve;
    this.solveTransposed = solveTransposed;
  }

  /** The estimate; infinite when the solutions overflow. */
  double estimate() {
    double[] start = new double[n];
    Arrays.fill(start, 1.0 / n);
    double[] column = solve.apply(start);
    double estimate = norm(column);
    double[] signs = signs(column);
    int last = -1;
    for (int step = 0; step < MOST_STEPS; step++) {
      int best = largest(solveTransposed.apply(signs));
      if (best == last) {
        break;
      }
      last = best;
      double[] unit = new double[n];
      unit[best] = 1.0;
      column = solve.apply(unit);
      double[] nextSigns = signs(column);
      double next = norm(column);
      boolean converged = next <= estimate || Arrays.equals(signs, nextSigns);
      estimate = Math.max(estimate, next);
      signs = nextSigns;
      if (converged) {
        break;
      }
    }
    double result = Math.max(estimate, alternating());
    return Double.isNaN(result) ? Double.POSITIVE_INFINITY : result;
  }

  /** A second bound, from a vector that defeats the cancellation which would deceive the first. */
  private double alternating() {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      double size = n == 1 ? 1.0 : 1.0 + (double) i / (n - 1);
      x[i] = i % 2 == 0 ? size : -size;
    }
    return 2.0 * norm(solve.apply(x)) / (3.0 * n);
  }

  private static double norm(double[] x) {
    double sum = 0.0;
    for (double element : x) {
      sum += Math.abs(element);
    }
    return sum;
  }

  private static double[] signs(double[] x) {
    double[] signs = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      signs[i] = x[i] >= 0.0 ? 1.0 : -1.0;
    }
    return signs;
  }

  private static int largest(double[] x) {
    int best = 0;
    for (int i = 1; i < x.length; i++) {
      if (Math.abs(x[i]) > Math.abs(x[best])) {
        best = i;
      }
    }
    return best;
  }
}
