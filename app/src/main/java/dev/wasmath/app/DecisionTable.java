package dev.wasmath.app;

import dev.wasmath.Agreement;
import dev.wasmath.Evidence;
import dev.wasmath.OperationReport;
import dev.wasmath.Trial;
import dev.wasmath.Wasmath;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Operations;
import dev.wasmath.report.Quantities;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The decision table: for each operation called, what was chosen, why, and what was measured. */
final class DecisionTable {
  private DecisionTable() {}

  /**
   * A row: what the orchestrator did, and how WebAssembly measures up.
   *
   * @param report the calls and the decision for the largest of them
   * @param trial WebAssembly against plain Java, if the operation has a kernel
   */
  record Row(OperationReport report, Optional<Trial> trial) {}

  /** The rows, with trials made here and now. They change nothing. */
  static List<Row> measured(Wasmath math) {
    List<Row> rows = new ArrayList<>();
    for (OperationReport report : math.report()) {
      rows.add(new Row(report, trial(math, report)));
    }
    return rows;
  }

  private static Optional<Trial> trial(Wasmath math, OperationReport report) {
    Operation<?> operation = Operations.named(report.operation()).orElseThrow();
    int size = Sizes.withElements(operation, report.largest().elements());
    return math.trial(report.operation(), size);
  }

  static String text(List<Row> rows) {
    TextTable table =
        new TextTable(
            "operation", "calls", "on wasm", "hot", "chosen", "speed-up", "at size", "bits", "why");
    for (Row row : rows) {
      OperationReport report = row.report;
      table.row(
          report.operation(),
          Long.toString(report.load().calls()),
          Long.toString(report.metrics().usage().wasmCalls()),
          report.hot() ? "yes" : "no",
          report.largest().strategy().label(),
          row.trial
              .map(t -> t.agreement().accepted() ? Quantities.times(t.speedUp()) : "n/a")
              .orElse("n/a"),
          row.trial.map(t -> Integer.toString(t.size())).orElse("n/a"),
          row.trial.map(t -> label(t.agreement())).orElse("n/a"),
          report.largest().reason());
    }
    return table
        + """
        First where most could still be saved. hot is a hot path by ADR-003, of late. chosen and why
        are those of the largest call that was looked at. speed-up is plain Java's time over
        WebAssembly's, measured afterwards in pairs on equal inputs; below 1 WebAssembly is slower.""";
  }

  static Map<String, ?> json(Row row) {
    OperationReport report = row.report;
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("operation", report.operation());
    object.put("calls", report.load().calls());
    object.put("hot", report.hot());
    object.put("load", MetricsTable.json(report.load()));
    object.put("possibleSavingSeconds", report.possibleSaving());
    object.put("strategy", report.largest().strategy().label());
    object.put("reason", report.largest().reason());
    object.put("metrics", MetricsTable.json(report.metrics()));
    row.trial.ifPresent(trial -> object.put("trial", json(trial)));
    return object;
  }

  static Map<String, ?> json(Evidence evidence) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("ratio", evidence.ratio());
    object.put("low", evidence.low());
    object.put("high", evidence.high());
    object.put("pairs", evidence.pairs());
    object.put("onCallersInputs", evidence.onCallersInputs());
    return object;
  }

  static Map<String, ?> json(Trial trial) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("size", trial.size());
    putAgreement(object, trial.agreement());
    if (trial.agreement().accepted()) {
      object.put("cpuNanos", trial.cpuNanos());
      object.put("wasmNanos", trial.wasmNanos());
      object.put("speedup", trial.speedUp());
      object.put("pairs", trial.pairs());
    }
    return object;
  }

  /** How results compare, for people. */
  static String label(Agreement agreement) {
    return switch (agreement) {
      case SAME_BITS -> "equal";
      case WITHIN_BOUND -> "fused: within the bound";
      case OTHER_BITS -> "DIFFER";
      case BEYOND_BOUND -> "fused: BEYOND THE BOUND";
    };
  }

  /** How results compare; of fused kernels, whose bits may differ, nothing is said of the bits. */
  static void putAgreement(Map<String, Object> object, Agreement agreement) {
    object.put("agreement", agreement.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    if (agreement == Agreement.SAME_BITS || agreement == Agreement.OTHER_BITS) {
      object.put("bitsEqual", agreement.accepted());
    }
  }
}
