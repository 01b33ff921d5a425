package dev.wasmath;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * The numbers of learning; tests change them.
 *
 * @param margin how much faster, as a logarithm, a challenger has to be before it is used
 * @param fewest pairs before a challenger can win; fewer say nothing at 95 %
 * @param dwellNanos how long a decision stands before it is looked at again; doubles each time
 * @param freeNanos probing time that is spent before there is any work
 * @param share of the time of work that probing may take
 * @param steps size classes that are learned together: 1, or a power of two
 * @param lookNanos what the clock adds to the time of a call that is looked at
 */
record Tuning(
    double margin,
    int fewest,
    long dwellNanos,
    long freeNanos,
    double share,
    int steps,
    double lookNanos) {
  static final long LONGEST_DWELL = 600_000_000_000L;

  private static final double THREE_PERCENT = Math.log(1.03);
  private static final long TWO_SECONDS = 2_000_000_000L;
  private static final long FIVE_MILLIS = 5_000_000L;

  private static final double LEAST = 0.25;
  private static final int READINGS = 101;

  /** A clock that takes no time. */
  static Tuning usual() {
    return new Tuning(THREE_PERCENT, Ratios.FEWEST, TWO_SECONDS, FIVE_MILLIS, 0.02, 1, 0);
  }

  /** The usual numbers, with this clock. */
  static Tuning timedBy(LongSupplier clock) {
    long[] readings = new long[READINGS];
    for (int i = 0; i < READINGS; i++) {
      long start = clock.getAsLong();
      readings[i] = clock.getAsLong() - start;
    }
    Arrays.sort(readings);
    Tuning usual = usual();
    return new Tuning(
        usual.margin,
        usual.fewest,
        usual.dwellNanos,
        usual.freeNanos,
        usual.share,
        usual.steps,
        (double) readings[READINGS / 2]);
  }

  /** The time of a call that was looked at, without the clock's: not less than a quarter. */
  double call(double nanos) {
    return Math.max(1, Math.max(nanos - lookNanos, LEAST * nanos));
  }
}
