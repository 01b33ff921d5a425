package dev.wasmath.app;

import dev.wasmath.Metrics;
import dev.wasmath.OperationReport;
import dev.wasmath.Trial;
import dev.wasmath.Wasmath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The decision table: for each operation called, what was chosen, why, and what was measured. */
final class DecisionTable {
  private DecisionTable() {}

  static String text(Wasmath math) {
    TextTable table =
        new TextTable(
            "operation", "calls", "on wasm", "chosen", "average", "speed-up", "bits", "why");
    for (OperationReport row : math.report()) {
      Optional<Trial> trial = row.largest().trial();
      table.row(
          row.operation(),
          Long.toString(row.load().calls()),
          Long.toString(row.metrics().usage().wasmCalls()),
          row.largest().strategy().label(),
          Quantities.time(row.load().averageMillis() * 1e6),
          trial.map(t -> t.equalBits() ? Quantities.times(t.speedUp()) : "n/a").orElse("n/a"),
          trial.map(t -> t.equalBits() ? "equal" : "DIFFER").orElse("n/a"),
          row.largest().reason());
    }
    return table.toString();
  }

  static List<Map<String, ?>> json(Wasmath math) {
    List<Map<String, ?>> rows = new ArrayList<>();
    for (OperationReport row : math.report()) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("operation", row.operation());
      object.put("calls", row.load().calls());
      object.put("strategy", row.largest().strategy().label());
      object.put("reason", row.largest().reason());
      object.put("metrics", json(row.metrics()));
      row.largest().trial().ifPresent(trial -> object.put("trial", json(trial)));
      rows.add(object);
    }
    return rows;
  }

  static Map<String, ?> json(Trial trial) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("size", trial.size());
    object.put("bitsEqual", trial.equalBits());
    if (trial.equalBits()) {
      object.put("cpuNanos", trial.cpuNanos());
      object.put("wasmNanos", trial.wasmNanos());
      object.put("speedup", trial.speedUp());
      object.put("pairs", trial.pairs());
    }
    return object;
  }

  /** The ADR's metrics, by the ADR's names; times in nanoseconds, sizes in bytes. */
  static Map<String, ?> json(Metrics metrics) {
    Map<String, Object> usage = new LinkedHashMap<>();
    usage.put("cpuCalls", metrics.usage().cpuCalls());
    usage.put("wasmCalls", metrics.usage().wasmCalls());
    usage.put("wasmUsagePercent", metrics.usage().wasmUsagePercent());
    Map<String, Object> performance = new LinkedHashMap<>();
    performance.put("avgCPUTime", metrics.performance().avgCpuTime());
    performance.put("avgWASMTime", metrics.performance().avgWasmTime());
    metrics
        .performance()
        .speedupFactor()
        .ifPresent(factor -> performance.put("speedupFactor", factor));
    Map<String, Object> memory = new LinkedHashMap<>();
    memory.put("wasmHeapSize", metrics.memory().wasmHeapSize());
    memory.put("peakHeapSize", metrics.memory().peakHeapSize());
    memory.put("allocations", metrics.memory().allocations());
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("usage", usage);
    object.put("performance", performance);
    object.put("memory", memory);
    return object;
  }
}
