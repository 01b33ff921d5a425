package dev.wasmath.bench.worker;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.CompiledModule;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.WasmModule;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Operations;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import dev.wasmath.wasm.KernelStart;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What a kernel costs before it is fast, seen once, in a fresh JVM: the time to read the module, to
 * compile and bind one kernel then, the time of its first call, and how long it takes until calls
 * are as fast as they get.
 */
public final class Startup {
  private static final long BATCH_NANOS = 2_000_000;
  private static final double STEADY = 1.25;

  /** In place of a lowering: a kernel that serves from scalar code first, called at once. */
  private static final String TIERED = "tiered";

  /** The same, called when its scalar code has been compiled in the background. */
  private static final String LATER = "later";

  private static final long LATER_MILLIS = 500;

  private Startup() {}

  /**
   * Arguments: a lowering, {@code tiered} or {@code later}, an operation, a size, and for how many
   * milliseconds to watch.
   */
  public static void main(String[] arguments) throws IOException {
    Operation<?> operation =
        Operations.ALL.stream()
            .filter(it -> it.name().equals(arguments[1]))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no operation " + arguments[1]));
    System.out.println(
        watch(
            operation,
            arguments[0],
            Integer.parseInt(arguments[2]),
            Long.parseLong(arguments[3]) * 1_000_000));
  }

  private static <K> String watch(Operation<K> operation, String way, int size, long watched)
      throws IOException {
    boolean tiered = way.equals(TIERED) || way.equals(LATER);
    CompileOptions options = Contenders.options(tiered ? "auto" : way);
    Sample<K> sample = operation.sample(size, Probe.typical(size));
    byte[] binary = kernels();
    long start = System.nanoTime();
    CompiledModule module = WasmModule.parse(binary).compile(options);
    Instance instance = module.instantiate(Imports.none());
    long read = System.nanoTime();
    K kernel =
        tiered
            ? KernelStart.tiered(operation, instance, module.lowering())
            : KernelStart.bound(operation, instance, module.lowering());
    long bound = System.nanoTime();
    if (way.equals(LATER)) {
      pause();
    }
    long calling = System.nanoTime();
    sample.run(kernel);
    long called = System.nanoTime();
    List<long[]> batches = batches(sample, kernel, called, called + watched);
    return String.format(
        Locale.ROOT,
        "{\"readNanos\":%d,\"compileNanos\":%d,\"firstCallNanos\":%d,\"steadyNanos\":%d,\"callNanos\":%.2f}",
        read - start,
        bound - read,
        called - calling,
        steadyAt(batches),
        settled(batches));
  }

  private static void pause() {
    try {
      Thread.sleep(LATER_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] kernels() throws IOException {
    String name = "/dev/wasmath/wasm/wasmath.wasm";
    try (InputStream in = Startup.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not on the class path");
      }
      return in.readAllBytes();
    }
  }

  /** Batches as {nanoseconds since the first call, nanoseconds of 1000 calls}. */
  private static <K> List<long[]> batches(Sample<K> sample, K kernel, long start, long end) {
    List<long[]> batches = new ArrayList<>();
    long now = start;
    while (now < end) {
      long begun = now;
      int calls = 0;
      do {
        sample.run(kernel);
        calls++;
        now = System.nanoTime();
      } while (now - begun < BATCH_NANOS);
      batches.add(new long[] {begun - start, (now - begun) * 1000 / calls});
    }
    return batches;
  }

  /** The median time of a call in the last quarter. */
  static double settled(List<long[]> batches) {
    List<Long> times = new ArrayList<>();
    batches.subList(batches.size() * 3 / 4, batches.size()).forEach(batch -> times.add(batch[1]));
    Collections.sort(times);
    return times.get(times.size() / 2) / 1000.0;
  }

  /** When calls became as fast as they stay: three batches in a row near the settled time. */
  static long steadyAt(List<long[]> batches) {
    double limit = settled(batches) * 1000 * STEADY;
    int near = 0;
    for (long[] batch : batches) {
      near = batch[1] <= limit ? near + 1 : 0;
      if (near == 3) {
        return batches.get(batches.indexOf(batch) - 2)[0];
      }
    }
    return batches.getLast()[0];
  }
}
