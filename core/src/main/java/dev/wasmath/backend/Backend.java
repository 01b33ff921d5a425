package dev.wasmath.backend;

import dev.wasmath.op.Operation;
import java.util.Optional;

/**
 * A way to run kernel operations other than plain Java. Backends are found by {@link
 * java.util.ServiceLoader}; each {@code Wasmath} has its own instance.
 *
 * <p>A backend gives the bits of plain Java, or it is not used; only its {@link #fused} twin, which
 * has to be asked for, may keep to {@link Operation#fusedBound} instead. Its kernels trust their
 * arguments, write to nothing but their output, overwrite all of it, and may be called by several
 * threads at once. A kernel that cannot do its work throws {@link BackendFailure}.
 */
public interface Backend extends AutoCloseable {
  /** A short name for tables and messages. */
  String name();

  /**
   * A backend of the same kernels with multiplications and additions fused, not opened yet; empty
   * if it has none. Called, if at all, in place of all methods but {@link #name}.
   */
  default Optional<Backend> fused() {
    return Optional.empty();
  }

  /** Prepares the kernels. Called once, before any other method but {@link #name}. */
  Availability open();

  /**
   * What the kernels are, in a line: equal where what was measured of one is true of the other, so
   * with the content's hash and how it is compiled. Called when open. Empty if that is not known:
   * then nothing that is measured of them is kept.
   */
  default Optional<String> identity() {
    return Optional.empty();
  }

  /**
   * Waits, for some seconds at most, until the kernel of an operation is as fast as it gets. Called
   * before kernels are compared, on a thread that may wait; without it a kernel serves as it is.
   */
  default void prepare(Operation<?> operation) {}

  /**
   * Whether a kernel that throws has written nothing yet. Then outputs that are inputs as well need
   * not be kept until the call is over.
   */
  default boolean failsCleanly() {
    return false;
  }

  /** The memory held outside the caller's arrays. */
  MemoryUse memory();

  /** Gives all memory back; the kernels are not used afterwards. */
  @Override
  void close();
}
