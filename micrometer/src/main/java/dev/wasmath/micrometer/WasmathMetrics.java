package dev.wasmath.micrometer;

import dev.wasmath.Event;
import dev.wasmath.Metrics;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Operations;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The metrics of one {@link Wasmath} as meters that a registry reads when it publishes; to a call
 * of an operation nothing is added. {@code docs/metrics.md} lists them.
 *
 * <p>The meters hold the {@link Wasmath} weakly: they fall silent when nobody else uses it.
 */
public final class WasmathMetrics implements MeterBinder {
  private final Wasmath math;

  /** The meters of {@code math}. */
  public WasmathMetrics(Wasmath math) {
    this.math = math;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (String operation : Operations.ALL.stream().map(Operation::name).toList()) {
      for (Strategy strategy : Strategy.values()) {
        if (math.implemented(operation, strategy)) {
          bindCalls(registry, operation, strategy);
        }
      }
      bindHeat(registry, operation);
      if (math.implemented(operation, Strategy.WASM)) {
        bindGains(registry, operation);
      }
    }
    bindEvents(registry);
    bindMemory(registry);
  }

  private void bindCalls(MeterRegistry registry, String operation, Strategy strategy) {
    FunctionTimer _ =
        FunctionTimer.builder(
                "wasmath.call",
                math,
                it -> calls(it.report(operation).metrics(), strategy),
                it -> nanos(it.report(operation).metrics(), strategy),
                TimeUnit.NANOSECONDS)
            .description("Calls and their duration")
            .tag("operation", operation)
            .tag("strategy", strategy.label())
            .register(registry);
  }

  private static long calls(Metrics metrics, Strategy strategy) {
    return strategy == Strategy.CPU ? metrics.usage().cpuCalls() : metrics.usage().wasmCalls();
  }

  private static double nanos(Metrics metrics, Strategy strategy) {
    Metrics.Performance performance = metrics.performance();
    return strategy == Strategy.CPU ? performance.totalCpuTime() : performance.totalWasmTime();
  }

  private void bindHeat(MeterRegistry registry, String operation) {
    Gauge _ =
        Gauge.builder("wasmath.hot", math, it -> it.report(operation).hot() ? 1 : 0)
            .description("1 if the operation is a hot path by ADR-003, of late")
            .tag("operation", operation)
            .register(registry);
  }

  private void bindGains(MeterRegistry registry, String operation) {
    Gauge _ =
        Gauge.builder("wasmath.speedup", math, it -> speedUp(it, operation))
            .description(
                "What plain Java would have taken for WebAssembly's calls, by measured pairs, over"
                    + " what they took")
            .baseUnit("ratio")
            .tag("operation", operation)
            .register(registry);
    TimeGauge _ =
        TimeGauge.builder(
                "wasmath.saved",
                math,
                TimeUnit.NANOSECONDS,
                it -> it.report(operation).metrics().performance().savedNanos())
            .description("Time that WebAssembly saved against plain Java alone, by measured pairs")
            .tag("operation", operation)
            .register(registry);
  }

  private static double speedUp(Wasmath math, String operation) {
    return math.report(operation).metrics().performance().speedupFactor().orElse(Double.NaN);
  }

  private void bindEvents(MeterRegistry registry) {
    for (Event.Kind kind : Event.Kind.values()) {
      FunctionCounter _ =
          FunctionCounter.builder("wasmath.events", math, it -> it.events(kind))
              .description("Decisions, failures and other events")
              .tag("kind", kind.name().toLowerCase(Locale.ROOT))
              .register(registry);
    }
  }

  private void bindMemory(MeterRegistry registry) {
    Gauge _ =
        Gauge.builder("wasmath.memory", math, it -> it.metrics().memory().wasmHeapSize())
            .description("Memory of WebAssembly outside the callers' arrays")
            .baseUnit(BaseUnits.BYTES)
            .register(registry);
    Gauge _ =
        Gauge.builder("wasmath.memory.peak", math, it -> it.metrics().memory().peakHeapSize())
            .description("The most of it there ever was")
            .baseUnit(BaseUnits.BYTES)
            .register(registry);
    FunctionCounter _ =
        FunctionCounter.builder(
                "wasmath.memory.allocations", math, it -> it.metrics().memory().allocations())
            .description("How often memory was asked for")
            .register(registry);
  }
}
