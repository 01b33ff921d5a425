package dev.wasmath.engine;

import dev.wasmath.engine.WarmUpReport.Outcome;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The warm-up of a kernel: the scalar and the vector class run on scratch data until they become no
 * faster, then in pairs; the vector class is installed unless it is slower.
 *
 * <p>Each HotSpot trap shows here: a vector class that was never compiled well is slower, and one
 * whose vectors are boxed allocates. Then a second class is tried, once.
 */
final class WarmUpTask<T> implements Runnable {
  private static final Duration SCALAR_PATIENCE = Duration.ofMillis(100);
  private static final Duration SCALAR_LIMIT = Duration.ofSeconds(1);

  /** Code that takes so small a part of the interpreter's time has been compiled. */
  private static final double COMPILED = 0.125;

  /** The first runs are interpreted. */
  private static final int INTERPRETED_RUNS = 4;

  /** Small runs for each one of all calls: enough to know all branches by, too few for a loop. */
  private static final int SMALL_RUNS = 16;

  private static final int MOST_SMALL_RUNS = 20_000;
  private static final Duration SMALL_LIMIT = Duration.ofSeconds(2);
  private static final Duration VECTOR_PATIENCE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final int ATTEMPTS = 2;

  /** Vector code that takes so many times the scalar code's time is not compiled yet. */
  private static final double UNCOMPILED = 10;

  private static final int PAIRS = 9;

  /** A vector class that takes so many times the scalar one's time is slower; less is noise. */
  private static final double SLOWER = 1.1;

  /** A call that allocates so many bytes more has boxed a vector: the smallest object. */
  private static final double BOXED = 16;

  private static final String NO_VECTORS = "there are no vectors in it";

  private final BoundCall<T> call;
  private final TierSource source;
  private final WarmUp<T> warmUp;
  private final TierSite site;
  private final CompletableFuture<WarmUpReport> report = new CompletableFuture<>();
  private int attempts;
  private Duration compilation = Duration.ZERO;
  private Optional<SteadyState> scalar = Optional.empty();
  private Optional<SteadyState> vector = Optional.empty();

  WarmUpTask(BoundCall<T> call, TierSource source, WarmUp<T> warmUp, TierSite site) {
    this.call = call;
    this.source = source;
    this.warmUp = warmUp;
    this.site = site;
  }

  CompletableFuture<WarmUpReport> report() {
    return report;
  }

  /** Ends before it began. */
  void cancel() {
    finish(Outcome.CLOSED, "there is no thread to warm it up");
  }

  @Override
  public void run() {
    try {
      decide();
    } catch (CancellationException closed) {
      finish(Outcome.CLOSED, "the instance was closed");
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
      boolean closed = source.instance().isClosed();
      finish(closed ? Outcome.CLOSED : Outcome.FAILED, "it threw " + e);
    }
  }

  private void decide() {
    if (source.lowering() == Lowering.SCALAR) {
      finish(Outcome.SCALAR, "vectors are computed as scalars");
      return;
    }
    Runnable scalarRun = run(call.implement(KernelSite.of(site.scalar())), warmUp::run);
    scalar = Optional.of(SteadyState.reach(scalarRun, SCALAR_PATIENCE, SCALAR_LIMIT));
    while (!report.isDone()) {
      attempt(scalarRun, scalar.get());
    }
  }

  private Runnable run(T kernel, Consumer<T> calls) {
    Instance instance = source.instance();
    return () -> {
      if (instance.isClosed()) {
        throw new CancellationException();
      }
      calls.accept(kernel);
    };
  }

  /**
   * Calls the code, mostly on small data, until the JVM has compiled all of it. In long calls it
   * would compile each loop by itself first, which takes as long.
   */
  private SteadyState compileWhole(T kernel) {
    Runnable small = run(kernel, warmUp::runSmall);
    Runnable all = run(kernel, warmUp::run);
    long start = System.nanoTime();
    long limit = Math.min(SMALL_LIMIT.toNanos(), source.limit().toNanos());
    double first = SteadyState.time(all, 1);
    double interpreted = Double.POSITIVE_INFINITY;
    double took = interpreted;
    for (int runs = 1;
        took >= COMPILED * interpreted
            && runs < MOST_SMALL_RUNS
            && System.nanoTime() - start < limit;
        runs++) {
      took = SteadyState.time(small, 1);
      if (runs <= INTERPRETED_RUNS) {
        interpreted = Math.min(interpreted, took);
      }
      if (runs % SMALL_RUNS == 0) {
        all.run();
      }
    }
    Duration spent = Duration.ofNanos(System.nanoTime() - start);
    return new SteadyState(first, Double.POSITIVE_INFINITY, spent, spent, Double.NaN);
  }

  private void attempt(Runnable scalarRun, SteadyState scalarState) {
    attempts++;
    long start = System.nanoTime();
    InstanceCode code = source.fresh();
    MethodHandle handle = source.in(code);
    code.complete();
    compilation = Duration.ofNanos(System.nanoTime() - start);
    boolean bound = !call.pointers().isEmpty();
    if (bound && !code.vectors()) {
      finish(Outcome.SCALAR, NO_VECTORS);
      return;
    }
    T kernel = call.implement(KernelSite.of(handle));
    SteadyState compiled = compileWhole(kernel);
    Compared compared = compare(scalarRun, scalarState, run(kernel, warmUp::run), compiled);
    vector = Optional.of(compared.state);
    if (code.vectors()) {
      judge(handle, compared);
    } else {
      finish(Outcome.SCALAR, NO_VECTORS);
    }
  }

  /**
   * Goes on while the vector class is slower or boxes vectors: it may be waiting for the JIT
   * compiler, on a machine that has no time for it.
   */
  private Compared compare(
      Runnable scalarRun, SteadyState scalarState, Runnable vectorRun, SteadyState compiled) {
    long begun = System.nanoTime();
    long uncompiled = begun;
    Duration pause = VECTOR_PATIENCE;
    Compared now = compare(scalarRun, scalarState, vectorRun).after(compiled);
    while (now.isBad()
        && System.nanoTime() - begun < source.patience().toNanos()
        && System.nanoTime() - uncompiled < source.limit().toNanos()) {
      if (now.ratio > UNCOMPILED) {
        // Rather than take the processor away from that compiler.
        LockSupport.parkNanos(pause.toNanos());
        pause = longer(pause);
        uncompiled = System.nanoTime();
      }
      now = compare(scalarRun, scalarState, vectorRun).after(now.state);
    }
    return now;
  }

  private Compared compare(Runnable scalarRun, SteadyState scalarState, Runnable vectorRun) {
    SteadyState state = SteadyState.reach(vectorRun, VECTOR_PATIENCE, source.limit());
    boolean boxed = state.allocatedBytes() - scalarState.allocatedBytes() >= BOXED;
    return new Compared(state, ratio(scalarRun, vectorRun, state.nanos()), boxed);
  }

  /**
   * The vector class compared with the scalar one.
   *
   * @param ratio its time over the scalar class's
   * @param boxed whether its calls allocate vectors
   */
  private record Compared(SteadyState state, double ratio, boolean boxed) {
    boolean isBad() {
      return ratio > SLOWER || boxed;
    }

    Compared after(SteadyState earlier) {
      return new Compared(state.after(earlier), ratio, boxed);
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private void judge(MethodHandle handle, Compared compared) {
    if (attempts < ATTEMPTS && compared.isBad()) {
      return;
    }
    String times =
        String.format(Locale.ROOT, "vectors take %.2f times as long as scalars", compared.ratio);
    if (compared.ratio > SLOWER) {
      finish(Outcome.REJECTED, times);
      return;
    }
    site.install(handle);
    if (compared.boxed) {
      times += ", and box " + (long) compared.state.allocatedBytes() + " bytes a call";
    }
    finish(Outcome.VECTOR, times, compared.boxed ? Level.WARNING : Level.DEBUG);
  }

  /** The median, over pairs, of the vector class's time over the scalar one's. */
  private static double ratio(Runnable scalarRun, Runnable vectorRun, double nanos) {
    int batch = SteadyState.batch(nanos);
    double[] ratios = new double[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      double vectorNanos = SteadyState.time(vectorRun, batch);
      ratios[i] = vectorNanos / SteadyState.time(scalarRun, batch);
    }
    Arrays.sort(ratios);
    return ratios[PAIRS / 2];
  }

  private void finish(Outcome outcome, String reason) {
    boolean wrong = outcome == Outcome.REJECTED || outcome == Outcome.FAILED;
    finish(outcome, reason, wrong ? Level.WARNING : Level.DEBUG);
  }

  private void finish(Outcome outcome, String reason, Level level) {
    System.getLogger("dev.wasmath.engine")
        .log(level, "warm-up of {0}: {1}: {2}", source.export(), outcome, reason);
    report.complete(
        new WarmUpReport(
            source.export(),
            source.lowering(),
            outcome,
            reason,
            attempts,
            compilation,
            scalar,
            vector));
  }
}
