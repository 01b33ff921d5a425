package dev.wasmath;

import dev.wasmath.op.Operation;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Plain Java and WebAssembly on scratch data: first the results, then the time, in pairs.
 *
 * @param operation the operation
 * @param plain its plain kernel
 * @param wasm its WebAssembly kernel
 * @param preparation waits until that is as fast as it gets
 * @param fused whether it was compiled with fused multiply-add
 * @param clock nanoseconds
 */
record Rehearsal<K>(
    Operation<K> operation,
    K plain,
    K wasm,
    Runnable preparation,
    boolean fused,
    LongSupplier clock) {
  private static final long LARGEST_COST = 1L << 24;
  private static final List<Integer> SIZES = List.of(0, 1, 2, 3, 7, 8, 16, 31, 100, 1021, 8193);
  private static final long LARGEST_COMPARED = 1L << 21;

  /** How long calls must not become faster before they are taken to be as fast as they get. */
  static final long STEADY_NANOS = 200_000_000L;

  /** The same of kernels that were measured at another size before. */
  static final long STILL_STEADY_NANOS = 20_000_000L;

  private static final long LONGEST_WARM_UP_NANOS = 3_000_000_000L;

  /** A kernel that takes so many times plain Java's time may be one that is compiled anew. */
  private static final double SUSPECT = 3;

  /** And so much more: interpreted vector code does not come below. */
  private static final double SUSPECT_NANOS = 2_000;

  private static final long SUSPECT_STEADY_NANOS = 1_000_000_000L;
  private static final long BATCH_NANOS = 50_000L;
  private static final long MEASURE_NANOS = 300_000_000L;
  private static final int TRIAL_PAIRS = 21;

  /** Compares results at sizes of all kinds, on ordinary and on special inputs. */
  Agreement agreement() {
    Agreement agreement = agreement(1);
    for (int size : SIZES) {
      if (agreement.accepted() && operation.cost().applyAsLong(size) <= LARGEST_COMPARED) {
        agreement = agreement(size);
      }
    }
    return agreement;
  }

  /** Compares results at one size. */
  Agreement agreement(int size) {
    return Agreement.of(operation, size, plain, wasm, fused);
  }

  /** The size whose cost is the largest one that is not above the given one, within reason. */
  int size(long cost) {
    return operation.sizeForCost(Math.min(cost, LARGEST_COST));
  }

  /**
   * Measures pairs of calls of one size, after a warm-up, until the number is reached or the time
   * is up; at least {@link Ratios#FEWEST}.
   *
   * @param steady how long calls must not become faster before the warm-up is over
   * @return nanoseconds of a plain call and of a WebAssembly call, for each pair
   */
  List<double[]> pairs(int size, int most, long steady) {
    Sample<K> sample = operation.sample(size, Probe.typical(size));
    int plainBatch = warmUp(sample, plain, steady);
    int wasmBatch = warmUp(sample, wasm, steady);
    List<double[]> pairs = pairs(sample, plainBatch, wasmBatch, most);
    double plainNanos = median(pairs, 0);
    if (median(pairs, 1) > Math.max(SUSPECT * plainNanos, plainNanos + SUSPECT_NANOS)) {
      wasmBatch = warmUp(sample, wasm, Math.max(steady, SUSPECT_STEADY_NANOS));
      pairs = pairs(sample, plainBatch, wasmBatch, most);
    }
    return pairs;
  }

  private List<double[]> pairs(Sample<K> sample, int plainBatch, int wasmBatch, int most) {
    List<double[]> pairs = new ArrayList<>();
    long end = clock.getAsLong() + MEASURE_NANOS;
    while (pairs.size() < most && (pairs.size() < Ratios.FEWEST || clock.getAsLong() - end < 0)) {
      boolean plainFirst = pairs.size() % 2 == 0;
      double before = plainFirst ? time(sample, plain, plainBatch) : 0;
      double other = time(sample, wasm, wasmBatch);
      pairs.add(new double[] {plainFirst ? before : time(sample, plain, plainBatch), other});
    }
    return pairs;
  }

  /** A whole trial at about a cost: the results, and if these agree, the times. */
  Trial trial(long cost) {
    int size = size(cost);
    preparation.run();
    Agreement agreement = agreement(size);
    if (!agreement.accepted()) {
      return new Trial(size, agreement, 0.0, 0.0, 0);
    }
    List<double[]> pairs = pairs(size, TRIAL_PAIRS, STEADY_NANOS);
    return new Trial(size, agreement, median(pairs, 0), median(pairs, 1), pairs.size());
  }

  private static double median(List<double[]> pairs, int side) {
    double[] times = pairs.stream().mapToDouble(pair -> pair[side]).sorted().toArray();
    return 0.5 * (times[(times.length - 1) / 2] + times[times.length / 2]);
  }

  /** Warms a kernel up; returns how many calls fill a batch. */
  private int warmUp(Sample<K> sample, K kernel, long steady) {
    double nanos =
        new WarmUp(clock, steady, 1, LONGEST_WARM_UP_NANOS).run(() -> sample.run(kernel));
    return (int) Math.max(1, Math.ceil(BATCH_NANOS / nanos));
  }

  private double time(Sample<K> sample, K kernel, int batch) {
    long start = clock.getAsLong();
    for (int i = 0; i < batch; i++) {
      sample.run(kernel);
    }
    return (double) (clock.getAsLong() - start) / batch;
  }
}
