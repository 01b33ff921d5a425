package dev.wasmath;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

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
  private static final int PLACES = 32;

  /** In numbers; twice a cache line, as processors fetch pairs of lines. */
  private static final int APART = 16;

  /** Strides are of 2^16 calls at most. */
  private static final int LEFT_BITS = 20;

  private static final long MOST_LEFT = (1L << LEFT_BITS) - 1;

  /**
   * First the cost from which on calls may not be the kernel's. A thread that does not see it
   * change goes on until its next call that is due, as it does with a plan.
   *
   * <p>Then how many calls some threads have left, with the thread's number above: one number to
   * look at tells both whose it is and whether the call passes. A thread's place follows from its
   * number. Places are far apart, and from what all read: else threads would wait for each other's
   * writes.
   */
  private final long[] counts = new long[(1 + PLACES) * APART];

  /** Whose the places are; guarded by {@link #threads}. */
  private final @Nullable Ticks[] owners = new Ticks[PLACES];

  @SuppressWarnings("ThreadLocalUsage") // Each kernel's calls are counted for themselves.
  private final ThreadLocal<Ticks> own = new ThreadLocal<>();

  private final List<Ticks> threads = new ArrayList<>();
  private final AtomicInteger sharedLeft = new AtomicInteger();
  private final AtomicLong sharedIssued = new AtomicLong();
  private volatile int sharedStride;
  private long ended;
  private int sweepAt = FEWEST_BEFORE_SWEEP;

  /** What one thread counts. */
  private static final class Ticks {
    private final long id = Thread.currentThread().threadId();
    private final WeakReference<Thread> thread = new WeakReference<>(Thread.currentThread());
    private final long[] counts;
    private final int at;
    private int stride;
    private long issued;

    Ticks(long[] counts, int at) {
      this.counts = counts;
      this.at = at;
      counts[at] = id << LEFT_BITS;
    }

    void due(int next) {
      issued += next;
      counts[at] += next - 1;
      stride = next;
    }

    long calls() {
      return issued - (counts[at] & MOST_LEFT);
    }

    boolean isOver() {
      Thread counted = thread.get();
      return counted == null || !counted.isAlive();
    }
  }

  Countdown() {
    bound(Long.MAX_VALUE);
  }

  /** Sets the cost below which the kernel serves all calls that use each element once. */
  void bound(long cost) {
    counts[0] = cost;
  }

  /**
   * What {@link #passBelow} needs. A short call that finds it in fewer steps is faster: while the
   * processor follows references, it can begin only so much of the calls after.
   */
  long[] counts() {
    return counts;
  }

  /** Counts a call of a cost below the bound as {@link #pass} does; false if it is not below. */
  static boolean passBelow(long[] counts, int cost) {
    long id = Thread.currentThread().threadId();
    return cost < counts[0] && pass(id, counts, at(id));
  }

  /** Counts a call that need not be looked at; false, and nothing is counted, if it is due. */
  boolean pass() {
    long id = Thread.currentThread().threadId();
    return pass(id, counts, at(id)) || passElsewhere();
  }

  private static int place(long id) {
    return (int) id & (PLACES - 1);
  }

  private static int at(long id) {
    return (1 + place(id)) * APART;
  }

  private static boolean pass(long id, long[] counts, int at) {
    long count = counts[at];
    // Another thread's count is far away, above or below.
    if (Long.compareUnsigned(count - (id << LEFT_BITS) - 1, MOST_LEFT) < 0) {
      counts[at] = count - 1;
      return true;
    }
    return false;
  }

  private boolean passElsewhere() {
    if (Thread.currentThread().isVirtual()) {
      return passShared();
    }
    Ticks ticks = own.get();
    return ticks != null && pass(ticks.id, ticks.counts, ticks.at);
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
    ticks.due(stride);
  }

  private Ticks join() {
    long id = Thread.currentThread().threadId();
    int place = place(id);
    synchronized (threads) {
      Ticks owner = owners[place];
      if (threads.size() >= sweepAt || (owner != null && owner.isOver())) {
        sweep();
        sweepAt = Math.max(FEWEST_BEFORE_SWEEP, 2 * threads.size());
      }
      Ticks ticks;
      if (owners[place] == null) {
        ticks = new Ticks(counts, at(id));
        owners[place] = ticks;
      } else {
        ticks = new Ticks(new long[1], 0);
      }
      threads.add(ticks);
      own.set(ticks);
      return ticks;
    }
  }

  /** Keeps only the sum of threads that have ended, and frees their places. */
  private void sweep() {
    for (Iterator<Ticks> each = threads.iterator(); each.hasNext(); ) {
      Ticks ticks = each.next();
      if (ticks.isOver()) {
        ended += ticks.calls();
        each.remove();
        if (owners[place(ticks.id)] == ticks) {
          owners[place(ticks.id)] = null;
        }
      }
    }
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
