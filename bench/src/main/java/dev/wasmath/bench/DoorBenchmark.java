package dev.wasmath.bench;

import dev.wasmath.Wasmath;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Probe;
import dev.wasmath.plain.PlainKernels;
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
 * What the door and the orchestrator add to a small dot product: {@code scripts/jmh DoorBenchmark
 * -prof gc}, and with {@code -t 2} or {@code -t 8} on more threads, which share one orchestrator.
 * The warm-up outlasts what a new process does in the background.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 10)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class DoorBenchmark {
  @Param({"8", "100", "1000"})
  int n = 8;

  private final Wasmath math = Wasmath.open();
  private Dot plain = (a, aOffset, b, bOffset, length) -> Double.NaN;
  private double[] a = new double[0];
  private double[] b = new double[0];

  /** Draws the vectors, and checks the door against the textbook sum. */
  @Setup(Level.Trial)
  public void prepare() {
    Probe probe = Probe.ordinary(n);
    plain = PlainKernels.TABLE.find(Dot.OPERATION).orElseThrow();
    a = probe.doubles(n);
    b = probe.doubles(n);
    double sum = 0.0;
    for (int i = 0; i < n; i++) {
      sum += a[i] * b[i];
    }
    if (Math.abs(sum - math.vectors().dot(a, b)) > 1e-12 * n || plain() != door()) {
      throw new AssertionError("dot is wrong: " + math.vectors().dot(a, b) + " and " + sum);
    }
  }

  /** Through the door. */
  @Benchmark
  public double door() {
    return math.vectors().dot(a, b);
  }

  /** The plain kernel, called directly. */
  @Benchmark
  public double plain() {
    return plain.dot(a, 0, b, 0, n);
  }

  /** The naive loop. */
  @Benchmark
  public double naive() {
    double sum = 0.0;
    for (int i = 0; i < n; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Closes the backends. */
  @TearDown(Level.Trial)
  public void close() {
    math.close();
  }
}
