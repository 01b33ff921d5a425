package dev.wasmath;

/**
 * What an operation has been asked to do, over all sizes. Rates and totals fade: what was done a
 * minute ago counts half, so that an operation that was hot becomes cool.
 *
 * @param calls the number of calls so far
 * @param callsPerSecond calls in about the last second
 * @param averageMillis the average duration of a call in milliseconds, of late; 0 before the first
 * @param totalSeconds the total duration of calls in seconds, of late
 */
public record Load(long calls, double callsPerSecond, double averageMillis, double totalSeconds) {
  private static final double MINUTE_HALVES = 60e9 / Math.log(2);

  /** How much something counts so many nanoseconds later. */
  static double fading(double elapsed) {
    return Math.exp(-elapsed / MINUTE_HALVES);
  }
}
