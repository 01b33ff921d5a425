package dev.wasmath;

import dev.wasmath.op.Operation;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * The way of one operation's calls to a kernel: it asks the policy, calls the chosen kernel, counts
 * and times the call, and falls back to plain Java when the kernel fails.
 */
final class Route<K> {
  private static final System.Logger LOG = System.getLogger("dev.wasmath");
  private static final int SIZE_CLASSES = 65;

  private final Operation<K> operation;
  private final K plain;
  private final Optional<K> wasm;
  private final Runnable preparation;
  private final boolean fused;
  private final Policy policy;
  private final Trials trials;
  private final Meter meter = new Meter(System.nanoTime());
  private final AtomicReferenceArray<Candidate> candidates =
      new AtomicReferenceArray<>(SIZE_CLASSES);
  private volatile boolean closed;
  private volatile long largestElements;
  private volatile long largestCost;

  /**
   * A route.
   *
   * @param preparation waits until {@code wasm} is as fast as it gets
   * @param fused whether {@code wasm} was compiled with fused multiply-add
   */
  Route(
      Operation<K> operation,
      K plain,
      Optional<K> wasm,
      Runnable preparation,
      boolean fused,
      Policy policy,
      Trials trials) {
    this.operation = operation;
    this.plain = plain;
    this.wasm = wasm;
    this.preparation = preparation;
    this.fused = fused;
    this.policy = policy;
    this.trials = trials;
    fillCandidates(wasm.isPresent() ? new Candidate.Untried() : new Candidate.Absent());
  }

  Operation<K> operation() {
    return operation;
  }

  Meter meter() {
    return meter;
  }

  /** The kernel of a strategy, without counting or choosing. */
  Optional<K> kernel(Strategy strategy) {
    return strategy == Strategy.CPU ? Optional.of(plain) : wasm;
  }

  /** The kernel of a strategy, as fast as it gets: to compare with others. */
  Optional<K> preparedKernel(Strategy strategy) {
    if (strategy == Strategy.WASM && wasm.isPresent()) {
      preparation.run();
    }
    return kernel(strategy);
  }

  /** Calls a kernel that overwrites an output. */
  void run(long elements, long cost, Consumer<K> call) {
    double _ =
        evaluate(
            elements,
            cost,
            kernel -> {
              call.accept(kernel);
              return 0.0;
            });
  }

  /**
   * Calls an elementwise kernel, whose output may be {@code input}. Before plain Java answers for a
   * kernel that failed half way, an input that was overwritten gets its elements back.
   */
  void run(long elements, long cost, double[] input, double[] out, Consumer<K> call) {
    run(Math.toIntExact(elements), cost, input, out, 0, call);
  }

  /** The same, for {@code n} elements of the output, from {@code outOffset} on. */
  void run(int n, long cost, double[] input, double[] out, int outOffset, Consumer<K> call) {
    if (input == out) {
      runInPlace(n, cost, out, outOffset, n, call);
    } else {
      run(n, cost, call);
    }
  }

  /**
   * Calls a kernel that reads what it overwrites: {@code length} elements of {@code out} at most,
   * which are kept until it is done.
   */
  void runInPlace(
      long elements, long cost, double[] out, int outOffset, int length, Consumer<K> call) {
    run(
        elements,
        cost,
        kernel -> {
          if (kernel == plain) {
            call.accept(kernel);
            return;
          }
          double[] before = Arrays.copyOfRange(out, outOffset, outOffset + length);
          try {
            call.accept(kernel);
          } catch (Throwable failure) {
            System.arraycopy(before, 0, out, outOffset, length);
            throw failure;
          }
        });
  }

  /**
   * Calls a kernel that updates what its output holds, without keeping what that was. A kernel that
   * fails is not called again.
   *
   * @throws UpdateFailure if the kernel failed: the output may be half updated, and the caller has
   *     to begin again from inputs of its own
   */
  void update(long elements, long cost, Consumer<K> call) {
    run(
        elements,
        cost,
        kernel -> {
          if (kernel == plain) {
            call.accept(kernel);
            return;
          }
          try {
            call.accept(kernel);
          } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            fail(e);
            throw new UpdateFailure(e);
          }
        });
  }

  /** Calls a kernel that returns a number. */
  double evaluate(long elements, long cost, ToDoubleFunction<K> call) {
    long start = System.nanoTime();
    if (cost > largestCost) {
      largestElements = elements;
      largestCost = cost;
    }
    if (wasm.isPresent() && choose(elements, cost, start) == Strategy.WASM) {
      try {
        return timed(Strategy.WASM, wasm.get(), call, start);
      } catch (UpdateFailure failure) {
        throw failure;
      } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError failure) {
        fail(failure);
        start = System.nanoTime();
      }
    }
    return timed(Strategy.CPU, plain, call, start);
  }

  /** From now on plain Java answers: the kernels are about to lose their memory. */
  void close() {
    if (wasm.isPresent()) {
      closed = true;
      fillCandidates(new Candidate.Failed("closed"));
    }
  }

  private double timed(Strategy strategy, K kernel, ToDoubleFunction<K> call, long start) {
    double result = call.applyAsDouble(kernel);
    meter.record(strategy, start, System.nanoTime());
    return result;
  }

  private Strategy choose(long elements, long cost, long now) {
    int sizeClass = sizeClass(cost);
    Candidate candidate = candidates.get(sizeClass);
    Reason reason = Reason.judge(policy, meter.load(now), elements, candidate);
    if (reason == Reason.UNTRIED
        && candidate instanceof Candidate.Untried
        && candidates.compareAndSet(sizeClass, candidate, new Candidate.Pending())) {
      trials.submit(() -> tryOut(sizeClass, cost));
    }
    return reason.strategy();
  }

  private void tryOut(int sizeClass, long cost) {
    try {
      Trial trial = trial(cost).orElseThrow();
      if (trial.agreement().accepted()) {
        setIfPending(sizeClass, new Candidate.Tried(trial));
      } else {
        rejectAll(trial);
      }
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError failure) {
      fail(failure);
    }
  }

  /** Makes a trial here and now, if there is a WebAssembly kernel. It changes nothing. */
  Optional<Trial> trial(long cost) {
    return preparedKernel(Strategy.WASM)
        .map(prepared -> Trials.run(operation, plain, prepared, cost, fused));
  }

  /** Compares the kernels, without timing them, at a size. */
  Optional<Agreement> agreement(int size) {
    return wasm.map(kernel -> Agreement.of(operation, size, plain, kernel, fused));
  }

  private void setIfPending(int sizeClass, Candidate next) {
    candidates.getAndUpdate(sizeClass, now -> now instanceof Candidate.Pending ? next : now);
  }

  /** A kernel that disagreed once is not trusted at any size. */
  private void rejectAll(Trial trial) {
    for (int i = 0; i < SIZE_CLASSES; i++) {
      candidates.getAndUpdate(
          i, now -> now instanceof Candidate.Failed ? now : new Candidate.Tried(trial));
    }
  }

  private void fail(Throwable failure) {
    if (closed) {
      return;
    }
    String reason = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    LOG.log(
        Level.WARNING,
        "WebAssembly failed in {0}; plain Java answers from now on: {1}",
        operation.name(),
        reason);
    fillCandidates(new Candidate.Failed(reason));
  }

  private void fillCandidates(Candidate candidate) {
    for (int i = 0; i < SIZE_CLASSES; i++) {
      candidates.set(i, candidate);
    }
  }

  /** What would run for a call of this shape now. */
  Decision explain(long elements, long cost) {
    return explain(elements, cost, meter.load(System.nanoTime()));
  }

  /** The decision for the largest call so far, under the load that the last call met. */
  Decision largest() {
    return explain(largestElements, largestCost, meter.load(meter.lastCall()));
  }

  private Decision explain(long elements, long cost, Load load) {
    Candidate candidate = candidates.get(sizeClass(cost));
    Reason reason = Reason.judge(policy, load, elements, candidate);
    Optional<Trial> trial =
        candidate instanceof Candidate.Tried(Trial made) ? Optional.of(made) : Optional.empty();
    return new Decision(
        operation.name(),
        elements,
        reason.strategy(),
        reason.sentence(load, elements, candidate),
        trial);
  }

  /** All trials made so far. */
  Set<Trial> trialsMade() {
    Set<Trial> made = new LinkedHashSet<>();
    for (int i = 0; i < SIZE_CLASSES; i++) {
      if (candidates.get(i) instanceof Candidate.Tried(Trial trial)) {
        made.add(trial);
      }
    }
    return made;
  }

  private static int sizeClass(long cost) {
    return Long.SIZE - Long.numberOfLeadingZeros(cost);
  }
}
