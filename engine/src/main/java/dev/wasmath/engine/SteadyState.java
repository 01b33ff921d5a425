package dev.wasmath.engine;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * The speed of a call once the JVM has compiled what it runs, and how long that took.
 *
 * @param firstNanos the time of the first call
 * @param nanos the time of a call in the fastest stretch of about a millisecond
 * @param reached the time from the first call until calls became no faster
 * @param spent the time spent on finding out
 * @param allocatedBytes the bytes of heap a call allocates; NaN where the JVM does not count them
 */
public record SteadyState(
    double firstNanos, double nanos, Duration reached, Duration spent, double allocatedBytes) {
  private static final double STRETCH_NANOS = 1e6;
  private static final int LARGEST_BATCH = 1 << 20;
  private static final int ROUNDS = 3;

  /** What counts as faster; less is noise. */
  private static final double FASTER = 0.9;

  /**
   * Calls until calls become no faster.
   *
   * @param call the call; it is made on this thread
   * @param patience for how long no stretch has to be a tenth faster than the best before
   * @param limit the longest time to spend, less the last stretch
   */
  public static SteadyState reach(Runnable call, Duration patience, Duration limit) {
    long start = System.nanoTime();
    double first = time(call, 1);
    double best = first;
    double mark = first;
    long now = System.nanoTime();
    long improved = now;
    while (now - start < limit.toNanos() && now - improved < patience.toNanos()) {
      double nanos = time(call, batch(best));
      now = System.nanoTime();
      best = Math.min(best, nanos);
      if (nanos < FASTER * mark) {
        mark = nanos;
        improved = now;
      }
    }
    return new SteadyState(
        first,
        best,
        Duration.ofNanos(improved - start),
        Duration.ofNanos(now - start),
        allocatedBytes(call, batch(best)));
  }

  /** The whole way: this one, which went on where another had ended. */
  SteadyState after(SteadyState earlier) {
    return new SteadyState(
        earlier.firstNanos,
        Math.min(earlier.nanos, nanos),
        earlier.spent.plus(reached),
        earlier.spent.plus(spent),
        allocatedBytes);
  }

  /** How many calls of that duration make a stretch. */
  static int batch(double nanos) {
    return (int) Math.clamp(STRETCH_NANOS / nanos, 1, LARGEST_BATCH);
  }

  /** The mean time of some calls. */
  static double time(Runnable call, int calls) {
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      call.run();
    }
    return (double) (System.nanoTime() - start) / calls;
  }

  /** The least of several rounds: now and then the JVM allocates on its own account. */
  private static double allocatedBytes(Runnable call, int calls) {
    if (!(ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads)) {
      return Double.NaN;
    }
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < calls; i++) {
        call.run();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return (double) least / calls;
  }
}
