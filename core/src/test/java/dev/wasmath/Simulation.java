package dev.wasmath;

import dev.wasmath.op.Operation;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A program's calls on a virtual clock: two strategies whose times are formulas with seeded noise,
 * and the real orchestrator between them. Nothing of it depends on the machine.
 */
final class Simulation {
  /** A kernel of the simulated operation. */
  interface Work {
    /** Takes its time, and gives the operation's result. */
    double work(int n);
  }

  /** Nanoseconds of a call without noise, at a time. */
  interface Model {
    double nanos(int n, long now);

    /** A fixed part and a part for each element. */
    static Model of(double fixed, double perElement) {
      return (n, now) -> fixed + perElement * n;
    }
  }

  /** What a simulated kernel answers, in place of plain Java's result. */
  interface Fault {
    double result(int n, double right);
  }

  /** A kernel that does not come back. */
  static final class Hanging extends Error {
    private static final long serialVersionUID = 1L;
  }

  static final Operation<Work> OPERATION =
      new Operation<>("simulated", Work.class, n -> n, n -> n, Simulation::sample);

  private final SplittableRandom random;
  private final Model cpu;
  private final Model wasm;
  private final double noise;
  private final double pauses;
  private final Journal journal = new Journal();
  private final Setup setup;
  private final Route<Work> route;
  private final List<Background.Task> waiting = new ArrayList<>();
  private long clock;
  private long ahead;
  private boolean inBackground;
  private double cpuTaken;
  private double wasmTaken;
  private double work;
  private double ideal;
  private double probing;
  private double oracle;
  private double plainOnly;
  private double longestProbe;
  private long granularity = 1;
  private long backward;

  Simulation(Model cpu, Model wasm) {
    this(Tuning.usual(), 1, 0.05, 0, cpu, wasm, (n, right) -> right, Policy.measured(), false);
  }

  /**
   * A simulation.
   *
   * @param noise the relative deviation of each time
   * @param pauses the part of calls that are 20 microseconds longer
   */
  Simulation(
      Tuning tuning,
      long seed,
      double noise,
      double pauses,
      Model cpu,
      Model wasm,
      Fault fault,
      Policy policy,
      boolean frozen) {
    this.random = new SplittableRandom(seed);
    this.noise = noise;
    this.pauses = pauses;
    this.cpu = cpu;
    this.wasm = wasm;
    this.setup =
        new Setup(
            policy,
            tuning,
            this::now,
            new Budget(tuning),
            new VirtualBackground(),
            journal,
            false,
            false,
            frozen,
            new WisdomSession(
                Optional.empty(),
                false,
                () -> new Machine("virtual", "virtual"),
                () -> 0,
                new VirtualBackground(),
                journal));
    this.route =
        new Route<>(
            OPERATION,
            n -> take(cpu, n, true),
            Optional.of(n -> fault.result(n, take(wasm, n, false))),
            () -> {},
            false,
            setup);
  }

  /** The same under another tuning. */
  static Simulation tuned(Tuning tuning, double noise, double pauses, Model cpu, Model wasm) {
    return new Simulation(
        tuning, 1, noise, pauses, cpu, wasm, (n, right) -> right, Policy.measured(), false);
  }

  /** A simulation of a kernel that is not in order. */
  static Simulation faulty(Model cpu, Model wasm, Fault fault) {
    return new Simulation(Tuning.usual(), 1, 0.05, 0, cpu, wasm, fault, Policy.measured(), false);
  }

  /** A simulation in which nothing is measured. */
  static Simulation frozen(Model cpu, Model wasm) {
    return new Simulation(
        Tuning.usual(), 1, 0.05, 0, cpu, wasm, (n, right) -> right, Policy.measured(), true);
  }

  /** What was measured. */
  List<Verdict> verdicts() {
    return route.learner().verdicts(-1, clock, Instant.EPOCH.plus(Duration.ofDays(20_000)));
  }

  /** Takes over what was measured in another one. */
  Simulation recall(List<Verdict> verdicts, boolean same) {
    route
        .learner()
        .recall(verdicts.stream().map(verdict -> new Wisdom.Known(verdict, same)).toList());
    return this;
  }

  /** Time that probes took. */
  double probing() {
    return probing;
  }

  private static Sample<Work> sample(int n, Probe probe) {
    double[] result = new double[1];
    return new Sample<>() {
      @Override
      public void run(Work kernel) {
        result[0] = kernel.work(n);
      }

      @Override
      public double[] result() {
        return result;
      }
    };
  }

  /** A clock that ticks seldom. */
  Simulation withGranularity(long nanos) {
    granularity = nanos;
    return this;
  }

  /** A clock that now and then is set back. */
  Simulation withStepsBackward(long nanos) {
    backward = nanos;
    return this;
  }

  private long now() {
    long now = inBackground ? ahead : clock;
    long shifted = backward > 0 && random.nextInt(50) == 0 ? now - backward : now;
    return shifted / granularity * granularity;
  }

  private double take(Model model, int n, boolean plain) {
    double nanos = model.nanos(n, clock) * Math.exp(noise * random.nextGaussian());
    if (random.nextDouble() < pauses) {
      nanos += 20_000 / Math.sqrt(random.nextDouble());
    }
    if (inBackground) {
      ahead += (long) Math.ceil(nanos);
    } else {
      clock += (long) Math.ceil(nanos);
      cpuTaken += plain ? nanos : 0;
      wasmTaken += plain ? 0 : nanos;
    }
    return result(n);
  }

  /** The operation's result. */
  static double result(int n) {
    return n + 0.5;
  }

  /** Makes a call, and checks that its result is right and that probing keeps to its budget. */
  void call(int n) {
    cpuTaken = 0;
    wasmTaken = 0;
    Strategy planned = route.learner().planned(SizeClass.of(n, n));
    oracle += Math.min(cpu.nanos(n, clock), wasm.nanos(n, clock));
    plainOnly += cpu.nanos(n, clock);
    double result = route.evaluate(n, n, kernel -> kernel.work(n));
    if (result != result(n)) {
      throw new AssertionError("the result of " + n + " is " + result);
    }
    double served = planned == Strategy.CPU ? cpuTaken : wasmTaken;
    double probe = cpuTaken + wasmTaken - served;
    work += served;
    ideal += (planned == Strategy.CPU ? cpu : wasm).nanos(n, clock - (long) (cpuTaken + wasmTaken));
    probing += probe;
    longestProbe = Math.max(longestProbe, probe);
    double allowed = Tuning.usual().freeNanos() + 0.02 * work + longestProbe;
    if (probing > allowed) {
      throw new AssertionError(
          "probing took %.0f ns, and %.0f were allowed".formatted(probing, allowed));
    }
    runBackground();
  }

  /** Nanoseconds since the beginning. */
  long time() {
    return clock;
  }

  /** Lets time pass. */
  void rest(Duration duration) {
    clock += duration.toNanos();
  }

  private void runBackground() {
    while (!waiting.isEmpty()) {
      Background.Task task = waiting.removeFirst();
      ahead = Math.max(ahead, clock);
      inBackground = true;
      try {
        task.run();
      } catch (Hanging e) {
        task.abandoned();
      } finally {
        inBackground = false;
      }
    }
  }

  /**
   * The time of all calls without noise, and of probing, over that of always the faster strategy.
   */
  double overOracle() {
    return (ideal + probing) / oracle;
  }

  /** The same over that of plain Java alone. */
  double overPlain() {
    return (ideal + probing) / plainOnly;
  }

  double probingShare() {
    return probing / work;
  }

  /** How often another strategy was chosen for a size class. */
  long switches() {
    return journal.events().stream().filter(it -> it.kind() == Event.Kind.DECISION).count();
  }

  boolean happened(Event.Kind kind) {
    return journal.events().stream().anyMatch(it -> it.kind() == kind);
  }

  Strategy planned(int n) {
    return route.learner().planned(SizeClass.of(n, n));
  }

  long calls() {
    return route.calls(Strategy.CPU) + route.calls(Strategy.WASM);
  }

  /** Everything that happened, and when the clock stands: equal for equal seeds. */
  String trace() {
    return journal.events().stream()
        .map(it -> it.kind() + " " + it.text())
        .collect(Collectors.joining("\n", "", "\n" + clock));
  }

  /** A background whose work takes time of its own, as on another processor. */
  private final class VirtualBackground implements Background {
    @Override
    public void submit(Task task) {
      waiting.add(task);
    }

    @Override
    public void watch() {
      // Tasks that hang say so here.
    }

    @Override
    public boolean settle(Duration limit) {
      return true;
    }

    @Override
    public void close() {
      waiting.clear();
    }
  }
}
