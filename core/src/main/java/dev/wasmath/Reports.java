package dev.wasmath;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns what the routes have counted and learned into reports. */
final class Reports {
  private final Orchestrator orchestrator;

  Reports(Orchestrator orchestrator) {
    this.orchestrator = orchestrator;
  }

  /** A row for each operation that has been called; the hottest first. */
  List<OperationReport> rows() {
    List<OperationReport> rows = new ArrayList<>();
    for (Route<?> route : orchestrator.routes()) {
      if (calls(route) > 0) {
        rows.add(row(route));
      }
    }
    return List.copyOf(rows);
  }

  private static long calls(Route<?> route) {
    return route.calls(Strategy.CPU) + route.calls(Strategy.WASM);
  }

  private OperationReport row(Route<?> route) {
    Load load = route.learner().meter().load(calls(route), orchestrator.now());
    return new OperationReport(
        route.operation().name(),
        load,
        orchestrator.isHot(load),
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
    double compared = 0;
    double saved = 0;
    for (Route<?> route : routes) {
      Meter meter = route.learner().meter();
      cpuCalls += route.calls(Strategy.CPU);
      wasmCalls += route.calls(Strategy.WASM);
      cpuNanos += meter.total(Strategy.CPU);
      wasmNanos += meter.total(Strategy.WASM);
      compared += meter.compared();
      saved += meter.saved();
    }
    OptionalDouble speedUp =
        compared == 0 ? OptionalDouble.empty() : OptionalDouble.of((compared + saved) / compared);
    return new Metrics(
        new Metrics.Usage(cpuCalls, wasmCalls),
        new Metrics.Performance(
            cpuCalls == 0 ? 0 : cpuNanos / cpuCalls,
            wasmCalls == 0 ? 0 : wasmNanos / wasmCalls,
            speedUp,
            saved,
            only.map(meter -> percentiles(meter, Strategy.CPU)).orElse(Metrics.Percentiles.NONE),
            only.map(meter -> percentiles(meter, Strategy.WASM)).orElse(Metrics.Percentiles.NONE)),
        Metrics.Memory.of(orchestrator.memory()),
        orchestrator.fused());
  }

  private static Metrics.Percentiles percentiles(Meter meter, Strategy strategy) {
    return new Metrics.Percentiles(
        meter.percentile(strategy, 50),
        meter.percentile(strategy, 95),
        meter.percentile(strategy, 99));
  }
}
