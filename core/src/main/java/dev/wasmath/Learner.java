package dev.wasmath;

import dev.wasmath.backend.BackendFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * What one operation has learned: whether its WebAssembly kernel may serve, and for which size
 * classes it does. Callers read the plan, an array, without a lock; everything else happens when a
 * call is looked at, or in the background, under this object's lock.
 */
final class Learner implements Background.Task {
  /** Shorter calls are not timed in pairs: the clock would be half of it. */
  private static final double SHORTEST_PROBE = 10_000;

  /** Below this cost the way to WebAssembly takes more than a kernel saves: plain Java serves. */
  static final long TINY = 64;

  /** Where scratch data says more than this, no caller's call is spent on it for a while. */
  private static final double CLEAR = Math.log(1.5);

  private final Setup setup;
  private final String operation;
  private final Optional<? extends Rehearsal<?>> rehearsal;
  private final Countdown plainCalls;
  private final Races races;
  private final Meter meter;
  private final SplittableRandom random;
  private final Quarantine quarantine = new Quarantine();
  private final Traffic traffic = new Traffic();
  private Standing standing;
  private long unsupported = Long.MAX_VALUE;
  private boolean hot;
  private boolean knows;
  private volatile byte[] plan = new byte[SizeClass.COUNT];

  /** Of an operation; {@code plainCalls} is told below which cost these are all calls. */
  Learner(
      Setup setup,
      String operation,
      Optional<? extends Rehearsal<?>> rehearsal,
      Countdown plainCalls) {
    this.setup = setup;
    this.plainCalls = plainCalls;
    this.operation = operation;
    this.rehearsal = rehearsal;
    this.races = new Races(setup.tuning());
    this.meter = new Meter(now());
    this.random = new SplittableRandom(operation.hashCode());
    this.standing = rehearsal.isPresent() ? new Standing.Untried() : new Standing.Absent();
    replan();
  }

  private long now() {
    return setup.clock().getAsLong();
  }

  Meter meter() {
    return meter;
  }

  /** What serves a size class. */
  Strategy planned(int sizeClass) {
    return plan[sizeClass] == 0 ? Strategy.CPU : Strategy.WASM;
  }

  /**
   * Notes a call that was looked at, and does what has become due.
   *
   * @return how many calls later to look again: at first soon, then as seldom as calls are short
   */
  synchronized int observed(
      int sizeClass, Strategy strategy, double nanos, double weight, long now) {
    double mean = traffic.mean(sizeClass, nanos, weight);
    meter.add(strategy, nanos, mean, weight, ratio(sizeClass), now);
    setup.budget().worked(mean * weight);
    if (traffic.add(sizeClass, mean, weight, now)) {
      races.find(sizeClass).ifPresent(race -> race.reopen(now));
    }
    if (standing instanceof Standing.Ready) {
      followHeat(now);
    } else if (isDue(now)) {
      enqueue();
    }
    setup.background().watch();
    setup.wisdom().watch(now);
    return Stride.next(nanos, weight, random);
  }

  private OptionalDouble ratio(int sizeClass) {
    OptionalDouble log = races.logRatio(sizeClass);
    return log.isPresent() ? OptionalDouble.of(Math.exp(log.getAsDouble())) : log;
  }

  /** Whether the kernel is to be looked at now. No switch by type: the first call would link it. */
  private boolean isDue(long now) {
    return standing instanceof Standing.Quarantined quarantined
        ? now - quarantined.until() >= 0
        : standing instanceof Standing.Untried && isWanted(now);
  }

  private boolean isWanted(long now) {
    return !(setup.policy() instanceof Policy.Always)
        && (!races.all().isEmpty() || setup.policy().limits().hot(load(now)));
  }

  private Load load(long now) {
    return meter.load(0, now);
  }

  private void followHeat(long now) {
    boolean matters = setup.frozen() || setup.policy() instanceof Policy.Adr003;
    if (matters && setup.policy().limits().hot(load(now)) != hot) {
      replan();
    }
  }

  private void enqueue() {
    standing = new Standing.Preparing();
    setup.background().submit(this);
  }

  @Override
  public double worth() {
    return possibleSaving();
  }

  /**
   * Seconds of late that the operation's calls would not have taken, had the faster strategy served
   * each of them; half of the time where nothing was measured.
   */
  synchronized double possibleSaving() {
    boolean able = isAble() || standing instanceof Standing.Preparing;
    return able && measures() ? new Outlook(traffic, races, plan, unsupported).seconds(now()) : 0;
  }

  @Override
  public void run() {
    try {
      Rehearsal<?> scratch = rehearsal.orElseThrow();
      scratch.preparation().run();
      Agreement agreement = scratch.agreement();
      if (!agreement.accepted()) {
        wrong("it gave other results on scratch data", agreement);
        return;
      }
      ready(agreement);
      if (measures() && !knowsAlready()) {
        Knots knots = new Knots(scratch, this::measured, busiestCost());
        new Measurement(this, knots, setup.background()).run();
      }
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError failure) {
      failed(failure, Long.MAX_VALUE);
    }
  }

  private synchronized long busiestCost() {
    return traffic.busiestCost(now());
  }

  private boolean measures() {
    return !setup.frozen() && !(setup.policy() instanceof Policy.Always);
  }

  private synchronized boolean knowsAlready() {
    return knows;
  }

  synchronized void learned() {
    knows = true;
    setup.wisdom().changed();
  }

  private synchronized void ready(Agreement agreement) {
    if (standing instanceof Standing.Preparing) {
      standing = new Standing.Ready(agreement);
      setup.journal().add(operation, Event.Kind.READY, "WebAssembly gives plain Java's results");
      replan();
    }
  }

  /** Takes in what was measured on scratch data; returns which strategy won. */
  private synchronized Strategy measured(int sizeClass, Iterable<double[]> pairs) {
    Race race = races.at(sizeClass, now());
    for (double[] pair : pairs) {
      race.addScratch(pair[0], pair[1]);
    }
    if (race.decideByScratch(now())) {
      decided(sizeClass, race);
    }
    replan();
    return race.incumbent();
  }

  /** Takes in pairs that were measured elsewhere, of a kernel that was compared. */
  synchronized void told(Agreement agreement, int sizeClass, Iterable<double[]> pairs) {
    standing = new Standing.Ready(agreement);
    Strategy _ = measured(sizeClass, pairs);
  }

  @Override
  public synchronized void abandoned() {
    standing = new Standing.Banned("it did not come back", Agreement.SAME_BITS);
    setup.journal().add(operation, Event.Kind.QUARANTINE, "WebAssembly did not come back");
    replan();
  }

  /** Whether WebAssembly is first in the next pair. */
  synchronized boolean flips() {
    return random.nextBoolean();
  }

  /**
   * Decides whether the next call, whose duration is not known yet, is made by both strategies. The
   * first pairs are of scratch data: a kernel that has just been compared may be compiled anew.
   *
   * @return the nanoseconds that were taken from the budget for it; 0 if it is not
   */
  synchronized double takeForPair(int sizeClass, long now) {
    double expected = traffic.expected(sizeClass);
    if (!(standing instanceof Standing.Ready)
        || !measures()
        || SizeClass.cost(sizeClass) >= unsupported
        || races.all().isEmpty()
        || isTooShort(sizeClass, expected, now)
        || !isOpen(sizeClass, now)
        || random.nextBoolean()) {
      return 0;
    }
    double log = races.logRatio(sizeClass).orElse(0);
    double other = expected * Math.exp(planned(sizeClass) == Strategy.CPU ? -log : log);
    return setup.budget().take(other) ? other : 0;
  }

  /**
   * Whether calls are too short for pairs. Where they are by far, pairs of when they were longer
   * are of code that the JVM had not compiled, and nothing but this would ever refute them.
   */
  private boolean isTooShort(int sizeClass, double expected, long now) {
    double far = 0.5 * SHORTEST_PROBE;
    if (0 < expected && expected < far && races.forgetPairs(sizeClass, expected, far, now)) {
      decided(sizeClass, races.at(sizeClass, now));
      replan();
    }
    return expected < SHORTEST_PROBE;
  }

  private boolean isOpen(int sizeClass, long now) {
    boolean isNew = races.find(sizeClass).isEmpty();
    Race race = races.at(sizeClass, now);
    if (isNew && Math.abs(races.logRatio(sizeClass).orElse(0)) > CLEAR) {
      race.settle(now);
    }
    return race.isOpen(now);
  }

  /** Takes in a pair of calls that agreed. */
  synchronized void paired(int sizeClass, double cpuNanos, double wasmNanos, long now) {
    Race race = races.at(sizeClass, now);
    setup.journal().pair(operation, SizeClass.cost(sizeClass), cpuNanos, wasmNanos);
    if (race.add(cpuNanos, wasmNanos, now)) {
      decided(sizeClass, race);
    }
    replan();
  }

  private void decided(int sizeClass, Race race) {
    setup.wisdom().changed();
    setup
        .journal()
        .decision(operation, SizeClass.cost(sizeClass), race.incumbent(), Insight.evidence(race));
  }

  /** The kernel gave a wrong result: it is never used again. */
  synchronized void wrong(String how, Agreement agreement) {
    standing = new Standing.Banned(how, agreement);
    setup.journal().add(operation, Event.Kind.WRONG_RESULT, how + "; plain Java answers");
    replan();
  }

  /** The kernel failed at a call of a cost, or in the background. */
  synchronized void failed(Throwable failure, long cost) {
    if (standing instanceof Standing.Closed || standing instanceof Standing.Banned) {
      return;
    }
    String reason = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    if (failure instanceof BackendFailure known && known.isCapacity()) {
      unsupported = Math.min(unsupported, SizeClass.cost(SizeClass.ofCost(cost)));
      setup.journal().add(operation, Event.Kind.CAPACITY, "from cost " + cost + " on: " + reason);
    } else {
      standing = new Standing.Quarantined(reason, quarantine.strike(now(), random));
      setup
          .journal()
          .add(
              operation,
              Event.Kind.QUARANTINE,
              "WebAssembly failed, plain Java answers (strike %d): %s"
                  .formatted(quarantine.strikes(), reason));
    }
    replan();
  }

  synchronized void close() {
    standing = new Standing.Closed();
    replan();
  }

  private void replan() {
    hot = setup.policy().limits().hot(load(now()));
    byte[] next = new byte[SizeClass.COUNT];
    for (int i = 0; i < next.length; i++) {
      next[i] = (byte) (chosen(i) == Strategy.CPU ? 0 : 1);
    }
    int first = 0;
    while (first < SizeClass.COSTS && next[first] == 0) {
      first++;
    }
    plan = next;
    plainCalls.bound(first == SizeClass.COSTS ? Long.MAX_VALUE : SizeClass.cost(first));
  }

  private Strategy chosen(int sizeClass) {
    boolean trusted =
        standing instanceof Standing.Ready
            || (setup.policy() instanceof Policy.Always && standing instanceof Standing.Untried);
    if (!trusted || SizeClass.cost(sizeClass) >= unsupported) {
      return Strategy.CPU;
    }
    return switch (setup.policy()) {
      case Policy.Always(Strategy strategy) -> strategy;
      case Policy.Adr003 _ -> hot ? known(sizeClass) : Strategy.CPU;
      case Policy.Measured _ -> SizeClass.cost(sizeClass) < TINY ? Strategy.CPU : known(sizeClass);
    };
  }

  /** What races say; where nothing is measured and nothing will be, the rule of ADR-003. */
  private Strategy known(int sizeClass) {
    if (!setup.frozen() || races.logRatio(sizeClass).isPresent()) {
      return races.strategy(sizeClass);
    }
    long small = setup.policy().limits().elements() * SizeClass.uses(sizeClass);
    return hot && SizeClass.cost(sizeClass) > small ? Strategy.WASM : Strategy.CPU;
  }

  String operation() {
    return operation;
  }

  /**
   * Takes over what was measured before, unless something was measured here since. If some sizes
   * are missing, all are measured when the operation is used.
   */
  synchronized void recall(List<Wisdom.Known> verdicts) {
    if (knows || verdicts.isEmpty() || !races.all().isEmpty()) {
      return;
    }
    races.recall(verdicts, now());
    knows = rehearsal.isPresent() && Knots.cover(rehearsal.get(), races);
    replan();
  }

  /** What was measured here, to be kept; nothing while it is measured. */
  synchronized List<Verdict> verdicts(long since, long now, Instant time) {
    return knows ? races.verdicts(operation, since, now, time) : List.of();
  }

  /** Has all measured anew on scratch data, in the background, if there is a kernel to measure. */
  synchronized void remeasure() {
    if (isAble() && measures()) {
      knows = false;
      enqueue();
    }
  }

  private boolean isAble() {
    return standing instanceof Standing.Untried
        || standing instanceof Standing.Ready
        || standing instanceof Standing.Quarantined;
  }

  /** What is known, for reports: a copy. */
  synchronized Insight insight(int sizeClass) {
    long now = now();
    return new Insight(
        standing,
        planned(sizeClass),
        races.find(sizeClass).filter(race -> race.evidence().pairs() > 0).map(Insight.Measured::of),
        races.logRatio(sizeClass),
        races.recalled(sizeClass),
        traffic.recent(sizeClass),
        unsupported,
        load(now),
        setup.frozen(),
        now);
  }
}
