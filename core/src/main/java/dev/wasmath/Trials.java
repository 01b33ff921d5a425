package dev.wasmath;

import dev.wasmath.op.Operation;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The background thread on which WebAssembly kernels are compared with plain Java: first the
 * results, then the time, paired on the same input. No caller waits for it.
 */
final class Trials implements AutoCloseable {
  private static final long LARGEST_COST = 1L << 24;
  private static final int PAIRS = 21;
  private static final long WINDOW_NANOS = 25_000_000L;
  private static final long STEADY_PLAIN_NANOS = 200_000_000L;
  private static final long STEADY_WASM_NANOS = 1_000_000_000L;
  private static final long LONGEST_WARM_UP_NANOS = 3_000_000_000L;
  private static final long MEASURE_NANOS = 300_000_000L;

  /** What counts as faster while warming up; less is noise. */
  private static final double FASTER = 0.9;

  private static final long BATCH_NANOS = 50_000L;

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "wasmath-trials");
            thread.setDaemon(true);
            return thread;
          });

  /** Queues a trial; after {@link #close} it is dropped. */
  void submit(Runnable trial) {
    try {
      worker.execute(trial);
    } catch (RejectedExecutionException closed) {
      // The owner was closed: nobody needs the outcome.
    }
  }

  /** Waits until all trials queued so far are done; returns false when the time is up first. */
  boolean settle(Duration limit) throws InterruptedException {
    if (worker.isShutdown()) {
      return worker.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS);
    }
    CountDownLatch done = new CountDownLatch(1);
    submit(done::countDown);
    return done.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }

  /**
   * Compares two kernels on seeded inputs of about the given cost, but no more than 2^24 element
   * updates.
   *
   * @param fused whether {@code wasm} was compiled with fused multiply-add
   */
  static <K> Trial run(Operation<K> operation, K plain, K wasm, long cost, boolean fused) {
    int size = operation.sizeForCost(Math.min(cost, LARGEST_COST));
    Agreement agreement = Agreement.of(operation, size, plain, wasm, fused);
    if (!agreement.accepted()) {
      return new Trial(size, agreement, 0.0, 0.0, 0);
    }
    Sample<K> sample = operation.sample(size, Probe.ordinary(size));
    return measure(sample, plain, wasm, size, agreement);
  }

  private static <K> Trial measure(
      Sample<K> sample, K plain, K wasm, int size, Agreement agreement) {
    int plainBatch = warmUp(sample, plain, STEADY_PLAIN_NANOS);
    int wasmBatch = warmUp(sample, wasm, STEADY_WASM_NANOS);
    double[] plainTimes = new double[PAIRS];
    double[] wasmTimes = new double[PAIRS];
    long end = System.nanoTime() + MEASURE_NANOS;
    int pairs = 0;
    while (pairs < PAIRS && (pairs < 3 || System.nanoTime() < end)) {
      boolean plainFirst = pairs % 2 == 0;
      if (plainFirst) {
        plainTimes[pairs] = time(sample, plain, plainBatch);
      }
      wasmTimes[pairs] = time(sample, wasm, wasmBatch);
      if (!plainFirst) {
        plainTimes[pairs] = time(sample, plain, plainBatch);
      }
      pairs++;
    }
    return new Trial(size, agreement, median(plainTimes, pairs), median(wasmTimes, pairs), pairs);
  }

  /**
   * Runs until a call has not become faster for a second, but not for ever: a kernel on vectors is
   * hundreds of times slower until the JVM has compiled it, and that takes a while. Returns how
   * many calls fill a batch.
   */
  private static <K> int warmUp(Sample<K> sample, K kernel, long steadyNanos) {
    long start = System.nanoTime();
    long improved = start;
    long now = start;
    double best = Double.POSITIVE_INFINITY;
    while (now - improved < steadyNanos && now - start < LONGEST_WARM_UP_NANOS) {
      long windowStart = now;
      int calls = 0;
      while (now - windowStart < WINDOW_NANOS) {
        sample.run(kernel);
        calls++;
        now = System.nanoTime();
      }
      double perCall = (double) (now - windowStart) / calls;
      if (perCall < FASTER * best) {
        best = perCall;
        improved = now;
      }
    }
    return (int) Math.max(1, Math.ceil(BATCH_NANOS / best));
  }

  private static <K> double time(Sample<K> sample, K kernel, int batch) {
    long start = System.nanoTime();
    for (int i = 0; i < batch; i++) {
      sample.run(kernel);
    }
    return (double) (System.nanoTime() - start) / batch;
  }

  private static double median(double[] values, int n) {
    double[] sorted = Arrays.copyOf(values, n);
    Arrays.sort(sorted);
    return n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
  }
}
