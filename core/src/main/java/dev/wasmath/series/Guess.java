package dev.wasmath.series;

/**
 * What one method says of a limit.
 *
 * <p>A method makes an estimate of each number of first elements. An estimate's error is taken to
 * be what it changed by, and what the changes to come add up to if they shrink on as they did; and
 * no less than what becomes of it when the elements are changed in their last digits, or than what
 * a later estimate that is surer of itself is away.
 *
 * @param value the estimate with the smallest error
 * @param error that error
 * @param wandering the largest distance of a later estimate
 * @param elements from how many elements it is; 0 if there is no estimate
 */
record Guess(double value, double error, double wandering, int elements) {
  /** No estimate. */
  static final Guess NONE = new Guess(Double.NaN, Double.POSITIVE_INFINITY, 0.0, 0);

  /** Elements are changed by so many of their last digits, to see what that does. */
  private static final double PERTURBATION = 0x1p-51;

  /** The part of the change before that counts, lest the last is small by chance. */
  private static final double PAST = 0.3;

  private static final double SAFETY = 2.0;

  Guess withError(double other) {
    return new Guess(value, other, wandering, elements);
  }

  Guess surer(Guess other) {
    return other.error < error ? other : this;
  }

  static Guess of(AccelerationMethod method, double[] elements) {
    double[] estimates = Extrapolation.estimates(method, elements);
    double[] errors = errors(method, elements, estimates);
    Guess best = NONE;
    for (int m = 2; m < errors.length; m++) {
      double error = errors[m];
      double wandering = 0.0;
      for (int k = m + 1; k < errors.length && error < best.error; k++) {
        double distance = Math.abs(estimates[k] - estimates[m]);
        wandering = distance > wandering ? distance : wandering;
        if (errors[k] < Double.POSITIVE_INFINITY) {
          error = Math.max(error, distance - errors[k]);
        }
      }
      best = best.surer(new Guess(estimates[m], error, wandering, m + 1));
    }
    return best;
  }

  private static double[] errors(AccelerationMethod method, double[] elements, double[] estimates) {
    double[] changed = Extrapolation.estimates(method, perturbed(elements, 1));
    double[] otherwise = Extrapolation.estimates(method, perturbed(elements, 2));
    double[] errors = new double[estimates.length];
    for (int m = 0; m < errors.length; m++) {
      double rounding =
          Math.max(Math.abs(changed[m] - estimates[m]), Math.abs(otherwise[m] - estimates[m]));
      double error = tail(estimates, m) + SAFETY * rounding + 4.0 * Math.ulp(estimates[m]);
      errors[m] = Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }
    return errors;
  }

  /** The elements, each a little larger or smaller: every other, or two in four. */
  private static double[] perturbed(double[] elements, int run) {
    double[] changed = new double[elements.length];
    for (int i = 0; i < changed.length; i++) {
      double sign = i / run % 2 == 0 ? 1.0 : -1.0;
      changed[i] = elements[i] * (1.0 + sign * PERTURBATION);
    }
    return changed;
  }

  /** What the estimates may yet change, by how they changed. */
  private static double tail(double[] estimates, int m) {
    if (m < 2) {
      return Double.POSITIVE_INFINITY;
    }
    double now = Math.max(change(estimates, m), PAST * change(estimates, m - 1));
    double before =
        m < 4
            ? change(estimates, m - 1)
            : Math.max(change(estimates, m - 2), PAST * change(estimates, m - 3));
    // By this factor changes shrink in two steps.
    double ratio = now / before;
    if (!(ratio < 1.0)) {
      return now == 0.0 ? 0.0 : Double.POSITIVE_INFINITY;
    }
    return SAFETY * Math.max(now, 2.0 * now * ratio / (1.0 - ratio));
  }

  private static double change(double[] estimates, int m) {
    return Math.abs(estimates[m] - estimates[m - 1]);
  }
}
