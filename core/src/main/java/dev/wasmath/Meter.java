package dev.wasmath;

import java.util.concurrent.atomic.LongAdder;

/**
 * The calls of one operation: how many and how long, by strategy, and how many within a second.
 * Safe for use by several threads; totals are exact once the callers have returned.
 */
final class Meter {
  private static final long SECOND = 1_000_000_000L;

  private final Tally cpu = new Tally();
  private final Tally wasm = new Tally();
  private final LongAdder windowCalls = new LongAdder();
  private volatile long windowStart;
  private volatile double lastRate;
  private volatile long lastCall;

  Meter(long now) {
    this.windowStart = now;
    this.lastCall = now;
  }

  /** Calls and total nanoseconds of one strategy. */
  record Tally(LongAdder calls, LongAdder nanos) {
    Tally() {
      this(new LongAdder(), new LongAdder());
    }

    double averageNanos() {
      long count = calls.sum();
      return count == 0 ? 0.0 : (double) nanos.sum() / count;
    }
  }

  /** Records a call that began at {@code start} and ended at {@code end} (nanoTime). */
  void record(Strategy strategy, long start, long end) {
    Tally tally = tally(strategy);
    tally.calls.increment();
    tally.nanos.add(end - start);
    windowCalls.increment();
    lastCall = end;
    if (end - windowStart >= SECOND) {
      closeWindow(end);
    }
  }

  Tally tally(Strategy strategy) {
    return strategy == Strategy.CPU ? cpu : wasm;
  }

  /** When the last call ended (nanoTime). */
  long lastCall() {
    return lastCall;
  }

  Load load(long now) {
    long calls = cpu.calls.sum() + wasm.calls.sum();
    double nanos = cpu.nanos.sum() + (double) wasm.nanos.sum();
    double averageMillis = calls == 0 ? 0.0 : nanos / calls / 1e6;
    return new Load(calls, callsPerSecond(now), averageMillis, nanos / 1e9);
  }

  private double callsPerSecond(long now) {
    long elapsed = now - windowStart;
    long current = windowCalls.sum();
    if (elapsed >= SECOND) {
      return current * (double) SECOND / elapsed;
    }
    return Math.max(lastRate, (double) current);
  }

  private synchronized void closeWindow(long now) {
    long elapsed = now - windowStart;
    if (elapsed >= SECOND) {
      lastRate = windowCalls.sumThenReset() * (double) SECOND / elapsed;
      windowStart = now;
    }
  }
}
