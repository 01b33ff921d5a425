package dev.wasmath.wasm;

import dev.wasmath.backend.BackendFailure;
import dev.wasmath.engine.EngineException;
import java.util.function.LongSupplier;

/**
 * The use of one instance for one call: operands are laid into its memory one after the other, from
 * address 0 on, and the result is copied back. One thread.
 */
final class Workspace implements AutoCloseable {
  private final InstancePool pool;
  private final KernelInstance instance;
  private int top;
  private boolean failed;

  /** A workspace on an instance whose memory is large enough for the call. */
  Workspace(InstancePool pool, KernelInstance instance) {
    this.pool = pool;
    this.instance = instance;
  }

  /** The address of room for {@code n} doubles. */
  int room(int n) {
    int address = top;
    top += n * Double.BYTES;
    return address;
  }

  /** The address of a copy of {@code n} doubles. */
  int copy(double[] from, int offset, int n) {
    int address = room(n);
    write(address, from, offset, n);
    return address;
  }

  /** The address of a contiguous copy of a row-major matrix. */
  int copy(double[] from, int offset, int rows, int columns, int leadingDimension) {
    if (columns == leadingDimension) {
      return copy(from, offset, rows * columns);
    }
    int address = room(rows * columns);
    for (int i = 0; i < rows; i++) {
      write(address + i * columns * Double.BYTES, from, offset + i * leadingDimension, columns);
    }
    return address;
  }

  /** Copies {@code n} doubles out. */
  void read(int address, double[] to, int offset, int n) {
    guard(
        () -> {
          instance.memory().read(address, to, offset, n);
          return 0;
        });
  }

  /** Calls a kernel for its effect. */
  void run(Export kernel, long... arguments) {
    guard(() -> instance.function(kernel).call(arguments));
  }

  /** Calls a kernel for the number it returns. */
  double value(Export kernel, long... arguments) {
    return Double.longBitsToDouble(guard(() -> instance.function(kernel).call(arguments)));
  }

  /** Gives the instance back, unless it failed. */
  @Override
  public void close() {
    if (failed) {
      pool.discard(instance);
    } else {
      pool.give(instance);
    }
  }

  private void write(int address, double[] from, int offset, int n) {
    guard(
        () -> {
          instance.memory().write(address, from, offset, n);
          return 0;
        });
  }

  private long guard(LongSupplier work) {
    try {
      return work.getAsLong();
    } catch (EngineException e) {
      failed = true;
      throw new BackendFailure(String.valueOf(e.getMessage()), e);
    }
  }
}
