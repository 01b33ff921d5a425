package dev.wasmath.bench;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.WasmModule;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a call of an export costs, by a dot product of 4 elements, on linear memory and bound to
 * arrays; the profiler shows that a call allocates nothing: {@code scripts/jmh ExportCallBenchmark
 * -prof gc}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class ExportCallBenchmark {
  private static final int N = 4;

  @Param({"AUTO", "SCALAR", "V128", "V256", "V512"})
  Lowering lowering = Lowering.AUTO;

  private final double[] a = Probe.ordinary(1).doubles(N);
  private final double[] b = Probe.ordinary(2).doubles(N);
  private final Instance instance = instance(Lowering.AUTO);
  private Instance chosen = instance;
  private Resident resident = instance.export("dot", Resident.class);
  private Dot bound = instance.bind("dot", Dot.class);

  /** The export on linear memory. */
  @FunctionalInterface
  public interface Resident {
    /** The dot product of n doubles at two addresses. */
    double dot(int a, int b, int n);
  }

  /** Fills the memory, and checks both calls against the textbook sum. */
  @Setup(Level.Trial)
  public void prepare() {
    instance.close();
    chosen = instance(lowering);
    resident = chosen.export("dot", Resident.class);
    bound = chosen.bind("dot", Dot.class);
    MemorySegment memory = chosen.memory("memory").segment();
    MemorySegment.copy(a, 0, memory, ValueLayout.JAVA_DOUBLE_UNALIGNED, 0, N);
    MemorySegment.copy(b, 0, memory, ValueLayout.JAVA_DOUBLE_UNALIGNED, N * 8L, N);
    double sum = 0.0;
    for (int i = 0; i < N; i++) {
      sum += a[i] * b[i];
    }
    if (Math.abs(sum - onMemory()) > 1e-15 || Math.abs(sum - onArrays()) > 1e-15) {
      throw new AssertionError("dot is wrong: " + onMemory() + ", " + onArrays() + " and " + sum);
    }
  }

  private static Instance instance(Lowering lowering) {
    try (InputStream in =
        ExportCallBenchmark.class.getResourceAsStream("/dev/wasmath/wasm/wasmath.wasm")) {
      if (in == null) {
        throw new IllegalStateException("wasmath.wasm is not on the class path");
      }
      return WasmModule.parse(in.readAllBytes())
          .compile(CompileOptions.defaults().withLowering(lowering))
          .instantiate(Imports.none());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** On linear memory. */
  @Benchmark
  public double onMemory() {
    return resident.dot(0, N * 8, N);
  }

  /** On arrays. */
  @Benchmark
  public double onArrays() {
    return bound.dot(a, 0, b, 0, N);
  }

  /** Lets the memory go. */
  @TearDown(Level.Trial)
  public void close() {
    chosen.close();
  }
}
