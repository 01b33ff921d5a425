package dev.wasmath;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Turns what the routes have counted into metrics. */
final class Reports {
  private Reports() {}

  static OperationReport of(Route<?> route, Orchestrator orchestrator) {
    Load load = route.meter().load(System.nanoTime());
    Metrics metrics = metrics(List.of(route), orchestrator);
    return new OperationReport(route.operation().name(), load, metrics, route.largest());
  }

  static Metrics total(Orchestrator orchestrator) {
    return metrics(orchestrator.routes(), orchestrator);
  }

  private static Metrics metrics(Iterable<Route<?>> routes, Orchestrator orchestrator) {
    Sum cpu = new Sum();
    Sum wasm = new Sum();
    List<Trial> trials = new ArrayList<>();
    for (Route<?> route : routes) {
      cpu.add(route.meter().tally(Strategy.CPU));
      wasm.add(route.meter().tally(Strategy.WASM));
      trials.addAll(route.trialsMade());
    }
    return new Metrics(
        new Metrics.Usage(cpu.calls, wasm.calls),
        new Metrics.Performance(cpu.average(), wasm.average(), speedUp(trials)),
        Metrics.Memory.of(orchestrator.memory()),
        orchestrator.fused());
  }

  /** The geometric mean of the trials' speed-ups. */
  private static OptionalDouble speedUp(List<Trial> trials) {
    OptionalDouble meanLog =
        trials.stream()
            .mapToDouble(Trial::speedUp)
            .filter(speedUp -> !Double.isNaN(speedUp))
            .map(Math::log)
            .average();
    return meanLog.isPresent()
        ? OptionalDouble.of(Math.exp(meanLog.getAsDouble()))
        : OptionalDouble.empty();
  }

  private static final class Sum {
    private long calls;
    private long nanos;

    void add(Meter.Tally tally) {
      calls += tally.calls().sum();
      nanos += tally.nanos().sum();
    }

    double average() {
      return calls == 0 ? 0.0 : (double) nanos / calls;
    }
  }
}
