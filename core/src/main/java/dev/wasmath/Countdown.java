package dev.wasmath;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the calls of one kernel exactly, and tells which of them to look at, without a clock, a
 * lock or an atomic instruction: each platform thread counts down strides of its own, and the calls
 * so far are the strides issued less what remains of them. Virtual threads, of which there may be
 * millions, share an atomic counter.
 *
 * <p>A total is exact once the callers have returned.
 */
final class Countdown {
  private static final int FEWEST_BEFORE_SWEEP = 64;

  /** A power of two. */
  private static final int SLOTS = 64;

  /**
   * Some threads' ticks, each where its number tells: found sooner than by the thread itself. Of
   * several threads in one place the last one stays, which makes the others slower, no more.
   */
  private final Ticks[] slots = new Ticks[SLOTS];

  /** Those of two threads that live, which are often the only ones: found sooner still. */
  private Ticks first = new Ticks(Ticks.NOBODY);

  private Ticks second = first;

  /**
   * Calls from this cost on may not be the kernel's. Not volatile: a thread that does not see it
   * change goes on until its next call that is due, as it does with a plan.
   */
  private int bound = Integer.MAX_VALUE;

  @SuppressWarnings("ThreadLocalUsage") // Each kernel's calls are counted for themselves.
  private final ThreadLocal<Ticks> own = new ThreadLocal<>();

  private final List<Ticks> threads = new ArrayList<>();
  private final AtomicInteger sharedLeft = new AtomicInteger();
  private final AtomicLong sharedIssued = new AtomicLong();
  private volatile int sharedStride;
  private long ended;
  private int sweepAt = FEWEST_BEFORE_SWEEP;

  Countdown() {
    Arrays.fill(slots, new Ticks(Ticks.NOBODY));
  }

  /**
   * Keeps what several threads count in cache lines of their own: else each would wait for the
   * other's writes, wherever the garbage collector has put the two side by side.
   */
  @SuppressWarnings("unused")
  private abstract static class Apart {
    private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15;
  }

  /** What one thread counts. */
  private static final class Ticks extends Apart {
    private static final long NOBODY = -1;

    private final long owner;
    private final WeakReference<Thread> thread = new WeakReference<>(Thread.currentThread());
    private int left;
    private int stride;
    private long issued;

    Ticks(long owner) {
      this.owner = owner;
    }

    boolean pass() {
      int remaining = left;
      if (remaining > 0) {
        left = remaining - 1;
        return true;
      }
      return false;
    }

    long calls() {
      return issued - left;
    }

    boolean isFree() {
      return owner == NOBODY || isOver();
    }

    boolean isOver() {
      Thread counted = thread.get();
      return counted == null || !counted.isAlive();
    }
  }

  /** Sets the cost below which the kernel serves all calls that use each element once. */
  void bound(long cost) {
    bound = (int) Math.min(cost, Integer.MAX_VALUE);
  }

  /** Counts a call of a cost below the bound, as {@link #pass} does; false if it is not below. */
  boolean passBelow(int cost) {
    if (cost >= bound) {
      return false;
    }
    long id = Thread.currentThread().threadId();
    if (first.owner == id) {
      return first.pass();
    }
    return second.owner == id ? second.pass() : pass();
  }

  /** Counts a call that need not be looked at; false, and nothing is counted, if it is due. */
  boolean pass() {
    long id = Thread.currentThread().threadId();
    Ticks ticks = slots[(int) id & (SLOTS - 1)];
    return ticks.owner == id ? ticks.pass() : passElsewhere();
  }

  private boolean passElsewhere() {
    if (Thread.currentThread().isVirtual()) {
      return passShared();
    }
    Ticks ticks = own.get();
    return ticks != null && ticks.pass();
  }

  private boolean passShared() {
    int left = sharedLeft.get();
    while (left > 0) {
      if (sharedLeft.compareAndSet(left, left - 1)) {
        return true;
      }
      left = sharedLeft.get();
    }
    return false;
  }

  /** How many calls the one that is due stands for: those since the last one that was. */
  int stride() {
    if (Thread.currentThread().isVirtual()) {
      return Math.max(1, sharedStride);
    }
    Ticks ticks = own.get();
    return ticks == null ? 1 : Math.max(1, ticks.stride);
  }

  /** Counts a call that is due; the next one is {@code stride} calls, at least one, later. */
  void due(int stride) {
    if (Thread.currentThread().isVirtual()) {
      sharedIssued.addAndGet(stride);
      sharedLeft.addAndGet(stride - 1);
      sharedStride = stride;
      return;
    }
    Ticks ticks = own.get();
    if (ticks == null) {
      ticks = join();
    }
    ticks.issued += stride;
    ticks.left += stride - 1;
    ticks.stride = stride;
  }

  private Ticks join() {
    long id = Thread.currentThread().threadId();
    Ticks ticks = new Ticks(id);
    own.set(ticks);
    slots[(int) id & (SLOTS - 1)] = ticks;
    synchronized (threads) {
      if (first.isFree()) {
        first = ticks;
      } else if (second.isFree()) {
        second = ticks;
      }
      threads.add(ticks);
      if (threads.size() >= sweepAt) {
        sweep();
        sweepAt = Math.max(FEWEST_BEFORE_SWEEP, 2 * threads.size());
      }
    }
    return ticks;
  }

  /** Keeps only the sum of threads that have ended. */
  private void sweep() {
    threads.removeIf(
        ticks -> {
          boolean over = ticks.isOver();
          ended += over ? ticks.calls() : 0;
          return over;
        });
  }

  /** The calls counted so far. */
  long calls() {
    // Remaining calls first: a stride issued in between must not count as made.
    long calls = -sharedLeft.get() + sharedIssued.get();
    synchronized (threads) {
      calls += ended;
      for (Ticks ticks : threads) {
        calls += ticks.calls();
      }
    }
    return calls;
  }
}
