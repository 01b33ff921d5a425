package dev.wasmath.bench.worker;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Times batches of a call by the clock of this process, and counts what they allocate. */
final class Timing {
  private static final long SHORTEST_WARM_BATCH = 10_000_000L;
  private static final int WARM_UP_LIMIT = 4;
  private static final double STEADY = 0.97;

  private final Call call;
  private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
  private double nanosPerCall = 1e9;
  private volatile boolean stopped;
  private long sink;

  /**
   * One batch.
   *
   * @param nanos time of a call
   * @param bytes heap that a call allocated
   */
  record Batch(double nanos, double bytes) {}

  Timing(Call call) {
    this.call = call;
  }

  /**
   * Runs for at least {@code millis} and until a third of the time brings no gain over what was
   * before, but no longer than four times that.
   *
   * @return the time that was used, in nanoseconds
   */
  long warmUp(long millis) {
    long start = System.nanoTime();
    long wanted = millis * 1_000_000;
    double before = Double.MAX_VALUE;
    double recent = Double.MAX_VALUE;
    long mark = start;
    nanosPerCall = Math.max(1.0, time(1).nanos);
    while (true) {
      Batch batch = time(calls(SHORTEST_WARM_BATCH));
      nanosPerCall = batch.nanos;
      recent = Math.min(recent, batch.nanos);
      long now = System.nanoTime();
      if (now - mark > wanted / 3) {
        boolean steady = recent > STEADY * before;
        before = Math.min(before, recent);
        recent = Double.MAX_VALUE;
        mark = now;
        if (now - start >= wanted && (steady || now - start >= WARM_UP_LIMIT * wanted)) {
          return now - start;
        }
      }
    }
  }

  /** A batch that takes about as long as asked for, and at least one call. */
  Batch batch(long millis) {
    Batch batch = time(calls(millis * 1_000_000));
    nanosPerCall = batch.nanos;
    return batch;
  }

  private int calls(long nanos) {
    return (int) Math.clamp(Math.ceil(nanos / nanosPerCall), 1, 1 << 30);
  }

  private Batch time(int calls) {
    long thread = Thread.currentThread().threadId();
    long heap = threads.getThreadAllocatedBytes(thread);
    long start = System.nanoTime();
    sink += loop(calls);
    long nanos = System.nanoTime() - start;
    long allocated = threads.getThreadAllocatedBytes(thread) - heap;
    return new Batch((double) Math.max(1, nanos) / calls, (double) allocated / calls);
  }

  /** The volatile read keeps the JIT compiler from moving a call's loads out of the loop. */
  private long loop(int calls) {
    long bits = 0;
    for (int i = 0; i < calls && !stopped; i++) {
      bits ^= call.run();
    }
    return bits;
  }

  /** Something that depends on every call. */
  long sink() {
    return sink;
  }

  /** Makes a running batch end early. */
  void stop() {
    stopped = true;
  }
}
