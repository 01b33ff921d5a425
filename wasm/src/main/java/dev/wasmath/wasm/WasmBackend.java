package dev.wasmath.wasm;

import dev.wasmath.backend.Availability;
import dev.wasmath.backend.Backend;
import dev.wasmath.backend.BackendFailure;
import dev.wasmath.backend.Kernels;
import dev.wasmath.backend.MemoryUse;
import dev.wasmath.engine.EndiveProgram;
import dev.wasmath.engine.EngineException;
import dev.wasmath.op.Add;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Norm;
import dev.wasmath.op.Relu;
import dev.wasmath.op.Scale;
import dev.wasmath.op.SlabSum;
import dev.wasmath.op.Transpose;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The backend that runs the AssemblyScript kernels: operands are copied into linear memory, and the
 * result back. Every thread that calls gets an instance of the module to itself.
 *
 * <p>Memory is bounded: all instances together hold at most {@link #MOST_MEMORY} bytes, and at most
 * a quarter of the JVM's heap, in which they live. A call that needs more fails.
 */
public final class WasmBackend implements Backend {
  /** The most bytes of linear memory, however large the heap. */
  public static final long MOST_MEMORY = 1L << 30;

  private static final String RESOURCE = "wasmath.wasm";

  private final Supplier<Optional<byte[]>> binary;
  private final long memoryLimit;
  private Optional<InstancePool> pool = Optional.empty();

  /** The backend with the kernels of this module. */
  public WasmBackend() {
    this(WasmBackend::resource, Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory() / 4));
  }

  /** A backend with other kernels, if there are any, and another limit to its memory. */
  WasmBackend(Supplier<Optional<byte[]>> binary, long memoryLimit) {
    this.binary = binary;
    this.memoryLimit = memoryLimit;
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
                      RESOURCE
                          + " is not in the module dev.wasmath.wasm; build it with"
                          + " ./mvnw -N -Pkernels generate-resources"));
    } catch (EngineException | BackendFailure | UncheckedIOException e) {
      return new Availability.Missing(
          RESOURCE
              + " cannot be used ("
              + e.getMessage()
              + "); build it again with ./mvnw -N -Pkernels generate-resources");
    } catch (LinkageError e) {
      return new Availability.Missing(
          "the WebAssembly engine cannot be loaded ("
              + e
              + "); put wasmath-engine and run.endive's wasm, runtime and compiler beside it");
    }
  }

  @Override
  public MemoryUse memory() {
    return pool.map(InstancePool::memory).orElse(MemoryUse.NONE);
  }

  @Override
  public void close() {
    pool.ifPresent(InstancePool::close);
  }

  private Availability ready(byte[] wasm) {
    InstancePool instances = new InstancePool(EndiveProgram.compile(wasm), memoryLimit);
    instances.lease(0).close(); // the first instance, which must have all functions
    pool = Optional.of(instances);
    return new Availability.Ready(
        table(instances), EndiveProgram.DESCRIPTION + ", kernels sha256:" + hash(wasm));
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

  private static Kernels table(InstancePool pool) {
    WasmVectors vectors = new WasmVectors(pool);
    WasmMatrices matrices = new WasmMatrices(pool);
    return Kernels.builder()
        .put(Add.OPERATION, vectors::add)
        .put(Dot.OPERATION, vectors::dot)
        .put(Norm.OPERATION, vectors::norm)
        .put(Scale.OPERATION, vectors::scale)
        .put(Gemm.OPERATION, matrices::gemm)
        .put(Transpose.OPERATION, matrices::transpose)
        .put(Relu.OPERATION, vectors::relu)
        .put(SlabSum.OPERATION, matrices::slabSum)
        .build();
  }

  private static Optional<byte[]> resource() {
    try (InputStream in = WasmBackend.class.getResourceAsStream(RESOURCE)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
