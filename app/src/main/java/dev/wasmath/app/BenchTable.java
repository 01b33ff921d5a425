package dev.wasmath.app;

import dev.wasmath.Benchmark.Measurement;
import dev.wasmath.Benchmark.Result;
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
   */
  record Row(AdrRow row, Result result) {
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

    /** Whether plain Java's bits are those of WebAssembly, the last of the contenders. */
    Optional<Boolean> bitsEqual() {
      return of("wasm").flatMap(wasm -> of("cpu")).map(Measurement::bitsEqual);
    }

    Map<String, ?> json() {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("row", row.title());
      object.put("operation", row.operation());
      object.put("inputSize", row.size());
      row.target().ifPresent(target -> object.put("targetSpeedup", target));
      speedUpOver(NaiveLoops.NAME).ifPresent(it -> object.put("speedupOverNaive", it));
      speedUpOver("cpu").ifPresent(it -> object.put("speedupOverCpu", it));
      bitsEqual().ifPresent(equal -> object.put("bitsEqual", equal));
      object.put("measurements", result.measurements().stream().map(BenchTable::json).toList());
      return object;
    }
  }

  static String text(List<Row> rows) {
    TextTable table =
        new TextTable(
            "operation", "naive", "cpu", "wasm", "target", "wasm/naive", "wasm/cpu", "bits");
    for (Row row : rows) {
      table.row(
          row.row.title(),
          median(row, NaiveLoops.NAME),
          median(row, "cpu"),
          median(row, "wasm"),
          times(row.row.target()),
          times(row.speedUpOver(NaiveLoops.NAME)),
          times(row.speedUpOver("cpu")),
          row.bitsEqual().map(equal -> equal ? "equal" : "DIFFER").orElse("n/a"));
    }
    return table
        + """
        Times are medians a call. wasm/naive and wasm/cpu say how many times faster WebAssembly is;
        below 1 it is slower. target is ADR-003's speed-up over the naive loop.""";
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
    object.put("p95Nanos", measurement.p95());
    object.put("p99Nanos", measurement.p99());
    return object;
  }
}
