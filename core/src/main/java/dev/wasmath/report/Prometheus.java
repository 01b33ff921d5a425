package dev.wasmath.report;

import dev.wasmath.Event;
import dev.wasmath.Metrics;
import dev.wasmath.OperationReport;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The metrics as Prometheus reads them: its text format 0.0.4, in seconds and bytes. It is written
 * when it is asked for; nothing is kept for it. {@code docs/metrics.md} lists what there is.
 */
public final class Prometheus {
  /** What an HTTP server says it sends. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final double NANOS = 1e-9;

  private final StringBuilder text = new StringBuilder();

  private Prometheus() {}

  /** The text to answer a scrape with. */
  public static String text(Wasmath math) {
    Prometheus prometheus = new Prometheus();
    List<OperationReport> rows = math.report();
    prometheus.calls(rows);
    prometheus.gains(rows);
    prometheus.events(math);
    prometheus.memory(math.metrics().memory());
    prometheus.backends(math);
    return prometheus.text.toString();
  }

  private void calls(List<OperationReport> rows) {
    String name = "wasmath_call_seconds";
    family(name, "summary", "Duration of calls; quantiles are of those looked at, from 1000 on.");
    for (OperationReport row : rows) {
      Metrics metrics = row.metrics();
      calls(
          name,
          labels(row, Strategy.CPU),
          metrics.usage().cpuCalls(),
          metrics.performance().totalCpuTime(),
          metrics.performance().cpu());
      calls(
          name,
          labels(row, Strategy.WASM),
          metrics.usage().wasmCalls(),
          metrics.performance().totalWasmTime(),
          metrics.performance().wasm());
    }
  }

  private static String labels(OperationReport row, Strategy strategy) {
    return label("operation", row.operation()) + "," + label("strategy", strategy.label());
  }

  private void calls(
      String name, String labels, long calls, double nanos, Metrics.Percentiles percentiles) {
    if (calls == 0) {
      return;
    }
    quantile(name, labels, "0.5", percentiles.p50());
    quantile(name, labels, "0.95", percentiles.p95());
    quantile(name, labels, "0.99", percentiles.p99());
    sample(name + "_sum", labels, nanos * NANOS);
    sample(name + "_count", labels, calls);
  }

  private void quantile(String name, String labels, String quantile, OptionalDouble nanos) {
    nanos.ifPresent(it -> sample(name, labels + "," + label("quantile", quantile), it * NANOS));
  }

  private void gains(List<OperationReport> rows) {
    family("wasmath_hot", "gauge", "1 if the operation is a hot path by ADR-003, of late.");
    for (OperationReport row : rows) {
      sample("wasmath_hot", label("operation", row.operation()), row.hot() ? 1 : 0);
    }
    family(
        "wasmath_speedup_ratio",
        "gauge",
        "What plain Java would have taken for WebAssembly's calls, by measured pairs, over what"
            + " they took.");
    for (OperationReport row : rows) {
      row.metrics()
          .performance()
          .speedupFactor()
          .ifPresent(
              it -> sample("wasmath_speedup_ratio", label("operation", row.operation()), it));
    }
    family(
        "wasmath_saved_seconds",
        "gauge",
        "Time that WebAssembly saved against plain Java alone, by measured pairs.");
    for (OperationReport row : rows) {
      double saved = row.metrics().performance().savedNanos() * NANOS;
      sample("wasmath_saved_seconds", label("operation", row.operation()), saved);
    }
    family(
        "wasmath_probing_seconds_total",
        "counter",
        "Time that callers waited for the other strategy in pairs.");
    for (OperationReport row : rows) {
      double probing = row.metrics().performance().probingNanos() * NANOS;
      sample("wasmath_probing_seconds_total", label("operation", row.operation()), probing);
    }
  }

  private void events(Wasmath math) {
    family("wasmath_events_total", "counter", "Decisions, failures and other events.");
    for (Event.Kind kind : Event.Kind.values()) {
      String label = label("kind", kind.name().toLowerCase(Locale.ROOT));
      sample("wasmath_events_total", label, math.events(kind));
    }
  }

  private void memory(Metrics.Memory memory) {
    family("wasmath_memory_bytes", "gauge", "Memory of WebAssembly outside the callers' arrays.");
    sample("wasmath_memory_bytes", "", memory.wasmHeapSize());
    family("wasmath_memory_peak_bytes", "gauge", "The most of it there ever was.");
    sample("wasmath_memory_peak_bytes", "", memory.peakHeapSize());
    family("wasmath_memory_allocations_total", "counter", "How often memory was asked for.");
    sample("wasmath_memory_allocations_total", "", memory.allocations());
  }

  private void backends(Wasmath math) {
    family("wasmath_backend_up", "gauge", "1 for a backend that serves, 0 for one that cannot.");
    math.backends().stream()
        .distinct()
        .forEach(it -> sample("wasmath_backend_up", label("backend", it), 1));
    math.missingBackends().stream()
        .distinct()
        .forEach(it -> sample("wasmath_backend_up", label("backend", it), 0));
    family("wasmath_fused", "gauge", "1 if multiply-add is fused, outside the bit contract.");
    sample("wasmath_fused", "", math.fused() ? 1 : 0);
  }

  private void family(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private void sample(String name, String labels, long value) {
    line(name, labels, Long.toString(value));
  }

  private void sample(String name, String labels, double value) {
    line(name, labels, Double.toString(value));
  }

  private void line(String name, String labels, String value) {
    text.append(name);
    if (!labels.isEmpty()) {
      text.append('{').append(labels).append('}');
    }
    text.append(' ').append(value).append('\n');
  }

  private static String label(String name, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return name + "=\"" + escaped + "\"";
  }
}
