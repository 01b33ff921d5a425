package dev.wasmath.engine;

/**
 * A module with its linear memory: the seam between this project and whatever runs WebAssembly.
 *
 * <p>An instance, and all functions taken from it, may be used by one thread at a time; handing it
 * over to another thread needs a happens-before edge, such as a lock. Different instances are
 * independent.
 */
public interface WasmInstance extends AutoCloseable {
  /** The size of a page of memory, in bytes. */
  int PAGE = 1 << 16;

  /**
   * The exported function of that name. Take it once, call it often.
   *
   * @throws EngineException when the module exports no such function
   */
  WasmFunction function(String export);

  /** The size of the memory, in bytes; 0 when the instance is closed. */
  long memorySize();

  /**
   * Makes the memory at least {@code bytes} large. It never shrinks.
   *
   * @throws EngineException when the limit given at instantiation, or the JVM, refuses
   */
  void reserve(long bytes);

  /**
   * Copies doubles into memory, from the byte {@code address} on.
   *
   * @throws EngineException when they do not fit
   */
  void write(int address, double[] from, int offset, int length);

  /**
   * Copies doubles out of memory, from the byte {@code address} on.
   *
   * @throws EngineException when memory ends before
   */
  void read(int address, double[] to, int offset, int length);

  /** Gives the memory back. Later calls fail; closing twice is harmless. */
  @Override
  void close();
}
