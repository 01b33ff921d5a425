package dev.wasmath;

import dev.wasmath.Limit.Status;
import dev.wasmath.plain.PlainPower;
import java.util.Arrays;

/**
 * Levin's u transform of a sequence (D. Levin, "Development of non-linear transformations for
 * improving convergence of sequences", Int. J. Comput. Math. 3, 1973), with the remainder estimate
 * (n + 1) times the n-th step.
 *
 * <p>An element equal to the one before is left out: its remainder estimate would be zero, and the
 * rest has the same limit. A sequence that has come to rest needs no transform.
 */
final class LevinTransform {
  /** Beyond this order the binomials outgrow the digits of a double. */
  private static final int LARGEST_ORDER = 24;

  private static final double CONVERGED = 1e-6;
  private static final double UNIT = 0x1p-53;

  /** A sequence shorter than this is at rest only if it never moved. */
  private static final int FEWEST_FOR_REST = 8;

  private final double[] elements;

  /** How many elements of the full sequence end with each of {@link #elements}. */
  private final int[] counts;

  private LevinTransform(double[] sequence) {
    double[] distinct = new double[sequence.length];
    int[] ends = new int[sequence.length];
    int n = 0;
    for (int i = 0; i < sequence.length; i++) {
      if (n == 0 || sequence[i] != distinct[n - 1]) {
        distinct[n] = sequence[i];
        ends[n] = i + 1;
        n++;
      }
    }
    this.elements = Arrays.copyOf(distinct, n);
    this.counts = Arrays.copyOf(ends, n);
  }

  /** An estimate and how far it can be trusted. */
  private record Estimate(double value, double rounding) {}

  static Limit limit(double[] sequence) {
    double last = sequence[sequence.length - 1];
    int half = sequence.length / 2;
    double rest = Math.abs(last - sequence[half]) + 4.0 * Math.ulp(last);
    if (largestStep(sequence, 1) == 0.0
        || (sequence.length >= FEWEST_FOR_REST
            && largestStep(sequence, half + 1) <= 4.0 * Math.ulp(last))) {
      return new Limit(last, rest, sequence.length, Status.CONVERGED);
    }
    return new LevinTransform(sequence).limit();
  }

  private Limit limit() {
    int orders = Math.min(elements.length - 1, LARGEST_ORDER);
    double[] values = new double[orders + 1];
    values[0] = elements[0];
    double value = elements[elements.length - 1];
    double error = Double.POSITIVE_INFINITY;
    int terms = counts[counts.length - 1];
    for (int order = 1; order <= orders; order++) {
      Estimate now = estimate(order);
      values[order] = now.value;
      double change =
          Math.max(
              Math.abs(now.value - values[order - 1]),
              0.1 * Math.abs(now.value - values[Math.max(0, order - 2)]));
      if (order > 1 && change + now.rounding < error) {
        value = now.value;
        error = change + now.rounding;
        terms = counts[order];
      }
    }
    Status status = status(value, error);
    return new Limit(
        value, status == Status.CONVERGED ? error : wander(value, error, values), terms, status);
  }

  private Status status(double value, double error) {
    int last = elements.length - 1;
    double late = largestStep(elements, last / 2 + 1);
    double early = largestStep(Arrays.copyOf(elements, last / 2 + 1), 1);
    if (late >= early && late > 4.0 * Math.ulp(value)) {
      return Status.DIVERGENT;
    }
    double size = Math.max(Math.abs(value), largestStep(elements, 1));
    return error <= CONVERGED * size ? Status.CONVERGED : Status.NOT_CONVERGED;
  }

  /** Where estimates do not settle, two neighbours agree by chance: the later half counts. */
  private static double wander(double value, double error, double[] values) {
    double largest = error;
    for (int order = values.length / 2; order < values.length; order++) {
      double distance = Math.abs(value - values[order]);
      largest = Double.isNaN(distance) ? largest : Math.max(largest, distance);
    }
    return largest;
  }

  /** The largest distance between two neighbours, the second of them at {@code from} or later. */
  private static double largestStep(double[] sequence, int from) {
    double largest = 0.0;
    for (int i = from; i < sequence.length; i++) {
      largest = Math.max(largest, Math.abs(sequence[i] - sequence[i - 1]));
    }
    return largest;
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
      double scale = PlainPower.pow((j + 1.0) / (order + 1.0), order - 1.0);
      double weight = binomial * scale / remainder;
      numerator += weight * elements[j];
      denominator += weight;
      size += Math.abs(weight * elements[j]);
      binomial *= -(order - j) / (j + 1.0);
    }
    double rounding = 4.0 * order * UNIT * size / Math.abs(denominator);
    return new Estimate(numerator / denominator, rounding);
  }
}
