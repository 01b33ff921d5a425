package dev.wasmath;

import dev.wasmath.op.Operation;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The benchmark of ADR-003: an operation, at several sizes, under several strategies, timed side by
 * side on the same inputs, with their results compared bit by bit.
 *
 * <p>Per size every contender is warmed up, by at least {@link #WARM_UP_CALLS} calls or until its
 * share of the time limit is used, then the contenders take turns, call by call. Calls too short
 * for the clock are timed in batches, and the time of one call is a batch's mean.
 */
public final class Benchmark {
  /** Calls of each contender before measuring, unless the time limit is reached first. */
  public static final int WARM_UP_CALLS = 100;

  /** A limit that keeps the largest products bearable. */
  public static final Duration USUAL_LIMIT = Duration.ofSeconds(4);

  /** The most iterations that may be asked for. */
  public static final int MOST_ITERATIONS = 1_000_000;

  private static final Duration WARM_UP = Duration.ofMillis(400);
  private static final double BATCH_NANOS = 20_000.0;
  private static final int FEWEST_ITERATIONS = 5;

  private Benchmark() {}

  /** A call ready to be timed. */
  public interface Call {
    /** Makes the call once; its inputs stay as they are. */
    void run();

    /** What the last call produced. */
    double[] result();
  }

  /**
   * One side of a comparison.
   *
   * @param strategy the name under which it is reported
   * @param calls makes a call of a size
   */
  public record Contender(String strategy, IntFunction<Call> calls) {
    /** A kernel, called on the operation's own seeded sample. */
    public static <K> Contender of(String strategy, Operation<K> operation, K kernel) {
      return new Contender(strategy, size -> call(operation, kernel, size));
    }

    private static <K> Call call(Operation<K> operation, K kernel, int size) {
      Sample<K> sample = operation.sample(size, Probe.ordinary(size));
      return new Call() {
        @Override
        public void run() {
          sample.run(kernel);
        }

        @Override
        public double[] result() {
          return sample.result();
        }
      };
    }
  }

  /**
   * What to measure.
   *
   * @param operation the name under which it is reported
   * @param inputSizes the sizes, in order
   * @param iterations how many times to measure each contender at each size, from 1 to {@link
   *     #MOST_ITERATIONS}
   * @param contenders the strategies to compare
   * @param limit the longest time to measure one contender at one size; at least 5 iterations are
   *     made, and fewer than asked for when the time is over
   */
  public record Config(
      String operation,
      List<Integer> inputSizes,
      int iterations,
      List<Contender> contenders,
      Duration limit) {
    /** Checks that there is something to measure. */
    public Config {
      if (iterations < 1 || iterations > MOST_ITERATIONS) {
        throw new IllegalArgumentException(
            "iterations must be from 1 to " + MOST_ITERATIONS + ": " + iterations);
      }
      inputSizes = List.copyOf(inputSizes);
      contenders = List.copyOf(contenders);
      if (inputSizes.isEmpty() || contenders.isEmpty()) {
        throw new IllegalArgumentException(
            "nothing to measure: %d sizes and %d contenders"
                .formatted(inputSizes.size(), contenders.size()));
      }
      for (int size : inputSizes) {
        if (size < 0) {
          throw new IllegalArgumentException("negative size: " + size);
        }
      }
    }
  }

  /**
   * The times of one contender at one size, in nanoseconds a call.
   *
   * @param strategy the contender's name
   * @param inputSize the operation's size
   * @param iterations how many times were measured
   * @param avgDuration their mean
   * @param p50 the median
   * @param p95 the smallest time that at least 95 % do not exceed
   * @param p99 likewise 99 %; of fewer than 100 iterations it is the largest
   * @param bitsEqual whether the result had the bits of the last contender's
   */
  public record Measurement(
      String strategy,
      int inputSize,
      int iterations,
      double avgDuration,
      double p50,
      double p95,
      double p99,
      boolean bitsEqual) {}

  /** The measurements of one operation, by size and then by contender. */
  public record Result(String operation, List<Measurement> measurements) {}

  /** Measures. */
  public static Result run(Config config) {
    List<Measurement> measurements = new ArrayList<>();
    for (int size : config.inputSizes) {
      measurements.addAll(new Comparison(config, size).run());
    }
    return new Result(config.operation, List.copyOf(measurements));
  }

  /** All contenders at one size. */
  private static final class Comparison {
    private final Config config;
    private final int size;
    private final List<Call> calls;
    private final int[] batches;
    private final double[][] times;
    private int iterations;

    Comparison(Config config, int size) {
      this.config = config;
      this.size = size;
      this.calls = config.contenders.stream().map(c -> c.calls.apply(size)).toList();
      this.batches = new int[calls.size()];
      this.times = new double[calls.size()][config.iterations];
    }

    List<Measurement> run() {
      for (int c = 0; c < calls.size(); c++) {
        batches[c] = warmUp(calls.get(c));
      }
      measure();
      List<Measurement> measurements = new ArrayList<>();
      for (int c = 0; c < calls.size(); c++) {
        measurements.add(summary(c));
      }
      return measurements;
    }

    private int warmUp(Call call) {
      long start = System.nanoTime();
      long elapsed = 0;
      int made = 0;
      while ((made < WARM_UP_CALLS || elapsed < WARM_UP.toNanos())
          && (made < 2 || elapsed < config.limit.toNanos())) {
        call.run();
        made++;
        elapsed = System.nanoTime() - start;
      }
      return (int) Math.max(1, Math.ceil(BATCH_NANOS * made / Math.max(1, elapsed)));
    }

    private void measure() {
      long limit = config.limit.toNanos() * calls.size();
      long start = System.nanoTime();
      while (iterations < config.iterations
          && (iterations < FEWEST_ITERATIONS || System.nanoTime() - start < limit)) {
        for (int c = 0; c < calls.size(); c++) {
          // The order rotates, so that nobody always follows the same neighbour.
          int turn = (c + iterations) % calls.size();
          times[turn][iterations] = time(calls.get(turn), batches[turn]);
        }
        iterations++;
      }
    }

    private static double time(Call call, int batch) {
      long start = System.nanoTime();
      for (int i = 0; i < batch; i++) {
        call.run();
      }
      return (double) (System.nanoTime() - start) / batch;
    }

    private Measurement summary(int contender) {
      double[] sorted = Arrays.copyOf(times[contender], iterations);
      Arrays.sort(sorted);
      double[] reference = calls.getLast().result();
      return new Measurement(
          config.contenders.get(contender).strategy,
          size,
          iterations,
          Arrays.stream(sorted).average().orElse(0.0),
          percentile(sorted, 50),
          percentile(sorted, 95),
          percentile(sorted, 99),
          Arrays.equals(calls.get(contender).result(), reference));
    }

    /** The nearest-rank percentile. */
    private static double percentile(double[] sorted, int percent) {
      int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
      return sorted[Math.max(0, rank - 1)];
    }
  }
}
