package dev.wasmath.app;

import dev.wasmath.Load;
import dev.wasmath.Metrics;
import dev.wasmath.OperationReport;
import dev.wasmath.Strategy;
import dev.wasmath.report.Quantities;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The metrics of ADR-003, and what belongs to them: for people, and as JSON. */
final class MetricsTable {
  private static final String NONE = "n/a";

  private MetricsTable() {}

  /** A row for each operation and strategy that was used. */
  static String text(List<OperationReport> reports) {
    TextTable table =
        new TextTable(
            "operation", "strategy", "calls", "calls/s", "average", "p50", "p95", "p99", "saved");
    for (OperationReport report : reports) {
      for (Strategy strategy : Strategy.values()) {
        row(table, report, strategy);
      }
    }
    return table
        + """
        calls/s is of the operation, of late. Percentiles are n/a below 1000 calls that were looked
        at. saved is what WebAssembly took less than plain Java would have, by pairs measured in the
        same size classes.""";
  }

  private static void row(TextTable table, OperationReport report, Strategy strategy) {
    Metrics metrics = report.metrics();
    boolean cpu = strategy == Strategy.CPU;
    long calls = cpu ? metrics.usage().cpuCalls() : metrics.usage().wasmCalls();
    if (calls == 0) {
      return;
    }
    Metrics.Performance performance = metrics.performance();
    Metrics.Percentiles percentiles = cpu ? performance.cpu() : performance.wasm();
    boolean known = !cpu && performance.speedupFactor().isPresent();
    table.row(
        report.operation(),
        strategy.label(),
        Long.toString(calls),
        Long.toString(Math.round(report.load().callsPerSecond())),
        Quantities.time(cpu ? performance.avgCpuTime() : performance.avgWasmTime()),
        time(percentiles.p50()),
        time(percentiles.p95()),
        time(percentiles.p99()),
        known ? saved(performance.savedNanos()) : NONE);
  }

  private static String time(OptionalDouble nanos) {
    return nanos.isPresent() ? Quantities.time(nanos.getAsDouble()) : NONE;
  }

  private static String saved(double nanos) {
    return (nanos < 0 ? "-" : "") + Quantities.time(Math.abs(nanos));
  }

  /** What an operation was asked to do of late. */
  static Map<String, ?> json(Load load) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("callsPerSecond", load.callsPerSecond());
    object.put("averageMillis", load.averageMillis());
    object.put("totalSeconds", load.totalSeconds());
    return object;
  }

  /** The ADR's metrics, by the ADR's names; times in nanoseconds, sizes in bytes. */
  static Map<String, ?> json(Metrics metrics) {
    Map<String, Object> usage = new LinkedHashMap<>();
    usage.put("cpuCalls", metrics.usage().cpuCalls());
    usage.put("wasmCalls", metrics.usage().wasmCalls());
    usage.put("wasmUsagePercent", metrics.usage().wasmUsagePercent());
    Map<String, Object> memory = new LinkedHashMap<>();
    memory.put("wasmHeapSize", metrics.memory().wasmHeapSize());
    memory.put("peakHeapSize", metrics.memory().peakHeapSize());
    memory.put("allocations", metrics.memory().allocations());
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("usage", usage);
    object.put("performance", json(metrics.performance()));
    object.put("memory", memory);
    object.put("fused", metrics.fused());
    return object;
  }

  private static Map<String, ?> json(Metrics.Performance performance) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("avgCPUTime", performance.avgCpuTime());
    object.put("avgWASMTime", performance.avgWasmTime());
    performance
        .speedupFactor()
        .ifPresent(
            factor -> {
              object.put("speedupFactor", factor);
              object.put("savedNanos", performance.savedNanos());
            });
    object.put("probingNanos", performance.probingNanos());
    putPercentiles(object, "cpuPercentiles", performance.cpu());
    putPercentiles(object, "wasmPercentiles", performance.wasm());
    object.put("totalCPUTime", performance.totalCpuTime());
    object.put("totalWASMTime", performance.totalWasmTime());
    return object;
  }

  private static void putPercentiles(
      Map<String, Object> object, String name, Metrics.Percentiles percentiles) {
    if (percentiles.p50().isPresent()) {
      Map<String, Object> nested = new LinkedHashMap<>();
      percentiles.p50().ifPresent(it -> nested.put("p50Nanos", it));
      percentiles.p95().ifPresent(it -> nested.put("p95Nanos", it));
      percentiles.p99().ifPresent(it -> nested.put("p99Nanos", it));
      object.put(name, nested);
    }
  }
}
