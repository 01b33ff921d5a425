package dev.wasmath.engine;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** A module linked with its imports, with memories, tables and globals of its own. */
public final class Instance implements AutoCloseable {
  Instance() {}

  /**
   * The exported function as a handle of exactly {@link FunctionType#methodType()}.
   *
   * @throws IllegalArgumentException if no function is exported under this name
   */
  public MethodHandle function(String export) {
    throw new UnsupportedOperationException();
  }

  /** The exported function as a value that can be passed to tables, globals and imports. */
  public WasmFunction exportedFunction(String export) {
    throw new UnsupportedOperationException();
  }

  /**
   * The exported function as an instance of a public functional interface whose method has the
   * function's {@link FunctionType#methodType()}; calls neither box nor allocate.
   */
  public <T> T export(String name, Class<T> functionalInterface) {
    throw new UnsupportedOperationException();
  }

  /**
   * Calls an exported function with boxed arguments: {@link Integer}, {@link Long}, {@link Float},
   * {@link Double}, {@link V128}, {@link WasmFunction} or null, any object or null. The results are
   * boxed in the same way.
   */
  public @Nullable Object[] invoke(String export, @Nullable Object... arguments) {
    throw new UnsupportedOperationException();
  }

  /** The memory exported under this name. */
  public WasmMemory memory(String export) {
    throw new UnsupportedOperationException();
  }

  /** The global exported under this name. */
  public WasmGlobal global(String export) {
    throw new UnsupportedOperationException();
  }

  /** The table exported under this name. */
  public WasmTable table(String export) {
    throw new UnsupportedOperationException();
  }

  /**
   * Makes code of this instance, compiled as {@link CompileOptions#interruptible()}, trap at its
   * next check; may be called from any thread.
   */
  public void interrupt() {
    throw new UnsupportedOperationException();
  }

  /** Lets go of the memories this instance defined; they have no bytes afterwards. */
  @Override
  public void close() {}
}
