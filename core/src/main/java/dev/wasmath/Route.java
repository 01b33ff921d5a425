package dev.wasmath;

import dev.wasmath.backend.BackendFailure;
import dev.wasmath.op.Operation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * The way of one operation's calls to a kernel. Nearly all of them read the plan, count down, and
 * call; now and then one is looked at: timed, or made by both strategies. A kernel that fails is
 * answered for by plain Java.
 */
final class Route<K> {
  private final Operation<K> operation;
  private final K plain;
  private final Optional<K> wasm;
  private final Optional<Rehearsal<K>> rehearsal;
  private final boolean failsCleanly;
  private final Setup setup;
  private final Countdown cpuCalls = new Countdown();
  private final long[] cpuCounts = cpuCalls.counts();
  private final Countdown wasmCalls = new Countdown();
  private final Learner learner;
  private final long fewestElements;

  private final AtomicLong failures = new AtomicLong();
  private volatile long largestElements;
  private volatile long largestCost;

  /**
   * A route.
   *
   * @param preparation waits until {@code wasm} is as fast as it gets
   * @param failsCleanly whether {@code wasm}, when it throws, has not written anything
   */
  Route(
      Operation<K> operation,
      K plain,
      Optional<K> wasm,
      Runnable preparation,
      boolean failsCleanly,
      Setup setup) {
    this.operation = operation;
    this.plain = plain;
    this.wasm = wasm;
    this.rehearsal =
        wasm.map(
            kernel ->
                new Rehearsal<>(
                    operation, plain, kernel, preparation, setup.fused(), setup.clock()));
    this.failsCleanly = failsCleanly;
    this.setup = setup;
    this.learner = new Learner(setup, operation.name(), rehearsal, cpuCalls);
    this.fewestElements = setup.policy() instanceof Policy.Adr003 adr ? adr.elements() : -1;
  }

  Operation<K> operation() {
    return operation;
  }

  Learner learner() {
    return learner;
  }

  Optional<Rehearsal<K>> rehearsal() {
    return rehearsal;
  }

  /** The kernel of a strategy, without counting or choosing. */
  Optional<K> kernel(Strategy strategy) {
    return strategy == Strategy.CPU ? Optional.of(plain) : wasm;
  }

  /**
   * A contender for benchmarks: the kernel of a strategy, as fast as it gets, called directly.
   *
   * @throws IllegalArgumentException if there is none
   */
  Benchmark.Contender contender(Strategy strategy) {
    if (strategy == Strategy.WASM) {
      rehearsal.ifPresent(it -> it.preparation().run());
    }
    K kernel =
        kernel(strategy)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no " + strategy.label() + " kernel for " + operation.name()));
    return Benchmark.Contender.of(strategy.label(), operation, kernel);
  }

  /** What a learner decides that is told of these pairs, and knows nothing else. */
  Decision hindsight(int size, List<Benchmark.Pair> pairs) {
    Policy usual = Policy.measured();
    long elements = operation.elements().applyAsLong(size);
    long cost = operation.cost().applyAsLong(size);
    int sizeClass = SizeClass.of(elements, cost);
    Learner apart = new Learner(setup.apart(usual), operation.name(), rehearsal, new Countdown());
    rehearsal.ifPresent(
        scratch -> {
          scratch.preparation().run();
          Agreement agreement = scratch.agreement();
          if (agreement.accepted()) {
            apart.told(
                agreement,
                sizeClass,
                pairs.stream()
                    .map(pair -> new double[] {pair.cpuNanos(), pair.wasmNanos()})
                    .toList());
          } else {
            apart.wrong("it gave other results on scratch data", agreement);
          }
        });
    return Reason.decision(operation.name(), usual, elements, cost, apart.insight(sizeClass));
  }

  /** The calls that a strategy answered. */
  long calls(Strategy strategy) {
    long failed = failures.get();
    return strategy == Strategy.CPU ? cpuCalls.calls() + failed : wasmCalls.calls() - failed;
  }

  /**
   * Counts a call that uses each of {@code n} elements once, if plain Java serves it and nobody
   * wants to look at it: the caller then calls {@link #plain} itself, which is the fastest way.
   * Otherwise nothing is counted.
   */
  boolean quick(int n) {
    return Countdown.passBelow(cpuCounts, n);
  }

  /** For doors that ask themselves what {@link #quick} asks. */
  long[] plainCounts() {
    return cpuCounts;
  }

  K plain() {
    return plain;
  }

  /** Calls a kernel that writes an output. */
  void run(long elements, long cost, Output output, Consumer<K> call) {
    double _ = evaluate(elements, cost, output, new Writing<>(call));
  }

  /** A call of a kernel that writes an output, as one that returns a number. */
  private record Writing<K>(Consumer<K> call) implements ToDoubleFunction<K> {
    @Override
    public double applyAsDouble(K kernel) {
      call.accept(kernel);
      return 0;
    }
  }

  /** Calls a kernel that returns a number. */
  double evaluate(long elements, long cost, ToDoubleFunction<K> call) {
    return evaluate(elements, cost, Output.NONE, call);
  }

  private double evaluate(long elements, long cost, Output output, ToDoubleFunction<K> call) {
    int sizeClass = SizeClass.of(elements, cost);
    Strategy strategy = planned(sizeClass, elements);
    if (counter(strategy).pass()) {
      return answer(strategy, cost, output, call);
    }
    remember(elements, cost);
    double taken = learner.takeForPair(sizeClass, now());
    if (taken > 0) {
      return pair(sizeClass, strategy, cost, output, call, taken);
    }
    long start = now();
    double result = answer(strategy, cost, output, call);
    looked(sizeClass, strategy, start);
    return result;
  }

  /**
   * Calls a kernel that updates what its output holds, without keeping what that was.
   *
   * @throws UpdateFailure if the kernel failed: the output may be half updated, and the caller has
   *     to begin again from inputs of its own; that kernel is not called again for a while
   */
  void update(long elements, long cost, Consumer<K> call) {
    int sizeClass = SizeClass.of(elements, cost);
    Strategy strategy = planned(sizeClass, elements);
    if (counter(strategy).pass()) {
      call(strategy, cost, call);
    } else {
      remember(elements, cost);
      long start = now();
      call(strategy, cost, call);
      looked(sizeClass, strategy, start);
    }
  }

  private void call(Strategy strategy, long cost, Consumer<K> call) {
    if (strategy == Strategy.CPU) {
      call.accept(plain);
      return;
    }
    try {
      call.accept(wasm.orElseThrow());
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError failure) {
      fail(failure, cost);
      throw new UpdateFailure(failure);
    }
  }

  private Strategy planned(int sizeClass, long elements) {
    Strategy strategy = learner.planned(sizeClass);
    return strategy == Strategy.WASM && elements <= fewestElements ? Strategy.CPU : strategy;
  }

  private Countdown counter(Strategy strategy) {
    return strategy == Strategy.CPU ? cpuCalls : wasmCalls;
  }

  private long now() {
    return setup.clock().getAsLong();
  }

  private void remember(long elements, long cost) {
    if (cost > largestCost) {
      largestElements = elements;
      largestCost = cost;
    }
  }

  private void looked(int sizeClass, Strategy strategy, long start) {
    long end = now();
    looked(sizeClass, strategy, end - start, end);
  }

  /** Notes a call that was looked at, and when to look again. */
  private void looked(int sizeClass, Strategy strategy, long nanos, long now) {
    Countdown counter = counter(strategy);
    int weight = counter.stride();
    int next =
        learner.observed(sizeClass, strategy, setup.tuning().call((double) nanos), weight, now);
    counter.due(next);
  }

  private double answer(Strategy strategy, long cost, Output output, ToDoubleFunction<K> call) {
    if (strategy == Strategy.CPU) {
      return call.applyAsDouble(plain);
    }
    double[] before = output.isRead() && !failsCleanly ? output.copy() : Output.NONE.data();
    try {
      return call.applyAsDouble(wasm.orElseThrow());
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError failure) {
      fail(failure, cost);
      if (before.length > 0) {
        output.restore(before);
      }
      return call.applyAsDouble(plain);
    }
  }

  private void fail(Throwable failure, long cost) {
    learner.failed(failure, cost);
    if (setup.strict()) {
      throw new BackendFailure(operation.name() + ": WebAssembly failed: " + failure, failure);
    }
    failures.incrementAndGet();
    setup.journal().add(operation.name(), Event.Kind.FALLBACK, "plain Java answered: " + failure);
  }

  /** Makes a call by both strategies; the caller gets what the planned one gave. */
  private double pair(
      int sizeClass,
      Strategy strategy,
      long cost,
      Output output,
      ToDoubleFunction<K> call,
      double taken) {
    long start = now();
    Pairing<K> pairing = new Pairing<>(plain, wasm.orElseThrow(), output, call, setup.clock());
    double nanos;
    try {
      pairing.run(learner.flips());
      nanos = pairing.nanos(strategy);
      if (pairing.agrees()) {
        learner.paired(sizeClass, pairing.nanos(Strategy.CPU), pairing.nanos(Strategy.WASM), now());
      } else if (!setup.fused()) {
        learner.wrong("it gave other bits on an input of cost " + cost, Agreement.OTHER_BITS);
        pairing.keep(Strategy.CPU);
        if (setup.strict()) {
          throw new BackendFailure(operation.name() + ": WebAssembly gave other bits");
        }
      }
      if (setup.fused()) {
        learner.paired(sizeClass, pairing.nanos(Strategy.CPU), pairing.nanos(Strategy.WASM), now());
        pairing.keep(strategy);
      }
    } catch (Pairing.WasmFailure failure) {
      fail(failure.reason(), cost);
      failures.decrementAndGet();
      pairing.keepPlain();
      nanos = pairing.nanos(Strategy.CPU);
    }
    long end = now();
    double probe = end - start - nanos;
    learner.meter().probed(probe);
    setup.budget().correct(probe - taken);
    looked(sizeClass, strategy, (long) nanos, end);
    return pairing.result();
  }

  /** From now on plain Java answers: the kernels are about to lose their memory. */
  void close() {
    learner.close();
  }

  /** What is known of the class of the largest call that was looked at. */
  long largestElements() {
    return largestElements;
  }

  long largestCost() {
    return largestCost;
  }
}
