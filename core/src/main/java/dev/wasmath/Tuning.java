package dev.wasmath;

/**
 * The numbers of learning; tests change them.
 *
 * @param margin how much faster, as a logarithm, a challenger has to be before it is used
 * @param fewest pairs before a challenger can win; fewer say nothing at 95 %
 * @param dwellNanos how long a decision stands before it is looked at again; doubles each time
 * @param freeNanos probing time that is spent before there is any work
 * @param share of the time of work that probing may take
 * @param steps size classes that are learned together: 1, or a power of two
 */
record Tuning(double margin, int fewest, long dwellNanos, long freeNanos, double share, int steps) {
  static final long LONGEST_DWELL = 600_000_000_000L;

  private static final double THREE_PERCENT = Math.log(1.03);
  private static final long TWO_SECONDS = 2_000_000_000L;
  private static final long FIVE_MILLIS = 5_000_000L;

  static Tuning usual() {
    return new Tuning(THREE_PERCENT, Ratios.FEWEST, TWO_SECONDS, FIVE_MILLIS, 0.02, 1);
  }
}
