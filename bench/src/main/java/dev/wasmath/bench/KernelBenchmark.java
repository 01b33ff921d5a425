package dev.wasmath.bench;

import dev.wasmath.Benchmark.Call;
import dev.wasmath.Benchmark.Contender;
import dev.wasmath.Policy;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import java.util.Arrays;
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
 * Kernels under each strategy, called directly: {@code scripts/jmh KernelBenchmark}; with {@code
 * -prof gc} it shows that a call allocates nothing.
 *
 * <p>Before anything is timed, the result is compared with plain Java's, bit by bit.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class KernelBenchmark {
  @Param({"cpu", "wasm"})
  String strategy = "cpu";

  @Param({
    "dot:1000",
    "dot:100000",
    "gemm:100",
    "gemm:300",
    "gemm:1000",
    "norm:1000",
    "slabSum:243"
  })
  String call = "dot:1000";

  private Wasmath math = Wasmath.open();
  private Call prepared = contender("dot", Strategy.CPU).calls().apply(0);

  /** Prepares the call and checks its result. */
  @Setup(Level.Trial)
  public void prepare() {
    String[] parts = call.split(":", 2);
    int size = Integer.parseInt(parts[1]);
    math.close();
    math = Wasmath.builder().policy(Policy.always(Strategy.labelled(strategy))).open();
    Call expected = contender(parts[0], Strategy.CPU).calls().apply(size);
    prepared = contender(parts[0], Strategy.labelled(strategy)).calls().apply(size);
    expected.run();
    prepared.run();
    if (!Arrays.equals(expected.result(), prepared.result())) {
      throw new AssertionError(call + " on " + strategy + " differs from plain Java");
    }
  }

  private Contender contender(String operation, Strategy of) {
    return math.contender(operation, of);
  }

  /** One call. */
  @Benchmark
  public double[] call() {
    prepared.run();
    return prepared.result();
  }

  /** Closes the backends. */
  @TearDown(Level.Trial)
  public void close() {
    math.close();
  }
}
