package dev.wasmath;

import dev.wasmath.op.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns what the routes have counted and learned into reports. */
final class Reports {
  private final Orchestrator orchestrator;

  Reports(Orchestrator orchestrator) {
    this.orchestrator = orchestrator;
  }

  /**
   * A row for each operation that has been called; first where most could still be saved, then what
   * took the most time of late.
   */
  List<OperationReport> rows() {
    List<OperationReport> rows = new ArrayList<>();
    for (Route<?> route : orchestrator.routes()) {
      if (calls(route) > 0) {
        rows.add(row(route));
      }
    }
    rows.sort(
        Comparator.comparingDouble(OperationReport::possibleSaving)
            .thenComparingDouble(row -> row.load().totalSeconds())
            .reversed());
    return List.copyOf(rows);
  }

  private static long calls(Route<?> route) {
    return route.calls(Strategy.CPU) + route.calls(Strategy.WASM);
  }

  /** The row of an operation. */
  OperationReport row(Route<?> route) {
    Load load = route.learner().meter().load(calls(route), orchestrator.now());
    return new OperationReport(
        route.operation().name(),
        load,
        orchestrator.isHot(load),
        route.learner().possibleSaving(),
        metrics(List.of(route), Optional.of(route.learner().meter())),
        decision(route, route.largestElements(), route.largestCost()));
  }

  /** What serves calls of a shape, and why. */
  Decision decision(Route<?> route, long elements, long cost) {
    Insight insight = route.learner().insight(SizeClass.of(elements, cost));
    String name = route.operation().name();
    return Reason.decision(name, orchestrator.policy(), elements, cost, insight);
  }

  /** The metrics of all operations. */
  Metrics total() {
    return metrics(orchestrator.routes(), Optional.empty());
  }

  private Metrics metrics(Iterable<Route<?>> routes, Optional<Meter> only) {
    long cpuCalls = 0;
    long wasmCalls = 0;
    double cpuNanos = 0;
    double wasmNanos = 0;
    double cpuTotal = 0;
    double wasmTotal = 0;
    double compared = 0;
    double saved = 0;
    double probing = 0;
    for (Route<?> route : routes) {
      Meter meter = route.learner().meter();
      cpuCalls += route.calls(Strategy.CPU);
      wasmCalls += route.calls(Strategy.WASM);
      cpuNanos += route.calls(Strategy.CPU) * meter.average(Strategy.CPU);
      wasmNanos += route.calls(Strategy.WASM) * meter.average(Strategy.WASM);
      cpuTotal += meter.total(Strategy.CPU);
      wasmTotal += meter.total(Strategy.WASM);
      compared += meter.compared();
      saved += meter.saved();
      probing += meter.probing();
    }
    OptionalDouble speedUp =
        compared == 0 ? OptionalDouble.empty() : OptionalDouble.of((compared + saved) / compared);
    return new Metrics(
        new Metrics.Usage(cpuCalls, wasmCalls),
        new Metrics.Performance(
            cpuCalls == 0 ? 0 : cpuNanos / cpuCalls,
            wasmCalls == 0 ? 0 : wasmNanos / wasmCalls,
            cpuTotal,
            wasmTotal,
            speedUp,
            saved,
            probing,
            only.map(it -> it.percentiles(Strategy.CPU)).orElse(Metrics.Percentiles.NONE),
            only.map(it -> it.percentiles(Strategy.WASM)).orElse(Metrics.Percentiles.NONE)),
        Metrics.Memory.of(orchestrator.memory()),
        orchestrator.fused());
  }

  /** What is known of each size class that was called, or measured, or is between measured ones. */
  List<SizeClassReport> sizeClasses(Route<?> route) {
    List<SizeClassReport> known = new ArrayList<>();
    for (int first = 0; first < SizeClass.COUNT; first += SizeClass.COSTS) {
      List<SizeClassReport> all = new ArrayList<>();
      int from = SizeClass.COSTS;
      int to = 0;
      for (int i = 0; i < SizeClass.COSTS; i++) {
        SizeClassReport report = sizeClass(route, first + i);
        all.add(report);
        if (report.isMeasured()) {
          from = Math.min(from, i);
          to = i;
        }
      }
      for (int i = 0; i < SizeClass.COSTS; i++) {
        if ((from <= i && i <= to) || all.get(i).recentNanos().isPresent()) {
          known.add(all.get(i));
        }
      }
    }
    return List.copyOf(known);
  }

  private SizeClassReport sizeClass(Route<?> route, int sizeClass) {
    Insight insight = route.learner().insight(sizeClass);
    long elements = elements(route.operation(), sizeClass);
    boolean small =
        orchestrator.policy() instanceof Policy.Adr003 adr && elements <= adr.elements();
    OptionalDouble log = insight.logRatio();
    return new SizeClassReport(
        SizeClass.cost(sizeClass),
        SizeClass.cost(sizeClass + 1),
        elements,
        small ? Strategy.CPU : insight.strategy(),
        log.isPresent() ? OptionalDouble.of(Math.exp(log.getAsDouble())) : log,
        insight.race().map(Insight.Measured::evidence).filter(evidence -> evidence.pairs() > 0),
        insight.recentNanos());
  }

  /** Of the operation's own shape if the class has that, else as many as each is used at least. */
  private static long elements(Operation<?> operation, int sizeClass) {
    long cost = SizeClass.cost(sizeClass);
    long own = operation.elements().applyAsLong(operation.sizeForCost(cost));
    return SizeClass.of(own, cost) == sizeClass ? own : cost / SizeClass.uses(sizeClass);
  }
}
