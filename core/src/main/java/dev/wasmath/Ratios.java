package dev.wasmath;

import static dev.wasmath.OrderStatistics.rank;

import java.util.Arrays;

/**
 * How many times as fast WebAssembly was as plain Java, in the last pairs of one size class, as
 * natural logarithms.
 *
 * <p>The median and its interval by order statistics assume nothing about the noise, not even a
 * variance: a pause of the machine is one pair among others (David and Nagaraja, "Order
 * Statistics", section 7.1). Not safe for use by several threads at once.
 */
final class Ratios {
  /** Pairs that are kept. */
  static final int KEPT = 31;

  /** Fewer pairs than this give no interval at 95 %. */
  static final int FEWEST = 6;

  private final double[] logs = new double[KEPT];
  private int added;

  /** Adds a pair. */
  void add(double cpuNanos, double wasmNanos) {
    logs[added % KEPT] = Math.log(Math.max(cpuNanos, 1.0) / Math.max(wasmNanos, 1.0));
    added++;
  }

  /** Becomes pairs with this median and interval, which were measured elsewhere. */
  void recall(double median, double low, double high, int pairs) {
    int rank = rank(pairs);
    Arrays.fill(logs, 0, pairs, median);
    Arrays.fill(logs, 0, rank, low);
    Arrays.fill(logs, pairs - rank, pairs, high);
    added = pairs;
  }

  /** Pairs kept. */
  int pairs() {
    return Math.min(added, KEPT);
  }

  void clear() {
    added = 0;
  }

  /** The median; 0 without pairs. */
  double median() {
    int n = pairs();
    if (n == 0) {
      return 0;
    }
    double[] sorted = sorted();
    return 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
  }

  /** The lower end of the median's interval; minus infinity below {@link #FEWEST} pairs. */
  double low() {
    int rank = rank(pairs());
    return rank == 0 ? Double.NEGATIVE_INFINITY : sorted()[rank - 1];
  }

  /** The upper end of the median's interval; infinity below {@link #FEWEST} pairs. */
  double high() {
    int n = pairs();
    int rank = rank(n);
    return rank == 0 ? Double.POSITIVE_INFINITY : sorted()[n - rank];
  }

  private double[] sorted() {
    double[] sorted = Arrays.copyOf(logs, pairs());
    Arrays.sort(sorted);
    return sorted;
  }
}
