package dev.wasmath.engine;

/**
 * Calls of a kernel on scratch data, which make the JVM compile it before a caller waits for it.
 *
 * <p>A run calls the kernel so that every branch and every loop of it is taken, on arrays of its
 * own or, for a kernel on linear memory, in a region of the memory that nothing else uses; inputs
 * are as they were after it, so that it can be repeated. It takes some microseconds to milliseconds
 * and allocates nothing. It runs on a background thread, while the kernel serves other threads: a
 * kernel on linear memory must neither set globals nor grow the memory.
 *
 * @param <T> the interface of the kernel
 */
@FunctionalInterface
public interface WarmUp<T> {
  /** Calls the kernel once on all of the scratch data. */
  void run(T kernel);

  /**
   * Calls the kernel on the small ones of the scratch data, with which no loop goes round often; on
   * all of it if there are none. These calls are made many times at first, so that the JVM compiles
   * the kernel as a whole: of a long call it would compile the loop, and then everything again.
   */
  default void runSmall(T kernel) {
    run(kernel);
  }
}
