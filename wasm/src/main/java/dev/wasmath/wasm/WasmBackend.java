package dev.wasmath.wasm;

import dev.wasmath.backend.Availability;
import dev.wasmath.backend.Backend;
import dev.wasmath.backend.Kernels;
import dev.wasmath.backend.MemoryUse;
import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.CompiledModule;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.WasmException;
import dev.wasmath.engine.WasmModule;
import dev.wasmath.op.Add;
import dev.wasmath.op.Cos;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Exp;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Log;
import dev.wasmath.op.Norm;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Pow;
import dev.wasmath.op.Relu;
import dev.wasmath.op.Scale;
import dev.wasmath.op.Sigmoid;
import dev.wasmath.op.Sin;
import dev.wasmath.op.SlabSum;
import dev.wasmath.op.Softplus;
import dev.wasmath.op.Tanh;
import dev.wasmath.op.Transpose;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The backend that runs the AssemblyScript kernels, compiled by our engine and bound to the
 * caller's arrays: nothing is copied, and several threads may call at once.
 */
public final class WasmBackend implements Backend {
  /** The operations with a kernel; the module exports each under the operation's name. */
  static final List<Operation<?>> OPERATIONS =
      List.of(
          Add.OPERATION,
          Dot.OPERATION,
          Norm.OPERATION,
          Scale.OPERATION,
          Gemm.OPERATION,
          Transpose.OPERATION,
          Relu.OPERATION,
          SlabSum.OPERATION,
          Sigmoid.OPERATION,
          Tanh.OPERATION,
          Exp.OPERATION,
          Log.OPERATION,
          Sin.OPERATION,
          Cos.OPERATION,
          Pow.OPERATION,
          Softplus.OPERATION);

  private static final String RESOURCE = "wasmath.wasm";
  private static final String REBUILD = "build it with ./mvnw -N -Pkernels generate-resources";

  private final Supplier<Optional<byte[]>> binary;
  private final Lowering lowering;
  private Optional<Instance> instance = Optional.empty();
  private MemoryUse memory = MemoryUse.NONE;

  /** The backend with the kernels of this module, compiled as the engine chooses. */
  public WasmBackend() {
    this(WasmBackend::resource, Lowering.AUTO);
  }

  /** A backend with other kernels, if there are any, compiled in a way of its own. */
  WasmBackend(Supplier<Optional<byte[]>> binary, Lowering lowering) {
    this.binary = binary;
    this.lowering = lowering;
  }

  @Override
  public String name() {
    return "wasm";
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
          "the WebAssembly engine cannot be loaded ("
              + e
              + "); put wasmath-engine and run.endive's wasm beside it");
    }
  }

  private Availability ready(byte[] wasm) {
    CompiledModule module =
        WasmModule.parse(wasm).compile(CompileOptions.defaults().withLowering(lowering));
    Instance kernels = module.instantiate(Imports.builder().build());
    instance = Optional.of(kernels);
    long bytes = kernels.memory("memory").segment().byteSize();
    memory = new MemoryUse(bytes, bytes, 1);
    Kernels.Builder table = Kernels.builder();
    OPERATIONS.forEach(operation -> put(table, operation, kernels));
    return new Availability.Ready(
        table.build(), "engine, v128 as " + module.lowering() + ", kernels sha256:" + hash(wasm));
  }

  private static <K> void put(Kernels.Builder table, Operation<K> operation, Instance kernels) {
    table.put(operation, kernels.bind(operation.name(), operation.kernel()));
  }

  @Override
  public MemoryUse memory() {
    return memory;
  }

  @Override
  public void close() {
    instance.ifPresent(Instance::close);
    memory = new MemoryUse(0, memory.peakHeapSize(), memory.allocations());
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
