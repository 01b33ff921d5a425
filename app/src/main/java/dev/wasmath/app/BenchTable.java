package dev.wasmath.app;

import dev.wasmath.Agreement;
import dev.wasmath.Benchmark.Interval;
import dev.wasmath.Benchmark.Measurement;
import dev.wasmath.Benchmark.Result;
import dev.wasmath.Decision;
import dev.wasmath.Strategy;
import dev.wasmath.report.Quantities;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The table of a benchmark: medians, target and measured speed-up side by side. */
final class BenchTable {
  private BenchTable() {}

  /**
   * One row with its measurements.
   *
   * @param row what was measured
   * @param result the outcome at one size
   * @param compared how WebAssembly compares with plain Java, if that was looked at by itself;
   *     otherwise it is a matter of the measured results' bits
   * @param decision what the orchestrator decides, if both strategies were measured
   */
  record Row(AdrRow row, Result result, Optional<Agreement> compared, Optional<Decision> decision) {
    Optional<Measurement> of(String strategy) {
      return result.measurements().stream().filter(m -> m.strategy().equals(strategy)).findFirst();
    }

    /** How many times faster WebAssembly is than {@code strategy}, by medians. */
    OptionalDouble speedUpOver(String strategy) {
      Optional<Measurement> wasm = of("wasm");
      Optional<Measurement> other = of(strategy);
      return wasm.isPresent() && other.isPresent()
          ? OptionalDouble.of(other.get().p50() / wasm.get().p50())
          : OptionalDouble.empty();
    }

    /** How plain Java's results compare with those of WebAssembly, the last of the contenders. */
    Optional<Agreement> agreement() {
      return compared.isPresent()
          ? compared
          : of("wasm")
              .flatMap(wasm -> of("cpu"))
              .map(cpu -> cpu.bitsEqual() ? Agreement.SAME_BITS : Agreement.OTHER_BITS);
    }

    /** What the orchestrator chooses: where plain Java was measured alone, there is no choice. */
    Optional<Strategy> chosen() {
      return decision.map(Decision::strategy).or(() -> of("cpu").map(_ -> Strategy.CPU));
    }

    Map<String, ?> json() {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("row", row.title());
      object.put("operation", row.operation());
      object.put("inputSize", row.size());
      row.target().ifPresent(target -> object.put("targetSpeedup", target));
      speedUpOver(NaiveLoops.NAME).ifPresent(it -> object.put("speedupOverNaive", it));
      speedUpOver("cpu").ifPresent(it -> object.put("speedupOverCpu", it));
      agreement().ifPresent(agreement -> DecisionTable.putAgreement(object, agreement));
      chosen().ifPresent(strategy -> object.put("chosen", strategy.label()));
      decision.ifPresent(it -> object.put("reason", it.reason()));
      decision
          .flatMap(Decision::evidence)
          .ifPresent(it -> object.put("evidence", DecisionTable.json(it)));
      object.put("measurements", result.measurements().stream().map(BenchTable::json).toList());
      return object;
    }
  }

  static String text(List<Row> rows) {
    TextTable table =
        new TextTable(
            "operation",
            "naive",
            "cpu",
            "wasm",
            "target",
            "wasm/naive",
            "wasm/cpu",
            "bits",
            "chosen");
    for (Row row : rows) {
      table.row(
          row.row.title(),
          median(row, NaiveLoops.NAME),
          median(row, "cpu"),
          median(row, "wasm"),
          times(row.row.target()),
          times(row.speedUpOver(NaiveLoops.NAME)),
          times(row.speedUpOver("cpu")),
          row.agreement().map(DecisionTable::label).orElse("n/a"),
          row.chosen().map(Strategy::label).orElse("n/a"));
    }
    return table
        + """
        Times are medians a call. wasm/naive and wasm/cpu say how many times faster WebAssembly is;
        below 1 it is slower. target is ADR-003's speed-up over the naive loop. chosen is what the
        orchestrator decides when it is told of these measurements of cpu and wasm and nothing else: wasm
        where it is clearly faster. For a Nash iteration it is what it decides for the largest call of
        slabSum, which is measured by itself; smaller calls have decisions of their own.""";
  }

  private static String median(Row row, String strategy) {
    return row.of(strategy).map(m -> Quantities.time(m.p50())).orElse("n/a");
  }

  private static String times(OptionalDouble ratio) {
    return ratio.isPresent() ? Quantities.times(ratio.getAsDouble()) : "n/a";
  }

  private static Map<String, ?> json(Measurement measurement) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("strategy", measurement.strategy());
    object.put("iterations", measurement.iterations());
    object.put("avgNanos", measurement.avgDuration());
    object.put("p50Nanos", measurement.p50());
    measurement.interval().ifPresent(it -> object.put("p50Interval", json(it)));
    object.put("p95Nanos", measurement.p95());
    measurement.p99().ifPresent(it -> object.put("p99Nanos", it));
    object.put("ratio", measurement.ratio().median());
    measurement.ratio().interval().ifPresent(it -> object.put("ratioInterval", json(it)));
    return object;
  }

  private static Map<String, ?> json(Interval interval) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("low", interval.low());
    object.put("high", interval.high());
    return object;
  }
}
