package dev.wasmath.series;

import dev.wasmath.plain.PlainPower;
import java.util.Arrays;

/**
 * Levin's transforms of a sequence (D. Levin, "Development of non-linear transformations for
 * improving convergence of sequences", Int. J. Comput. Math. 3, 1973): an element's distance from
 * the limit is taken for a remainder estimate times a polynomial in 1/n. The estimate is the last
 * step for t, n times the last step for u, and for v what Aitken's transform adds.
 */
final class LevinTransform {
  /** Beyond this order the binomials outgrow the digits of a double. */
  private static final int LARGEST_ORDER = 24;

  private LevinTransform() {}

  static double[] estimates(AccelerationMethod method, double[] s) {
    double[] remainders = remainders(method, s);
    double[] estimates = new double[s.length];
    Arrays.fill(estimates, Double.NaN);
    estimates[0] = s[0];
    int orders = Math.min(s.length, remainders.length);
    for (int order = 1; order < orders && order <= LARGEST_ORDER; order++) {
      // The v transform looks one element further.
      int last = method == AccelerationMethod.LEVIN_V ? order + 1 : order;
      estimates[last] = estimate(order, s, remainders);
    }
    return estimates;
  }

  private static double[] remainders(AccelerationMethod method, double[] s) {
    double[] steps = new double[s.length];
    for (int j = 0; j < s.length; j++) {
      steps[j] = j == 0 ? s[0] : s[j] - s[j - 1];
    }
    if (s[0] == 0.0 && s.length > 1) {
      steps[0] = steps[1];
    }
    return switch (method) {
      case LEVIN_T -> steps;
      case LEVIN_V -> {
        double[] remainders = new double[Math.max(0, s.length - 1)];
        for (int j = 0; j < remainders.length; j++) {
          remainders[j] = steps[j] * steps[j + 1] / (steps[j] - steps[j + 1]);
        }
        yield remainders;
      }
      default -> {
        for (int j = 0; j < s.length; j++) {
          steps[j] *= j + 1.0;
        }
        yield steps;
      }
    };
  }

  /** The quotient of two sums over the first {@code order + 1} elements with signed binomials. */
  private static double estimate(int order, double[] s, double[] remainders) {
    double numerator = 0.0;
    double denominator = 0.0;
    double binomial = 1.0;
    for (int j = 0; j <= order; j++) {
      double scale = PlainPower.pow((j + 1.0) / (order + 1.0), order - 1.0);
      double weight = binomial * scale / remainders[j];
      numerator += weight * s[j];
      denominator += weight;
      binomial *= -(order - j) / (j + 1.0);
    }
    return numerator / denominator;
  }
}
