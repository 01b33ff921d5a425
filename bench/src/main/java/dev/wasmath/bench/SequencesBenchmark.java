package dev.wasmath.bench;

import dev.wasmath.Policy;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import dev.wasmath.series.SearchProgress;
import java.math.BigInteger;
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
 * Hardy's function, zeta's zeros and partial sums, beside the loops that programs have today:
 * {@code scripts/jmh SequencesBenchmark}. A strategy of the first three benchmarks is {@code cpu}
 * or {@code wasm}; the loops do not depend on it.
 *
 * <p>Before anything is timed, values are compared: those of the loops up to 1e-6.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class SequencesBenchmark {
  private static final int POINTS = 10_000;
  private static final int SUMS = 1_000_000;
  private static final double EXPONENT = 1.5;
  private static final int ZEROS = 10_142;
  private static final double TURN = 2 * Math.PI;

  @Param({"cpu", "wasm"})
  String strategy = "cpu";

  private final double[] t = new double[POINTS];
  private Wasmath math = Wasmath.open();

  /** Opens, and checks all results. */
  @Setup(Level.Trial)
  public void prepare() throws InterruptedException {
    math.close();
    math = Wasmath.builder().policy(Policy.always(Strategy.labelled(strategy))).open();
    for (int i = 0; i < POINTS; i++) {
      t[i] = 999_000 + 0.1 * i;
    }
    same(hardyZ(), cosineLoop(), 1e-2);
    same(partialSums(), powerLoop(), 1e-6);
    if (zeros() != ZEROS) {
      throw new IllegalStateException("there are %d zeros up to 10,000".formatted(ZEROS));
    }
    if (!fibonacci().equals(threeProducts(SUMS)) || !fibonacci().equals(twoHalves(SUMS))) {
      throw new IllegalStateException("Fibonacci numbers differ");
    }
  }

  private static void same(double[] a, double[] b, double tolerance) {
    for (int i = 0; i < a.length; i++) {
      if (!(Math.abs(a[i] - b[i]) <= tolerance)) {
        throw new IllegalStateException("element %d: %s and %s".formatted(i, a[i], b[i]));
      }
    }
  }

  /** Gives back memory. */
  @TearDown(Level.Trial)
  public void close() {
    math.close();
  }

  /** Z at 10,000 points near 1e6. */
  @Benchmark
  public double[] hardyZ() {
    return math.sequences().hardyZ(t);
  }

  /** The same, all but the smaller corrections, as it is written down at first. */
  @Benchmark
  public double[] cosineLoop() {
    double[] out = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double root = Math.sqrt(t[i] / TURN);
      int terms = (int) root;
      double theta = t[i] / 2 * Math.log(t[i] / TURN) - t[i] / 2 - Math.PI / 8 + 1 / (48 * t[i]);
      double sum = 0;
      for (int k = 1; k <= terms; k++) {
        sum += Math.cos(theta - t[i] * Math.log(k)) / Math.sqrt(k);
      }
      double p = root - terms;
      double remainder =
          Math.cos(TURN * (p * p - p - 1.0 / 16)) / Math.cos(TURN * p) / Math.sqrt(root);
      out[i] = 2 * sum + (terms % 2 == 0 ? -remainder : remainder);
    }
    return out;
  }

  /** All partial sums of zeta(1.5), a million. */
  @Benchmark
  public double[] partialSums() {
    return math.sequences().zetaPartialSums(EXPONENT, SUMS);
  }

  /** The same with {@link Math#pow}. */
  @Benchmark
  public double[] powerLoop() {
    double[] out = new double[SUMS];
    double sum = 0;
    for (int k = 1; k <= SUMS; k++) {
      sum += Math.pow(k, -EXPONENT);
      out[k - 1] = sum;
    }
    return out;
  }

  /** All zeros up to 10,000. */
  @Benchmark
  public int zeros() throws InterruptedException {
    return math.sequences().zeros(0, 10_000, SearchProgress.SILENT).count();
  }

  /** F(10^6). */
  @Benchmark
  public BigInteger fibonacci() {
    return math.sequences().fibonacci(SUMS);
  }

  /** F(10^7). */
  @Benchmark
  public BigInteger fibonacciOfTenMillion() {
    return math.sequences().fibonacci(10 * SUMS);
  }

  /** F(10^6) by doubling with three products. */
  @Benchmark
  public BigInteger fibonacciByThreeProducts() {
    return threeProducts(SUMS);
  }

  /** F(10^7) by doubling with three products. */
  @Benchmark
  public BigInteger fibonacciOfTenMillionByThreeProducts() {
    return threeProducts(10 * SUMS);
  }

  /** F(10^6) as in the JDK's own benchmark of {@link BigInteger#parallelMultiply}. */
  @Benchmark
  public BigInteger fibonacciOfTheJdk() {
    return twoHalves(SUMS);
  }

  /** F(10^7) as in the JDK's own benchmark of {@link BigInteger#parallelMultiply}. */
  @Benchmark
  public BigInteger fibonacciOfTenMillionOfTheJdk() {
    return twoHalves(10 * SUMS);
  }

  /** Each of the two neighbours of half the index by itself, as that benchmark does. */
  private static BigInteger twoHalves(int n) {
    if (n < 2) {
      return BigInteger.valueOf(n);
    }
    int half = (n + 1) / 2;
    BigInteger before = twoHalves(half - 1);
    BigInteger last = twoHalves(half);
    return n % 2 == 1
        ? before.parallelMultiply(before).add(last.parallelMultiply(last))
        : before.shiftLeft(1).add(last).parallelMultiply(last);
  }

  private static BigInteger threeProducts(int n) {
    BigInteger f = BigInteger.ZERO;
    BigInteger next = BigInteger.ONE;
    for (int bit = Integer.highestOneBit(n); bit > 0; bit >>= 1) {
      BigInteger even = f.parallelMultiply(next.shiftLeft(1).subtract(f));
      BigInteger odd = f.parallelMultiply(f).add(next.parallelMultiply(next));
      boolean set = (n & bit) != 0;
      f = set ? odd : even;
      next = set ? even.add(odd) : odd;
    }
    return f;
  }
}
