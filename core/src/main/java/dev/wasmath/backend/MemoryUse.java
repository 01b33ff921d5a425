package dev.wasmath.backend;

/**
 * The memory a backend holds outside the caller's arrays.
 *
 * @param heapSize bytes held now
 * @param peakHeapSize the most bytes ever held
 * @param allocations how often memory was asked for
 */
public record MemoryUse(long heapSize, long peakHeapSize, long allocations) {
  /** No memory at all. */
  public static final MemoryUse NONE = new MemoryUse(0, 0, 0);

  /** The sum of two backends' memory. */
  public MemoryUse plus(MemoryUse other) {
    return new MemoryUse(
        heapSize + other.heapSize,
        peakHeapSize + other.peakHeapSize,
        allocations + other.allocations);
  }
}
