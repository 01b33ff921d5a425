package dev.wasmath;

import java.util.SplittableRandom;

/**
 * How long a kernel that failed stays away: a second, four times as long after each further
 * failure, an hour at most, and a random part more, so that many do not return at once. Not safe
 * for use by several threads at once.
 */
final class Quarantine {
  private static final double FIRST_NANOS = 1e9;
  private static final double FACTOR = 4;
  private static final double LONGEST_NANOS = 3600e9;
  private static final double JITTER = 0.25;

  private int strikes;

  /** Notes a failure; returns when the kernel may return (nanoseconds). */
  long strike(long now, SplittableRandom random) {
    double nanos = Math.min(LONGEST_NANOS, FIRST_NANOS * Math.pow(FACTOR, strikes));
    strikes++;
    return now + (long) (nanos * (1 + JITTER * random.nextDouble()));
  }

  int strikes() {
    return strikes;
  }
}
