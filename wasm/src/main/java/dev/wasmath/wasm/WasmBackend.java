package dev.wasmath.wasm;

import dev.wasmath.backend.Availability;
import dev.wasmath.backend.Backend;
import dev.wasmath.backend.Kernels;
import dev.wasmath.backend.MemoryUse;
import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.CompiledModule;
import dev.wasmath.engine.HostSupport;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.Tiered;
import dev.wasmath.engine.WarmUpReport;
import dev.wasmath.engine.WasmException;
import dev.wasmath.engine.WasmMemory;
import dev.wasmath.engine.WasmModule;
import dev.wasmath.op.Add;
import dev.wasmath.op.Axpy;
import dev.wasmath.op.Cos;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Exp;
import dev.wasmath.op.Gelu;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Gemv;
import dev.wasmath.op.Hadamard;
import dev.wasmath.op.HardySum;
import dev.wasmath.op.LaneSum;
import dev.wasmath.op.LeakyRelu;
import dev.wasmath.op.LinearCombination;
import dev.wasmath.op.Log;
import dev.wasmath.op.Max;
import dev.wasmath.op.Min;
import dev.wasmath.op.Norm;
import dev.wasmath.op.Norm1;
import dev.wasmath.op.NormInfinity;
import dev.wasmath.op.Operation;
import dev.wasmath.op.PanelProduct;
import dev.wasmath.op.Pow;
import dev.wasmath.op.Relu;
import dev.wasmath.op.Scale;
import dev.wasmath.op.Sigmoid;
import dev.wasmath.op.Sin;
import dev.wasmath.op.SlabSum;
import dev.wasmath.op.Softmax;
import dev.wasmath.op.Softplus;
import dev.wasmath.op.Subtract;
import dev.wasmath.op.Sum;
import dev.wasmath.op.Tanh;
import dev.wasmath.op.Transpose;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The backend that runs the AssemblyScript kernels, compiled by our engine and bound to the
 * caller's arrays: nothing is copied, and several threads may call at once. A kernel is compiled
 * when it is first called, and becomes faster when it is warm.
 */
public final class WasmBackend implements Backend {
  /** The operations with a kernel. */
  static final List<Operation<?>> OPERATIONS =
      List.of(
          Add.OPERATION,
          Subtract.OPERATION,
          Hadamard.OPERATION,
          Scale.OPERATION,
          Axpy.OPERATION,
          LinearCombination.OPERATION,
          Dot.OPERATION,
          Sum.OPERATION,
          Norm.OPERATION,
          Norm1.OPERATION,
          NormInfinity.OPERATION,
          Min.OPERATION,
          Max.OPERATION,
          Gemv.OPERATION,
          Gemm.OPERATION,
          Transpose.OPERATION,
          Relu.OPERATION,
          SlabSum.OPERATION,
          PanelProduct.OPERATION,
          LaneSum.OPERATION,
          HardySum.OPERATION,
          Sigmoid.OPERATION,
          Tanh.OPERATION,
          Exp.OPERATION,
          Log.OPERATION,
          Sin.OPERATION,
          Cos.OPERATION,
          Pow.OPERATION,
          Softplus.OPERATION,
          LeakyRelu.OPERATION,
          Gelu.OPERATION,
          Softmax.OPERATION);

  /**
   * The operations that compute much on few operands, and gain by the widest vectors that the JVM
   * prefers, where the others gain little or lose: see ADR-0006.
   */
  private static final Set<Operation<?>> WIDEST =
      Set.of(
          Exp.OPERATION,
          Sigmoid.OPERATION,
          Tanh.OPERATION,
          Softplus.OPERATION,
          Gelu.OPERATION,
          Softmax.OPERATION,
          HardySum.OPERATION);

  private static final int WIDEST_BITS = 512;
  private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(30);
  private static final String RESOURCE = "wasmath.wasm";
  private static final String REBUILD = "build it with ./mvnw -N -Pkernels generate-resources";

  private final Supplier<Optional<byte[]>> binary;
  private final Lowering lowering;
  private final boolean fused;
  private final Map<Operation<?>, Tiered<?>> tiers = new HashMap<>();
  private final List<Instance> instances = new ArrayList<>();
  private Optional<String> identity = Optional.empty();
  private Optional<Workspaces> workspaces = Optional.empty();
  private MemoryUse memory = MemoryUse.NONE;

  /** The backend with the kernels of this module, compiled as the engine chooses. */
  public WasmBackend() {
    this(WasmBackend::resource, Lowering.AUTO, false);
  }

  /** A backend with other kernels, if there are any, compiled in a way of its own. */
  WasmBackend(Supplier<Optional<byte[]>> binary, Lowering lowering, boolean fused) {
    this.binary = binary;
    this.lowering = lowering;
    this.fused = fused;
  }

  @Override
  public String name() {
    return "wasm";
  }

  @Override
  public Optional<Backend> fused() {
    return Optional.of(new WasmBackend(binary, lowering, true));
  }

  @Override
  public Availability open() {
    try {
      return binary
          .get()
          .map(this::ready)
          .orElseGet(
              () ->
                  new Availability.Missing(
                      RESOURCE + " is not in the module dev.wasmath.wasm; " + REBUILD));
    } catch (WasmException | IllegalArgumentException | UncheckedIOException e) {
      return new Availability.Missing(
          RESOURCE + " cannot be used (" + e.getMessage() + "); " + REBUILD);
    } catch (LinkageError e) {
      return new Availability.Missing(
          "the WebAssembly engine cannot be loaded (" + e + "); put wasmath-engine beside it");
    }
  }

  private Availability ready(byte[] wasm) {
    WasmModule module = WasmModule.parse(wasm);
    CompiledModule usual = compiled(module, lowering);
    Instance kernels = instantiated(usual);
    CompiledModule widest = isWidened() ? compiled(module, Lowering.V512) : usual;
    Instance widened = isWidened() ? instantiated(widest) : kernels;
    Workspaces shared = new Workspaces(Export.workspace(kernels));
    workspaces = Optional.of(shared);
    Kernels.Builder table = Kernels.builder();
    for (Operation<?> operation : OPERATIONS) {
      boolean wide = WIDEST.contains(operation);
      Lowering vectors = wide ? widest.lowering() : usual.lowering();
      Export<?, ?> export = Export.of(operation, vectors, shared);
      tiers.put(operation, export.tiered(wide ? widened : kernels, table));
    }
    String description =
        "engine, v128 as %s, %skernels sha256:%s"
            .formatted(lowerings(usual, widest), fused ? "fused multiply-add, " : "", hash(wasm));
    identity = Optional.of(description);
    return new Availability.Ready(table.build(), description);
  }

  private boolean isWidened() {
    return lowering == Lowering.AUTO && HostSupport.preferredBits() >= WIDEST_BITS;
  }

  private CompiledModule compiled(WasmModule module, Lowering choice) {
    return module.compile(CompileOptions.defaults().withLowering(choice).withFma(fused));
  }

  private Instance instantiated(CompiledModule module) {
    Instance kernels = module.instantiate(Imports.builder().build());
    instances.add(kernels);
    long bytes = (long) kernels.memory("memory").pages() * WasmMemory.PAGE;
    memory = memory.plus(new MemoryUse(bytes, bytes, 1));
    return kernels;
  }

  private static String lowerings(CompiledModule usual, CompiledModule widest) {
    return widest.lowering() == usual.lowering()
        ? usual.lowering().toString()
        : "%s, of elementary functions as %s".formatted(usual.lowering(), widest.lowering());
  }

  @Override
  public Optional<String> identity() {
    return identity;
  }

  @Override
  public void prepare(Operation<?> operation) {
    warmUp(operation);
  }

  /**
   * Waits for the end of a kernel's warm-up; empty if there is no such kernel, or it takes long.
   */
  Optional<WarmUpReport> warmUp(Operation<?> operation) {
    Tiered<?> tiered = tiers.get(operation);
    if (tiered == null) {
      return Optional.empty();
    }
    try {
      return tiered.await(LONGEST_WARM_UP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Kernels on arrays that doors have checked fail at their entry or not at all. */
  @Override
  public boolean failsCleanly() {
    return true;
  }

  @Override
  public MemoryUse memory() {
    return workspaces.map(Workspaces::memory).orElse(MemoryUse.NONE).plus(memory);
  }

  @Override
  public void close() {
    instances.forEach(Instance::close);
    MemoryUse last = memory();
    workspaces = Optional.empty();
    memory = new MemoryUse(0, last.peakHeapSize(), last.allocations());
  }

  /** The first 16 digits of a binary's SHA-256. */
  private static String hash(byte[] wasm) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(wasm);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static Optional<byte[]> resource() {
    try (InputStream in = WasmBackend.class.getResourceAsStream(RESOURCE)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
