package dev.wasmath;

import java.util.function.LongSupplier;

/**
 * Calling something until it is as fast as it gets: until calls have not become faster for a while
 * and there were enough of them, but not for ever.
 *
 * @param clock nanoseconds
 * @param steadyNanos how long calls must not become faster
 * @param fewestCalls how many calls there are at least
 * @param longestNanos after so long it is over in any case
 */
record WarmUp(LongSupplier clock, long steadyNanos, long fewestCalls, long longestNanos) {
  private static final long WINDOW_NANOS = 10_000_000L;

  /** What counts as faster; less is noise. */
  private static final double FASTER = 0.9;

  /** Makes the calls; returns what one took at best, in nanoseconds. */
  double run(Runnable call) {
    long start = clock.getAsLong();
    long improved = start;
    long now = start;
    long made = 0;
    double best = Double.POSITIVE_INFINITY;
    do {
      long windowStart = now;
      int calls = 0;
      do {
        call.run();
        calls++;
        now = clock.getAsLong();
      } while (now - windowStart < WINDOW_NANOS && now - start < longestNanos);
      made += calls;
      double nanos = (double) (now - windowStart) / calls;
      if (nanos < FASTER * best) {
        best = nanos;
        improved = now;
      }
    } while ((now - improved < steadyNanos || made < fewestCalls) && now - start < longestNanos);
    return best;
  }
}
