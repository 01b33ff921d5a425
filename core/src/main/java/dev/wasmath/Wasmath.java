package dev.wasmath;

import dev.wasmath.backend.Backend;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Operations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * The front door: it opens the backends, holds the five doors to the operations, and tells what was
 * decided and why.
 *
 * <p>Safe for use by several threads at once. Opening takes a little time and memory: open one and
 * keep it; {@link #close} gives back the backends' memory, and calls made afterwards are answered
 * by plain Java. Every result has the same bits whatever the policy, the backends and the machine,
 * unless {@linkplain Builder#fused fused} kernels were asked for.
 */
public final class Wasmath implements AutoCloseable {
  private final Orchestrator orchestrator;
  private final Reports reports;
  private final Vectors vectors;
  private final VectorViews views;
  private final Matrices matrices;
  private final Neural neural;
  private final Sequences sequences;
  private final Games games;

  private Wasmath(Setup setup, Iterable<Backend> backends) {
    this.orchestrator = new Orchestrator(setup, backends);
    this.reports = new Reports(orchestrator);
    VectorRoutes vectorRoutes = new VectorRoutes(orchestrator);
    this.vectors = new Vectors(vectorRoutes, orchestrator);
    this.views = new VectorViews(vectorRoutes);
    this.matrices = new Matrices(orchestrator);
    this.neural = new Neural(orchestrator, matrices);
    this.sequences = new Sequences(orchestrator);
    this.games = new Games(orchestrator, vectors);
  }

  /** Opens with what measurement says and all backends on the module or class path. */
  public static Wasmath open() {
    return builder().open();
  }

  /** For opening with another policy or other backends. */
  public static Builder builder() {
    return new Builder();
  }

  /** Sums, products and norms of vectors. */
  public Vectors vectors() {
    return vectors;
  }

  /** The same for parts of arrays. */
  public VectorViews views() {
    return views;
  }

  /** Products, transposes, solutions and inverses of matrices. */
  public Matrices matrices() {
    return matrices;
  }

  /** Activations, and dense layers forward and backward. */
  public Neural neural() {
    return neural;
  }

  /** Zeta and its zeros, limits, Fibonacci numbers. */
  public Sequences sequences() {
    return sequences;
  }

  /** Payoffs, best responses and regret. */
  public Games games() {
    return games;
  }

  /** The rule by which strategies are chosen. */
  public Policy policy() {
    return orchestrator.policy();
  }

  /** Whether WebAssembly's kernels are compiled with fused multiply-add, outside the contract. */
  public boolean fused() {
    return orchestrator.fused();
  }

  /** The backends that serve, each with what it runs on. */
  public List<String> backends() {
    return orchestrator.descriptions();
  }

  /** The backends that cannot serve here, each with the reason and the remedy. */
  public List<String> missingBackends() {
    return orchestrator.missing();
  }

  /** The metrics of ADR-003 over all operations. */
  public Metrics metrics() {
    return reports.total();
  }

  /** The decision table: operations called, first where most could be saved, then by their time. */
  public List<OperationReport> report() {
    return reports.rows();
  }

  /** The row of one operation, called or not: see {@link #explain} for names. */
  public OperationReport report(String operation) {
    return reports.row(orchestrator.route(operation(operation)));
  }

  /**
   * What is known of each size class of an operation that was called or measured, or lies between
   * measured ones; by how often an element is used, then by cost.
   */
  public List<SizeClassReport> sizeClasses(String operation) {
    return reports.sizeClasses(orchestrator.route(operation(operation)));
  }

  /** What was decided, what failed and what was learned so far; the last thousand events. */
  public List<Event> events() {
    return orchestrator.journal().events();
  }

  /** How many events of a kind there were so far. */
  public long events(Event.Kind kind) {
    return orchestrator.journal().count(kind);
  }

  /** Calls a listener with each event from now on, on the thread where it happens. */
  public void listen(Consumer<Event> listener) {
    orchestrator.journal().listen(listener);
  }

  /**
   * What would run for an operation now, and why.
   *
   * @param operation an operation's name, as {@link Operations#names} lists them
   * @param size the operation's size: a vector's length, a square matrix' order
   * @throws IllegalArgumentException if the operation is unknown or the size negative
   */
  public Decision explain(String operation, int size) {
    checkSize(size);
    Operation<?> found = operation(operation);
    return reports.decision(
        orchestrator.route(found),
        found.elements().applyAsLong(size),
        found.cost().applyAsLong(size));
  }

  /**
   * Makes a trial now, on the calling thread: plain Java and WebAssembly side by side on seeded
   * inputs. It takes about a second. It does not change what runs.
   *
   * @param operation an operation's name
   * @param size the operation's size; the trial is made at this size or at the largest one whose
   *     cost a trial allows
   * @return the outcome, or nothing when the operation has no WebAssembly kernel
   * @throws IllegalArgumentException if the operation is unknown or the size negative
   */
  public Optional<Trial> trial(String operation, int size) {
    checkSize(size);
    Operation<?> found = operation(operation);
    long cost = found.cost().applyAsLong(size);
    return orchestrator.route(found).rehearsal().map(scratch -> scratch.trial(cost));
  }

  /**
   * Compares the results of WebAssembly and plain Java now, on seeded inputs, ordinary and special.
   *
   * @param operation an operation's name
   * @param size the operation's size
   * @return the outcome, or nothing when the operation has no WebAssembly kernel
   * @throws IllegalArgumentException if the operation is unknown, or the size negative or too large
   */
  public Optional<Agreement> agreement(String operation, int size) {
    checkSize(size);
    return orchestrator.route(operation(operation)).rehearsal().map(it -> it.agreement(size));
  }

  /**
   * Whether an operation has a kernel for a strategy here.
   *
   * @throws IllegalArgumentException if the operation is unknown
   */
  public boolean implemented(String operation, Strategy strategy) {
    return orchestrator.route(operation(operation)).kernel(strategy).isPresent();
  }

  /**
   * A contender for benchmarks: an operation's kernel under one strategy, called directly.
   *
   * @throws IllegalArgumentException if the operation is unknown or has no kernel for the strategy
   */
  public Benchmark.Contender contender(String operation, Strategy strategy) {
    return orchestrator.route(operation(operation)).contender(strategy);
  }

  /**
   * What the {@linkplain Policy#measured usual policy} would decide, had it measured these pairs
   * and nothing else. Results are compared now, on seeded inputs. It does not change what runs.
   *
   * @param operation an operation's name
   * @param size the operation's size
   * @param pairs the rounds of a {@link Benchmark} at this size, in order
   * @throws IllegalArgumentException if the operation is unknown or the size negative
   */
  public Decision decide(String operation, int size, List<Benchmark.Pair> pairs) {
    checkSize(size);
    return orchestrator.route(operation(operation)).hindsight(size, pairs);
  }

  private static void checkSize(int size) {
    if (size < 0) {
      throw new IllegalArgumentException("negative size: " + size);
    }
  }

  private static Operation<?> operation(String name) {
    return Operations.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown operation: " + name + "; there are " + Operations.names()));
  }

  /**
   * Measures operations on scratch data now, some seconds each, whatever is known of them, and
   * saves what was learned if there is a {@linkplain Builder#wisdom file} for it.
   *
   * @param operations their names; all of them if it is empty
   * @param limit stops when the time is up: the operation at hand is not taken
   * @param progress is told how each operation turned out
   * @return false when the time was up first
   * @throws IllegalArgumentException if an operation is unknown
   * @throws IllegalStateException if nothing is ever measured: frozen, or by the policy
   */
  public boolean tune(List<String> operations, Duration limit, Consumer<String> progress)
      throws InterruptedException {
    List<Route<?>> routes = new ArrayList<>();
    for (Operation<?> operation :
        operations.isEmpty()
            ? Operations.ALL
            : operations.stream().map(Wasmath::operation).toList()) {
      routes.add(orchestrator.route(operation));
    }
    if (!orchestrator.measures()) {
      throw new IllegalStateException("nothing is measured: frozen, or by " + policy());
    }
    return new Survey(orchestrator, reports, progress).run(routes, limit);
  }

  /**
   * Saves what was measured since it was saved last, if there is a {@linkplain Builder#wisdom file}
   * for it; so do, where a failure is only an event, {@link #close} and from time to time the
   * background.
   *
   * @throws IOException if it cannot be saved
   */
  public void saveWisdom() throws IOException {
    orchestrator.wisdom().saveOrThrow();
  }

  /** Under which keys wisdom is kept here: one for each backend that says what its kernels are. */
  public List<WisdomKey> wisdomKeys() {
    return orchestrator.wisdom().keys();
  }

  /**
   * Waits until the background has nothing more to measure, which no operation ever does: for
   * demonstrations and tests.
   *
   * @return false when the time was up first
   */
  public boolean settle(Duration limit) throws InterruptedException {
    return orchestrator.background().settle(limit);
  }

  @Override
  public void close() {
    orchestrator.close();
  }

  /** Opens a {@link Wasmath} with choices of one's own. Not safe for use by several threads. */
  public static final class Builder {
    private Policy policy = Policy.measured();
    private Iterable<Backend> backends = ServiceLoader.load(Backend.class);
    private boolean fused;
    private boolean strict;
    private boolean frozen;
    private Optional<WisdomFile> wisdom = Optional.empty();
    private Duration patience = Duration.ofMinutes(1);

    private Builder() {}

    /** Chooses strategies by this policy. */
    public Builder policy(Policy policy) {
      this.policy = policy;
      return this;
    }

    /** Uses these backends, in this order of preference, in place of those found. */
    public Builder backends(List<? extends Backend> backends) {
      this.backends = List.copyOf(backends);
      return this;
    }

    /**
     * Compiles WebAssembly's kernels with fused multiply-add, or not, as is usual: each
     * multiply-add is rounded once instead of twice.
     *
     * <p>This leaves the numeric contract: the bits of a result then depend on what serves, and so
     * on the machine and on measurements. The error does not grow: sums of products stay within the
     * bound of the exact-contract operation, and elementary functions within 4 units in the last
     * place of plain Java's ({@link Operation#fusedBound} says it for each operation). A kernel
     * beyond is not used. Plain Java is never fused. A machine without the instruction computes it
     * in software, slowly; the orchestrator measures that, and stays with plain Java.
     */
    public Builder fused(boolean fused) {
      this.fused = fused;
      return this;
    }

    /**
     * Throws a {@link dev.wasmath.backend.BackendFailure} when a WebAssembly kernel fails or gives
     * a wrong result, in place of answering by plain Java: for finding out.
     */
    public Builder strict(boolean strict) {
      this.strict = strict;
      return this;
    }

    /**
     * Measures nothing, or does, as is usual. When frozen, kernels are still compared before they
     * serve, and what serves is decided by {@linkplain #wisdom wisdom}, and where there is none by
     * the rule of ADR-003: what is hot and large goes to WebAssembly.
     */
    public Builder frozen(boolean frozen) {
      this.frozen = frozen;
      return this;
    }

    /**
     * Begins with what was measured before, as the file says, and keeps there what is measured. A
     * file that is absent, damaged or of another machine does no harm. {@code
     * WisdomFile.usual().path()} is the one of the command line.
     *
     * <p>It has to be asked for: a library does not write to the home of whoever runs a program
     * with it in some corner, and tests and benchmarks do not depend on what ran before.
     */
    public Builder wisdom(Path file) {
      this.wisdom = Optional.of(new WisdomFile(file));
      return this;
    }

    /** Uses the backends of an iteration that may fail. */
    Builder backendsOf(Iterable<Backend> backends) {
      this.backends = backends;
      return this;
    }

    /** Gives up a kernel that does not come back from a rehearsal in the background. */
    Builder patience(Duration patience) {
      this.patience = patience;
      return this;
    }

    /** Opens. */
    public Wasmath open() {
      FirstCalls.begin();
      Tuning tuning = Tuning.timedBy(System::nanoTime);
      Background background = new BackgroundThread(patience);
      Journal journal = new Journal();
      // What always serves needs no wisdom.
      Optional<WisdomFile> file = wisdom.filter(_ -> !(policy instanceof Policy.Always));
      return new Wasmath(
          new Setup(
              policy,
              tuning,
              System::nanoTime,
              new Budget(tuning),
              background,
              journal,
              fused,
              strict,
              frozen,
              new WisdomSession(file, fused, Machine::here, System::nanoTime, background, journal)),
          backends);
    }
  }
}
