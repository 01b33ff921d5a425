package dev.wasmath.wasm;

import dev.wasmath.backend.Availability;
import dev.wasmath.backend.Kernels;
import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.WasmModule;
import dev.wasmath.op.Operation;
import dev.wasmath.plain.PlainKernels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the tests share: an open backend, the plain twin of a kernel, and bits to compare. */
final class OpenBackend {
  private OpenBackend() {}

  /** A backend with the committed kernels, compiled in one way. */
  static WasmBackend with(Lowering lowering) {
    return new WasmBackend(() -> Optional.of(committed()), lowering, false);
  }

  /** The committed kernels compiled in one way, from the first call on. */
  static Kernels bound(Lowering lowering) {
    return bound(lowering, false, WasmBackend.OPERATIONS);
  }

  /** Some of them, with or without fused multiply-add. */
  static Kernels bound(Lowering lowering, boolean fused, List<Operation<?>> operations) {
    Instance instance =
        WasmModule.parse(committed())
            .compile(CompileOptions.defaults().withLowering(lowering).withFma(fused))
            .instantiate(Imports.none());
    Kernels.Builder table = Kernels.builder();
    Workspaces workspaces = new Workspaces(Export.workspace(instance));
    for (Operation<?> operation : operations) {
      Export.of(operation, lowering, workspaces).bind(instance, table);
    }
    return table.build();
  }

  /** The committed binary. */
  static byte[] committed() {
    try (InputStream in = WasmBackend.class.getResourceAsStream("wasmath.wasm")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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
