package dev.wasmath.dashboard;

import dev.wasmath.Benchmark;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import dev.wasmath.dashboard.Refusal.RefusedException;
import dev.wasmath.op.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * The benchmarks that visitors ask for: one at a time, the last ones kept. Safe for use by several
 * threads.
 */
final class BenchmarkRuns implements AutoCloseable {
  private static final int KEPT = 20;
  private static final int MOST_SIZES = 12;
  private static final int MOST_STEPS = 120;
  private static final int MOST_ITERATIONS = 1000;
  private static final Duration LIMIT = Duration.ofMillis(600);

  private final Wasmath math;
  private final Semaphore measuring = new Semaphore(1);
  private final Map<Integer, Run> runs = new LinkedHashMap<>();
  private int last;
  private boolean closed;

  BenchmarkRuns(Wasmath math) {
    this.math = math;
  }

  /** One operation at one size. */
  private record Step(Operation<?> operation, int size) {}

  /** One benchmark; guarded by its owner. */
  private static final class Run {
    private final int id;
    private final long started = System.currentTimeMillis();
    private final List<Step> steps;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private int done;
    private boolean cancelled;
    private boolean finished;
    private Optional<String> failure = Optional.empty();

    Run(int id, List<Step> steps) {
      this.id = id;
      this.steps = steps;
    }

    Map<String, Object> summary() {
      Map<String, Object> summary = new LinkedHashMap<>();
      summary.put("id", id);
      summary.put("started", started);
      summary.put("done", done);
      summary.put("total", steps.size());
      summary.put("state", finished ? "finished" : "running");
      summary.put("cancelled", cancelled);
      failure.ifPresent(it -> summary.put("failure", it));
      if (!finished && done < steps.size()) {
        Step step = steps.get(done);
        summary.put("now", step.operation.name() + " " + step.size);
      }
      return summary;
    }
  }

  /**
   * Whoever measures has the machine to itself; there is no waiting.
   *
   * @throws RefusedException if somebody else measures
   */
  void begin() throws RefusedException {
    if (!measuring.tryAcquire()) {
      throw new RefusedException(409, "something else is being measured; try again later");
    }
  }

  /** The end of what {@link #begin} began. */
  void end() {
    measuring.release();
  }

  /** Starts a benchmark: its operations, sizes, strategies and iterations. */
  Map<String, Object> start(Json request) throws RefusedException {
    List<Step> steps = steps(request);
    List<Strategy> strategies = strategies(request);
    int iterations = request.integer("iterations");
    if (iterations < 1 || iterations > MOST_ITERATIONS) {
      throw Refusal.bad("iterations must be from 1 to " + MOST_ITERATIONS + ": " + iterations);
    }
    begin();
    synchronized (this) {
      Run run = new Run(++last, steps);
      runs.put(run.id, run);
      runs.keySet().removeIf(id -> id <= last - KEPT);
      Thread.ofPlatform()
          .name("wasmath-dashboard-benchmark")
          .daemon()
          .start(() -> measure(run, strategies, iterations));
      return run.summary();
    }
  }

  private static List<Step> steps(Json request) throws RefusedException {
    List<String> names = request.strings("operations");
    List<Integer> sizes = request.integers("sizes");
    if (names.isEmpty() || sizes.isEmpty() || sizes.size() > MOST_SIZES) {
      throw Refusal.bad("choose at least one operation, and from 1 to " + MOST_SIZES + " sizes");
    }
    List<Step> steps = new ArrayList<>();
    for (String name : names) {
      Operation<?> operation = Measuring.operation(name);
      for (int size : sizes) {
        Measuring.check(operation, size);
        steps.add(new Step(operation, size));
      }
    }
    if (steps.size() > MOST_STEPS) {
      throw Refusal.bad(
          "%d operations at %d sizes are too much at a time: at most %d together"
              .formatted(names.size(), sizes.size(), MOST_STEPS));
    }
    return steps;
  }

  private static List<Strategy> strategies(Json request) throws RefusedException {
    List<Strategy> strategies = new ArrayList<>();
    for (String label : request.strings("strategies")) {
      boolean known = false;
      for (Strategy strategy : Strategy.values()) {
        if (strategy.label().equals(label) && !strategies.contains(strategy)) {
          strategies.add(strategy);
          known = true;
        }
      }
      if (!known) {
        throw Refusal.bad("strategies are cpu and wasm, each once: " + label);
      }
    }
    if (strategies.isEmpty()) {
      throw Refusal.bad("choose cpu, wasm or both as strategies");
    }
    return strategies;
  }

  private void measure(Run run, List<Strategy> strategies, int iterations) {
    try {
      for (Step step : run.steps) {
        if (isCancelled(run)) {
          break;
        }
        List<Benchmark.Contender> contenders =
            Measuring.contenders(math, step.operation, strategies);
        List<Benchmark.Measurement> measured = List.of();
        if (!contenders.isEmpty()) {
          Benchmark.Config config =
              new Benchmark.Config(
                  step.operation.name(), List.of(step.size), iterations, contenders, LIMIT);
          measured = Benchmark.run(config).measurements();
        }
        add(run, step, measured);
      }
    } catch (RuntimeException | Error failed) {
      fail(run, failed);
    } finally {
      finish(run);
    }
  }

  private synchronized boolean isCancelled(Run run) {
    return run.cancelled || closed;
  }

  private synchronized void add(Run run, Step step, List<Benchmark.Measurement> measured) {
    run.done++;
    for (Benchmark.Measurement measurement : measured) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("operation", step.operation.name());
      row.put("elements", step.operation.elements().applyAsLong(step.size));
      row.putAll(Measuring.json(measurement));
      run.rows.add(row);
    }
  }

  private synchronized void fail(Run run, Throwable failed) {
    run.failure = Optional.of(failed.toString());
  }

  private void finish(Run run) {
    synchronized (this) {
      run.finished = true;
    }
    end();
  }

  /** Stops the benchmark that runs, after the size at hand. */
  synchronized Map<String, Object> cancel() {
    runs.values().forEach(run -> run.cancelled |= !run.finished);
    return Map.of("runs", list());
  }

  /** The last benchmark's progress, or nothing. */
  synchronized Map<String, Object> progress() {
    Run run = runs.get(last);
    return run == null ? Map.of() : run.summary();
  }

  /** All that are kept, the latest last. */
  synchronized List<Map<String, Object>> list() {
    return runs.values().stream().map(Run::summary).toList();
  }

  /** A benchmark with its rows. */
  synchronized Map<String, Object> result(int id) throws RefusedException {
    Run run = runs.get(id);
    if (run == null) {
      throw new RefusedException(404, "no benchmark " + id + "; the last " + KEPT + " are kept");
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("version", 1);
    result.put("fused", math.fused());
    result.put("java", Runtime.version().toString());
    result.putAll(run.summary());
    result.put("rows", List.copyOf(run.rows));
    return result;
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
