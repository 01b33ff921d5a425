package dev.wasmath;

import dev.wasmath.Limit.Status;

/**
 * Levin's u transform of a sequence (D. Levin, "Development of non-linear transformations for
 * improving convergence of sequences", Int. J. Comput. Math. 3, 1973), with the remainder estimate
 * (n + 1) times the n-th step.
 */
final class LevinTransform {
  /** Beyond this order the binomials outgrow the digits of a double. */
  private static final int LARGEST_ORDER = 24;

  private static final double CONVERGED = 1e-6;
  private static final double UNIT = 0x1p-53;

  private final double[] elements;

  private LevinTransform(double[] elements) {
    this.elements = elements;
  }

  /** An estimate and how far it can be trusted. */
  private record Estimate(double value, double rounding, int terms) {}

  static Limit limit(double[] elements) {
    return new LevinTransform(elements).limit();
  }

  private Limit limit() {
    int orders = Math.min(elements.length - 1, LARGEST_ORDER);
    Limit best = new Limit(elements[0], Double.POSITIVE_INFINITY, 1, Status.NOT_CONVERGED);
    Estimate before = new Estimate(elements[0], 0.0, 1);
    Estimate earlier = before;
    for (int order = 1; order <= orders; order++) {
      if (step(order) == 0.0) {
        return new Limit(elements[order], 0.0, order + 1, Status.CONVERGED);
      }
      Estimate now = estimate(order);
      double change =
          Math.max(Math.abs(now.value - before.value), 0.1 * Math.abs(now.value - earlier.value));
      double error = change + now.rounding;
      if (order > 1 && error < best.error()) {
        best = new Limit(now.value, error, now.terms, status(now.value, error));
      }
      earlier = before;
      before = now;
    }
    return best;
  }

  private Status status(double value, double error) {
    int last = elements.length - 1;
    if (Math.abs(step(last)) >= Math.abs(step(last / 2))) {
      return Status.DIVERGENT;
    }
    return error <= CONVERGED * Math.max(1.0, Math.abs(value))
        ? Status.CONVERGED
        : Status.NOT_CONVERGED;
  }

  private double step(int n) {
    return n == 0 ? elements[0] : elements[n] - elements[n - 1];
  }

  /** The quotient of two sums over the first {@code order + 1} elements with signed binomials. */
  private Estimate estimate(int order) {
    double numerator = 0.0;
    double denominator = 0.0;
    double size = 0.0;
    double binomial = 1.0;
    for (int j = 0; j <= order; j++) {
      double remainder = (j + 1) * (j == 0 && elements[0] == 0.0 ? step(1) : step(j));
      double scale = StrictMath.pow((j + 1.0) / (order + 1.0), order - 1.0);
      double weight = binomial * scale / remainder;
      numerator += weight * elements[j];
      denominator += weight;
      size += Math.abs(weight * elements[j]);
      binomial *= -(order - j) / (j + 1.0);
    }
    double rounding = 4.0 * order * UNIT * size / Math.abs(denominator);
    return new Estimate(numerator / denominator, rounding, order + 1);
  }
}
