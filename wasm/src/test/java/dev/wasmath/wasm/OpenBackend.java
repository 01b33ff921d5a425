package dev.wasmath.wasm;

import dev.wasmath.backend.Availability;
import dev.wasmath.backend.Kernels;
import dev.wasmath.op.Operation;
import dev.wasmath.plain.PlainKernels;
import java.util.Arrays;

/** What the tests share: an open backend, the plain twin of a kernel, and bits to compare. */
final class OpenBackend {
  private OpenBackend() {}

  /** The kernels of a backend that must be able to serve here. */
  static Kernels kernels(WasmBackend backend) {
    return switch (backend.open()) {
      case Availability.Ready ready -> ready.kernels();
      case Availability.Missing missing -> throw new AssertionError(missing.reason());
    };
  }

  /** The kernel of an operation that the table must have. */
  static <K> K kernel(Kernels kernels, Operation<K> operation) {
    return kernels.find(operation).orElseThrow();
  }

  /** The plain kernel of an operation. */
  static <K> K plain(Operation<K> operation) {
    return kernel(PlainKernels.TABLE, operation);
  }

  /** The bits of numbers; all NaNs have the same. */
  static long[] bits(double... values) {
    return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }
}
