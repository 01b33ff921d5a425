package dev.wasmath;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts calls exactly, and tells which of them to look at, without a clock, a lock or an atomic
 * instruction: each platform thread counts down strides of its own, and the calls so far are the
 * strides issued less what remains of them. Virtual threads, of which there may be millions, share
 * atomic counters.
 *
 * <p>A total is exact once the callers have returned.
 */
final class Countdown {
  private static final int FEWEST_BEFORE_SWEEP = 64;

  /** A power of two. */
  private static final int SLOTS = 64;

  private final int counters;

  @SuppressWarnings("ThreadLocalUsage") // Each orchestrator counts for itself.
  private final ThreadLocal<Ticks> own = new ThreadLocal<>();

  /**
   * Some threads' ticks, each where its number tells: found sooner than by the thread itself. Of
   * several threads in one place the last one stays, which makes the others slower, no more.
   */
  private final Ticks[] slots = new Ticks[SLOTS];

  private final List<Ticks> threads = new ArrayList<>();
  private final long[] ended;
  private final AtomicIntegerArray sharedLeft;
  private final AtomicLongArray sharedIssued;
  private final AtomicIntegerArray sharedStrides;
  private int sweepAt = FEWEST_BEFORE_SWEEP;

  /** For counters numbered from 0 on. */
  Countdown(int counters) {
    this.counters = counters;
    this.ended = new long[counters];
    Arrays.fill(slots, new Ticks(Ticks.NOBODY, 0));
    this.sharedLeft = new AtomicIntegerArray(counters);
    this.sharedIssued = new AtomicLongArray(counters);
    this.sharedStrides = new AtomicIntegerArray(counters);
  }

  /** What one thread counts. */
  private static final class Ticks {
    private static final long NOBODY = -1;

    private final long owner;
    private final WeakReference<Thread> thread = new WeakReference<>(Thread.currentThread());
    private final int[] left;
    private final long[] issued;
    private final int[] strides;

    Ticks(long owner, int counters) {
      this.owner = owner;
      left = new int[counters];
      strides = new int[counters];
      issued = new long[counters];
    }

    boolean pass(int counter) {
      int remaining = left[counter];
      if (remaining > 0) {
        left[counter] = remaining - 1;
        return true;
      }
      return false;
    }

    long calls(int counter) {
      return issued[counter] - left[counter];
    }

    boolean isOver() {
      Thread counted = thread.get();
      return counted == null || !counted.isAlive();
    }
  }

  /** Counts a call that need not be looked at; false, and nothing is counted, if it is due. */
  boolean pass(int counter) {
    long id = Thread.currentThread().threadId();
    Ticks ticks = slots[(int) id & (SLOTS - 1)];
    return ticks.owner == id ? ticks.pass(counter) : passElsewhere(counter);
  }

  private boolean passElsewhere(int counter) {
    if (Thread.currentThread().isVirtual()) {
      return passShared(counter);
    }
    Ticks ticks = own.get();
    return ticks != null && ticks.pass(counter);
  }

  private boolean passShared(int counter) {
    int left = sharedLeft.get(counter);
    while (left > 0) {
      if (sharedLeft.compareAndSet(counter, left, left - 1)) {
        return true;
      }
      left = sharedLeft.get(counter);
    }
    return false;
  }

  /** How many calls the one that is due stands for: those since the last one that was. */
  int stride(int counter) {
    Ticks ticks = own.get();
    int last = 0;
    if (Thread.currentThread().isVirtual()) {
      last = sharedStrides.get(counter);
    } else if (ticks != null) {
      last = ticks.strides[counter];
    }
    return Math.max(1, last);
  }

  /** Counts a call that is due; the next one is {@code stride} calls, at least one, later. */
  void due(int counter, int stride) {
    if (Thread.currentThread().isVirtual()) {
      sharedIssued.addAndGet(counter, stride);
      sharedLeft.addAndGet(counter, stride - 1);
      sharedStrides.set(counter, stride);
      return;
    }
    Ticks ticks = own.get();
    if (ticks == null) {
      ticks = join();
    }
    ticks.issued[counter] += stride;
    ticks.left[counter] += stride - 1;
    ticks.strides[counter] = stride;
  }

  private Ticks join() {
    long id = Thread.currentThread().threadId();
    Ticks ticks = new Ticks(id, counters);
    own.set(ticks);
    slots[(int) id & (SLOTS - 1)] = ticks;
    synchronized (threads) {
      threads.add(ticks);
      if (threads.size() >= sweepAt) {
        sweep();
        sweepAt = Math.max(FEWEST_BEFORE_SWEEP, 2 * threads.size());
      }
    }
    return ticks;
  }

  /** Keeps only the sums of threads that have ended. */
  private void sweep() {
    threads.removeIf(
        ticks -> {
          boolean over = ticks.isOver();
          for (int i = 0; over && i < counters; i++) {
            ended[i] += ticks.calls(i);
          }
          return over;
        });
  }

  /** The calls counted so far. */
  long calls(int counter) {
    // Remaining calls first: a stride issued in between must not count as made.
    long calls = -sharedLeft.get(counter) + sharedIssued.get(counter);
    synchronized (threads) {
      calls += ended[counter];
      for (Ticks ticks : threads) {
        calls += ticks.calls(counter);
      }
    }
    return calls;
  }
}
