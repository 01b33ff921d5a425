package dev.wasmath.wasm;

import dev.wasmath.backend.Kernels;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.Lowering;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.HardySum;
import dev.wasmath.op.Operation;

/**
 * One kernel of an instance of the module, for those who measure how a kernel starts; {@link
 * WasmBackend} has all of them.
 */
public final class KernelStart {
  private KernelStart() {}

  /**
   * The kernel, compiled now.
   *
   * @param lowering what the instance was compiled with
   * @throws IllegalArgumentException if the module has no kernel for the operation
   */
  public static <K> K bound(Operation<K> operation, Instance instance, Lowering lowering) {
    if (!needsWorkspace(operation)) {
      // Nothing of the adapters is loaded, which is not a part of the kernel's compilation.
      return instance.bind(operation.name(), operation.kernel());
    }
    Kernels.Builder table = Kernels.builder();
    export(operation, instance, lowering).bind(instance, table);
    return only(operation, table);
  }

  /**
   * The kernel, serving from scalar code, which is compiled in the background from now on, until
   * vector code is warm.
   *
   * @param lowering what the instance was compiled with
   * @throws IllegalArgumentException if the module has no kernel for the operation
   */
  public static <K> K tiered(Operation<K> operation, Instance instance, Lowering lowering) {
    Kernels.Builder table = Kernels.builder();
    export(operation, instance, lowering).start(instance, table);
    return only(operation, table);
  }

  private static boolean needsWorkspace(Operation<?> operation) {
    return operation.equals(Gemm.OPERATION) || operation.equals(HardySum.OPERATION);
  }

  private static Export<?, ?> export(Operation<?> operation, Instance instance, Lowering lowering) {
    return Export.of(operation, lowering, new Workspaces(Export.workspace(instance)));
  }

  private static <K> K only(Operation<K> operation, Kernels.Builder table) {
    return table.build().find(operation).orElseThrow();
  }
}
