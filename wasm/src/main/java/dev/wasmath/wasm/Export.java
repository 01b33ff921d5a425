package dev.wasmath.wasm;

import dev.wasmath.backend.Kernels;
import dev.wasmath.engine.HostSupport;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.Tiered;
import dev.wasmath.engine.WarmUp;
import dev.wasmath.engine.WarmUpThread;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.HardySum;
import dev.wasmath.op.Operation;
import dev.wasmath.op.PanelProduct;
import dev.wasmath.op.SlabSum;
import java.util.function.Function;

/**
 * The export of the module that is an operation's kernel.
 *
 * @param operation the operation
 * @param name the export's name
 * @param type the interface that fits the export
 * @param adapter makes the operation's kernel of it
 */
record Export<K, E>(Operation<K> operation, String name, Class<E> type, Function<E, K> adapter) {
  /** The bits of vectors of which a processor has 32, not 16. */
  private static final int MANY_REGISTERS = 512;

  /** The export of the operation's own name, which its interface fits, unless it needs more. */
  static Export<?, ?> of(Operation<?> operation, Lowering lowering, Workspaces workspaces) {
    if (operation.equals(Gemm.OPERATION)) {
      return new Export<>(
          Gemm.OPERATION,
          gemm(lowering),
          PackedGemm.class,
          kernel -> new WasmGemm(kernel, workspaces));
    }
    if (operation.equals(HardySum.OPERATION)) {
      return new Export<>(
          HardySum.OPERATION,
          "hardySum",
          PassedHardySum.class,
          kernel -> new WasmHardySum(kernel, workspaces));
    }
    if (operation.equals(PanelProduct.OPERATION)) {
      return direct(
          PanelProduct.OPERATION, hasManyRegisters(lowering) ? "panelProductTall" : "panelProduct");
    }
    if (operation.equals(SlabSum.OPERATION)) {
      return direct(SlabSum.OPERATION, hasManyRegisters(lowering) ? "slabSumInTurn" : "slabSum");
    }
    return direct(operation, operation.name());
  }

  private static String gemm(Lowering lowering) {
    return switch (lowering) {
      case V256, V512 -> hasManyRegisters(lowering) ? "gemmWidest" : "gemmWide";
      case SCALAR, V128, AUTO -> "gemm";
    };
  }

  /** Where vectors have 512 bits there are 32 registers, for vectors of 256 bits too. */
  private static boolean hasManyRegisters(Lowering lowering) {
    return switch (lowering) {
      case V256, V512 -> HostSupport.preferredBits() >= MANY_REGISTERS;
      case SCALAR, V128, AUTO -> false;
    };
  }

  private static <K> Export<K, K> direct(Operation<K> operation, String name) {
    return new Export<>(operation, name, operation.kernel(), Function.identity());
  }

  /** The elements of a workspace: gemm's, of which hardySum needs the first few. */
  static int workspace(Instance instance) {
    if (instance.global("gemmWork").get() instanceof Integer elements) {
      return elements;
    }
    throw new IllegalArgumentException("gemmWork is no i32");
  }

  /** Puts the kernel in a table, compiled once and for all. */
  void bind(Instance instance, Kernels.Builder table) {
    table.put(operation, adapter.apply(instance.bind(name, type)));
  }

  /**
   * Puts the kernel in a table; it serves from scalar code until the vector code is warm. Neither
   * is compiled before it is needed: there are many kernels, and few are called.
   */
  Tiered<E> tiered(Instance instance, Kernels.Builder table) {
    Tiered<E> tiered = instance.tiered(name, type, warmUp(), WarmUpThread.shared());
    table.put(operation, adapter.apply(tiered.kernel()));
    return tiered;
  }

  /** The same, with its scalar code compiled in the background from now on. */
  void start(Instance instance, Kernels.Builder table) {
    table.put(operation, adapter.apply(instance.tiered(name, type, warmUp()).kernel()));
  }

  private WarmUp<E> warmUp() {
    return new ExportCalls<>(new ScratchCalls<>(operation), adapter);
  }

  /** Calls of a kernel by way of its adapter. */
  private record ExportCalls<E, K>(WarmUp<K> calls, Function<E, K> adapter) implements WarmUp<E> {
    @Override
    public void run(E kernel) {
      calls.run(adapter.apply(kernel));
    }

    @Override
    public void runSmall(E kernel) {
      calls.runSmall(adapter.apply(kernel));
    }
  }
}
