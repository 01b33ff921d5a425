package dev.wasmath.dashboard;

import dev.wasmath.Event;
import dev.wasmath.Evidence;
import dev.wasmath.Metrics;
import dev.wasmath.OperationReport;
import dev.wasmath.SizeClassReport;
import dev.wasmath.Wasmath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the orchestrator has counted and learned, as JSON objects; rates are since the last time it
 * was asked. Used by one thread.
 */
final class Snapshot {
  private static final double SECOND = 1e9;

  private final Wasmath math;
  private final long start = System.nanoTime();
  private final Map<String, Metrics.Usage> counted = new HashMap<>();
  private long last = start;

  Snapshot(Wasmath math) {
    this.math = math;
  }

  /** All of it, now. */
  Map<String, Object> take() {
    long now = System.nanoTime();
    double seconds = Math.max(1e-3, (now - last) / SECOND);
    last = now;
    List<Map<String, Object>> operations = new ArrayList<>();
    for (OperationReport report : math.report()) {
      operations.add(operation(report, seconds));
    }
    Map<String, Object> snapshot = new LinkedHashMap<>();
    snapshot.put("time", System.currentTimeMillis());
    snapshot.put("uptimeSeconds", (now - start) / SECOND);
    snapshot.put("totals", totals(seconds));
    snapshot.put("operations", operations);
    snapshot.put("eventCount", eventCount());
    return snapshot;
  }

  private Map<String, Object> totals(double seconds) {
    Metrics metrics = math.metrics();
    Map<String, Object> totals = new LinkedHashMap<>();
    usage(totals, "", metrics.usage(), seconds);
    Metrics.Performance performance = metrics.performance();
    totals.put("wasmUsagePercent", metrics.usage().wasmUsagePercent());
    totals.put("avgCpuNanos", performance.avgCpuTime());
    totals.put("avgWasmNanos", performance.avgWasmTime());
    Json.put(totals, "speedup", performance.speedupFactor());
    totals.put("savedSeconds", performance.savedNanos() / SECOND);
    totals.put("probingSeconds", performance.probingNanos() / SECOND);
    totals.put(
        "computingSeconds", (performance.totalCpuTime() + performance.totalWasmTime()) / SECOND);
    totals.put("wasmHeapBytes", metrics.memory().wasmHeapSize());
    totals.put("peakWasmHeapBytes", metrics.memory().peakHeapSize());
    totals.put("wasmAllocations", metrics.memory().allocations());
    Runtime runtime = Runtime.getRuntime();
    totals.put("jvmHeapBytes", runtime.totalMemory() - runtime.freeMemory());
    return totals;
  }

  /** Calls so far, and a second, of late. */
  private void usage(Map<String, Object> object, String name, Metrics.Usage usage, double seconds) {
    Metrics.Usage before = counted.getOrDefault(name, new Metrics.Usage(0, 0));
    counted.put(name, usage);
    object.put("cpuCalls", usage.cpuCalls());
    object.put("wasmCalls", usage.wasmCalls());
    object.put("cpuRate", Math.max(0, usage.cpuCalls() - before.cpuCalls()) / seconds);
    object.put("wasmRate", Math.max(0, usage.wasmCalls() - before.wasmCalls()) / seconds);
  }

  private Map<String, Object> operation(OperationReport report, double seconds) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", report.operation());
    usage(object, report.operation(), report.metrics().usage(), seconds);
    object.put("hot", report.hot());
    object.put("averageMillis", report.load().averageMillis());
    object.put("recentSeconds", report.load().totalSeconds());
    object.put("possibleSavingSeconds", report.possibleSaving());
    object.put("savedSeconds", report.metrics().performance().savedNanos() / SECOND);
    Json.put(object, "speedup", report.metrics().performance().speedupFactor());
    object.put("strategy", report.largest().strategy().label());
    object.put("reason", report.largest().reason());
    report
        .largest()
        .quarantinedUntil()
        .ifPresent(until -> object.put("quarantinedUntil", until.toEpochMilli()));
    object.put("sizes", sizes(math, report.operation()));
    return object;
  }

  /** The size classes of an operation. */
  static List<Map<String, Object>> sizes(Wasmath math, String operation) {
    List<Map<String, Object>> sizes = new ArrayList<>();
    for (SizeClassReport report : math.sizeClasses(operation)) {
      sizes.add(size(report));
    }
    return sizes;
  }

  private static Map<String, Object> size(SizeClassReport report) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("costFrom", report.costFrom());
    object.put("costTo", report.costTo());
    object.put("elements", report.elements());
    object.put("strategy", report.strategy().label());
    Json.put(object, "ratio", report.ratio());
    report.evidence().ifPresent(evidence -> evidence(object, evidence));
    Json.put(object, "recentNanos", report.recentNanos());
    return object;
  }

  private static void evidence(Map<String, Object> object, Evidence evidence) {
    object.put("pairs", evidence.pairs());
    object.put("onCallersInputs", evidence.onCallersInputs());
    Json.put(object, "measured", evidence.ratio());
    if (Double.isFinite(evidence.high())) {
      object.put("low", evidence.low());
      object.put("high", evidence.high());
    }
  }

  private long eventCount() {
    long count = 0;
    for (Event.Kind kind : Event.Kind.values()) {
      count += math.events(kind);
    }
    return count;
  }

  /** The last events, the latest first. */
  static List<Map<String, Object>> events(Wasmath math, int most) {
    List<Map<String, Object>> events = new ArrayList<>();
    for (Event event : math.events().reversed().stream().limit(most).toList()) {
      events.add(event(event.time(), event));
    }
    return events;
  }

  private static Map<String, Object> event(Instant time, Event event) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("time", time.toEpochMilli());
    object.put("operation", event.operation());
    object.put("kind", event.kind().name());
    object.put("text", event.text());
    return object;
  }
}
