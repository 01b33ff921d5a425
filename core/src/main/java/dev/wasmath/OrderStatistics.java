package dev.wasmath;

import java.util.Optional;

/**
 * What a sorted sample says without anything being assumed of its distribution: percentiles by
 * nearest rank, and the interval of its median (David and Nagaraja, "Order Statistics", section
 * 7.1).
 */
final class OrderStatistics {
  private static final double MISSES = 0.05;

  /** The distance from the mean that a normal variable exceeds in 5 %, in standard deviations. */
  private static final double NORMAL = 1.959963984540054;

  /** Up to here the smallest probability is a normal double; beyond, the sum is. */
  private static final int EXACT = 1000;

  private OrderStatistics() {}

  /** The smallest value that at least {@code percent} % of the sample do not exceed. */
  static double percentile(double[] sorted, double percent) {
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }

  /** Where the median is at 95 %; empty for samples too small to tell. */
  static Optional<Benchmark.Interval> medianInterval(double[] sorted) {
    int rank = rank(sorted.length);
    return rank == 0
        ? Optional.empty()
        : Optional.of(new Benchmark.Interval(sorted[rank - 1], sorted[sorted.length - rank]));
  }

  /** The largest r for which the r-th of n values from either end misses the median in 5 %. */
  static int rank(int n) {
    if (n > EXACT) {
      return (int) Math.floor((n - NORMAL * Math.sqrt(n)) / 2);
    }
    double probability = Math.scalb(1.0, -n);
    double tail = 0;
    int rank = 0;
    while (2 * (tail + probability) <= MISSES) {
      tail += probability;
      probability *= (double) (n - rank) / (rank + 1);
      rank++;
    }
    return rank;
  }
}
