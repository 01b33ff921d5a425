package dev.wasmath.op;

import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * A kernel operation: the name under which it is counted, the interface its kernels implement, what
 * a call costs, and how to make a sample call.
 *
 * <p>An operation has one integer, its <em>size</em>: the length of a vector, the order of a square
 * matrix. Calls of any shape are compared with samples through their cost.
 *
 * @param name the name used by the command line, in metrics and in decisions
 * @param kernel the functional interface that every kernel of this operation implements
 * @param elements from a size to the number of elements in the largest operand
 * @param cost from a size to the number of element updates (multiply-adds, for products)
 * @param sampler makes a sample of a size from a probe
 * @param fusedBound how far a kernel with fused multiply-add may be from plain Java
 * @param <K> the kernel interface
 */
public record Operation<K>(
    String name,
    Class<K> kernel,
    IntToLongFunction elements,
    IntToLongFunction cost,
    Sampler<K> sampler,
    FusedBound fusedBound) {
  private static final long LARGEST_PROBE_COST = 1L << 24;
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  /** An operation in which no product is added to anything: nothing to fuse. */
  public Operation(
      String name,
      Class<K> kernel,
      IntToLongFunction elements,
      IntToLongFunction cost,
      Sampler<K> sampler) {
    this(name, kernel, elements, cost, sampler, FusedBound.sameBits());
  }

  /** What a record has anyway, which a fresh JVM would spend 15 ms to link, at its first call. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Operation<?> that
        && name.equals(that.name)
        && kernel.equals(that.kernel)
        && elements.equals(that.elements)
        && cost.equals(that.cost)
        && sampler.equals(that.sampler)
        && fusedBound.equals(that.fusedBound);
  }

  /** Names tell operations apart. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** The same with another bound for kernels with fused multiply-add. */
  public Operation<K> within(FusedBound bound) {
    return new Operation<>(name, kernel, elements, cost, sampler, bound);
  }

  /** Makes the sample of one size. */
  @FunctionalInterface
  public interface Sampler<K> {
    /** A sample of the given size, with all inputs drawn from {@code probe}. */
    Sample<K> sample(int size, Probe probe);
  }

  /**
   * A sample call of the given size.
   *
   * @throws IllegalArgumentException if the size is negative, or an operand would exceed an array
   */
  public Sample<K> sample(int size, Probe probe) {
    if (size < 0) {
      throw new IllegalArgumentException("negative size: " + size);
    }
    long needed = elements.applyAsLong(size);
    if (needed > LARGEST_ARRAY) {
      throw new IllegalArgumentException(
          "%s of size %d needs %d elements; an array holds at most %d"
              .formatted(name, size, needed, LARGEST_ARRAY));
    }
    return sampler.sample(size, probe);
  }

  /** The probe sizes at which a call is cheap enough to be checked in a test or a trial. */
  public List<Integer> probeSizes() {
    return Probe.SIZES.stream().filter(n -> cost.applyAsLong(n) <= LARGEST_PROBE_COST).toList();
  }

  /** The largest size below 2^21 whose cost does not exceed {@code cost}; 0 when there is none. */
  public int sizeForCost(long cost) {
    int size = 0;
    for (int bit = 1 << 20; bit > 0; bit >>= 1) {
      int larger = size + bit;
      if (this.cost.applyAsLong(larger) <= cost) {
        size = larger;
      }
    }
    return size;
  }

  @Override
  public String toString() {
    return name;
  }
}
