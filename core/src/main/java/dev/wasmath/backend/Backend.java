package dev.wasmath.backend;

/**
 * A way to run kernel operations other than plain Java. Backends are found by {@link
 * java.util.ServiceLoader}; each {@code Wasmath} has its own instance.
 *
 * <p>A backend gives the bits of plain Java, or it is not used. Its kernels trust their arguments,
 * write to nothing but their output, overwrite all of it, and may be called by several threads at
 * once. A kernel that cannot do its work throws {@link BackendFailure}.
 */
public interface Backend extends AutoCloseable {
  /** A short name for tables and messages. */
  String name();

  /** Prepares the kernels. Called once, before any other method but {@link #name}. */
  Availability open();

  /** The memory held outside the caller's arrays. */
  MemoryUse memory();

  /** Gives all memory back; the kernels are not used afterwards. */
  @Override
  void close();
}
