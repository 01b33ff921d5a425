package dev.wasmath.wasm;

import dev.wasmath.backend.MemoryUse;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Arrays for kernels to work in, each used by one call at a time and then again by others. At most
 * as many are kept as there are processors; a call that finds none free makes one.
 */
final class Workspaces {
  /**
   * Where a workspace begins: behind a Java array's header of 16 bytes, the first multiple of a
   * cache line in an array that the garbage collector gives regions of its own.
   */
  static final int OFFSET = 6;

  private final int elements;
  private final AtomicReferenceArray<double[]> free =
      new AtomicReferenceArray<>(Runtime.getRuntime().availableProcessors());
  private MemoryUse memory = MemoryUse.NONE;

  /** For workspaces of so many elements. */
  Workspaces(int elements) {
    this.elements = elements;
  }

  /** A workspace that nobody else has, from {@link #OFFSET} on. */
  double[] take() {
    for (int i = 0; i < free.length(); i++) {
      double[] kept = free.getAndSet(i, null);
      if (kept != null) {
        return kept;
      }
    }
    double[] made = new double[OFFSET + elements];
    count(1);
    return made;
  }

  /** Gives a workspace back. */
  void give(double[] work) {
    for (int i = 0; i < free.length(); i++) {
      if (free.compareAndSet(i, null, work)) {
        return;
      }
    }
    count(-1);
  }

  /** The memory of all workspaces, free or in use. */
  synchronized MemoryUse memory() {
    return memory;
  }

  private synchronized void count(int more) {
    long now = memory.heapSize() + more * (long) Double.BYTES * (OFFSET + elements);
    memory =
        new MemoryUse(
            now, Math.max(now, memory.peakHeapSize()), memory.allocations() + Math.max(more, 0));
  }
}
