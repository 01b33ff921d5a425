package dev.wasmath;

import dev.wasmath.op.Operation;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The benchmark of ADR-003: an operation, at several sizes, under several strategies, timed side by
 * side on the same inputs, with their results compared bit by bit.
 *
 * <p>At each size every contender is warmed up: by at least {@link #WARM_UP_CALLS} calls, and until
 * calls have not become faster for a while, but not for more than half the time limit. Then the
 * contenders take turns, in random order, call by call, so that a disturbance of the machine hits
 * neighbours alike: what is compared are the times of one round. Calls too short for the clock are
 * timed in batches, and the time of one call is a batch's mean.
 */
public final class Benchmark {
  /**
   * Calls of each contender before measuring, unless the time is up first. HotSpot's last compiler
   * begins at 600 calls of a method that loops; without loops it begins at 5000, which calls so
   * short reach long before they are steady.
   */
  public static final int WARM_UP_CALLS = 600;

  /** Below so many iterations there is no 99th percentile: it would be one of a handful. */
  public static final int FEWEST_FOR_P99 = 1000;

  /** A limit that keeps the largest products bearable. */
  public static final Duration USUAL_LIMIT = Duration.ofSeconds(4);

  /** The most iterations that may be asked for. */
  public static final int MOST_ITERATIONS = 1_000_000;

  private static final long STEADY_NANOS = 250_000_000L;
  private static final long SEED = 5;
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
      Sample<K> sample = operation.sample(size, Probe.typical(size));
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
   * Where a median is at 95 %, by order statistics.
   *
   * @param low the lower end
   * @param high the upper end
   */
  public record Interval(double low, double high) {}

  /**
   * How many times as long a contender took as the last one, in the same rounds; above 1 the last
   * one is faster.
   *
   * @param median the median over the rounds
   * @param interval where it is at 95 %; empty below 6 rounds
   */
  public record Ratio(double median, Optional<Interval> interval) {}

  /**
   * The times of one contender at one size, in nanoseconds a call. Percentiles are by nearest rank.
   *
   * @param strategy the contender's name
   * @param inputSize the operation's size
   * @param iterations how many times were measured
   * @param avgDuration their mean
   * @param p50 the median
   * @param interval where the median is at 95 %; empty below 6 iterations
   * @param p95 the smallest time that at least 95 % do not exceed
   * @param p99 likewise 99 %; empty below {@link #FEWEST_FOR_P99} iterations
   * @param ratio this contender's time over the last one's
   * @param bitsEqual whether the result had the bits of the last contender's
   */
  public record Measurement(
      String strategy,
      int inputSize,
      int iterations,
      double avgDuration,
      double p50,
      Optional<Interval> interval,
      double p95,
      OptionalDouble p99,
      Ratio ratio,
      boolean bitsEqual) {}

  /** The measurements of one operation, by size and then by contender. */
  public record Result(String operation, List<Measurement> measurements) {}

  /** Is told of each round, in order, when all of a size are measured. */
  @FunctionalInterface
  public interface Rounds {
    /**
     * Takes in a round.
     *
     * @param inputSize the operation's size
     * @param nanos the time of a call of each contender, in their order
     */
    void add(int inputSize, double[] nanos);
  }

  /**
   * The times of one round, of both strategies on the same input.
   *
   * @param cpuNanos plain Java's, in nanoseconds a call
   * @param wasmNanos WebAssembly's
   */
  public record Pair(double cpuNanos, double wasmNanos) {
    /** Checks that these are times. */
    public Pair {
      if (!(cpuNanos >= 0 && wasmNanos >= 0)) {
        throw new IllegalArgumentException(
            "times must be 0 or more: " + cpuNanos + " and " + wasmNanos);
      }
    }
  }

  /** Measures. */
  public static Result run(Config config) {
    return run(config, (_, _) -> {});
  }

  /** Measures, and tells of each round. */
  public static Result run(Config config, Rounds rounds) {
    List<Measurement> measurements = new ArrayList<>();
    for (int size : config.inputSizes) {
      Comparison comparison = new Comparison(config, size);
      measurements.addAll(comparison.run());
      comparison.tell(rounds);
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
        batches[c] = batch(warmUp(WARM_UP_CALLS, calls.get(c)::run));
      }
      warmUpBatches();
      measure();
      List<Measurement> measurements = new ArrayList<>();
      for (int c = 0; c < calls.size(); c++) {
        measurements.add(summary(c));
      }
      return measurements;
    }

    private double warmUp(long calls, Runnable call) {
      long longest = config.limit.toNanos() / 2;
      return new WarmUp(System::nanoTime, STEADY_NANOS, calls, longest).run(call);
    }

    private static int batch(double nanos) {
      return (int) Math.ceil(BATCH_NANOS / Math.clamp(nanos, 1, BATCH_NANOS));
    }

    /** The loop around short calls is a part of what is timed, and is compiled by itself. */
    private void warmUpBatches() {
      for (int c = 0; c < calls.size(); c++) {
        Call call = calls.get(c);
        int batch = batches[c];
        if (batch > 1) {
          double _ = warmUp(1, () -> time(call, batch));
        }
      }
    }

    private void measure() {
      SplittableRandom random = new SplittableRandom(SEED);
      int[] order = IntStream.range(0, calls.size()).toArray();
      long limit = config.limit.toNanos() * calls.size();
      long start = System.nanoTime();
      while (iterations < config.iterations
          && (iterations < FEWEST_ITERATIONS || System.nanoTime() - start < limit)) {
        shuffle(order, random);
        for (int turn : order) {
          times[turn][iterations] = time(calls.get(turn), batches[turn]);
        }
        iterations++;
      }
    }

    private static void shuffle(int[] order, SplittableRandom random) {
      for (int i = order.length - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int moved = order[i];
        order[i] = order[other];
        order[other] = moved;
      }
    }

    private static double time(Call call, int batch) {
      long start = System.nanoTime();
      for (int i = 0; i < batch; i++) {
        call.run();
      }
      return (double) (System.nanoTime() - start) / batch;
    }

    void tell(Rounds rounds) {
      for (int i = 0; i < iterations; i++) {
        int round = i;
        rounds.add(size, Arrays.stream(times).mapToDouble(nanos -> nanos[round]).toArray());
      }
    }

    private Measurement summary(int contender) {
      double[] sorted = sorted(i -> times[contender][i]);
      double[] last = times[calls.size() - 1];
      double[] ratios = sorted(i -> ticked(times[contender][i]) / ticked(last[i]));
      return new Measurement(
          config.contenders.get(contender).strategy,
          size,
          iterations,
          Arrays.stream(sorted).average().orElseThrow(),
          OrderStatistics.percentile(sorted, 50),
          OrderStatistics.medianInterval(sorted),
          OrderStatistics.percentile(sorted, 95),
          iterations < FEWEST_FOR_P99
              ? OptionalDouble.empty()
              : OptionalDouble.of(OrderStatistics.percentile(sorted, 99)),
          new Ratio(OrderStatistics.percentile(ratios, 50), OrderStatistics.medianInterval(ratios)),
          Arrays.equals(calls.get(contender).result(), calls.getLast().result()));
    }

    /** A time by which can be divided: the clock may not have ticked. */
    private static double ticked(double nanos) {
      return Math.max(nanos, 1e-3);
    }

    private double[] sorted(IntToDoubleFunction values) {
      return IntStream.range(0, iterations).mapToDouble(values).sorted().toArray();
    }
  }
}
