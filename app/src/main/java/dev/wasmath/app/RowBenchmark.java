package dev.wasmath.app;

import dev.wasmath.Benchmark;
import dev.wasmath.Benchmark.Contender;
import dev.wasmath.Benchmark.Pair;
import dev.wasmath.Decision;
import dev.wasmath.Strategy;
import dev.wasmath.op.SlabSum;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The measurement of a benchmark's rows: the times, and what the orchestrator decides by them.
 *
 * @param contenders what is measured
 * @param iterations how often
 */
record RowBenchmark(Contenders contenders, int iterations) {
  /** As many pairs as the orchestrator remembers. */
  private static final int KERNEL_PAIRS = 31;

  private static final Duration KERNEL_LIMIT = Duration.ofSeconds(1);

  /** What was measured, and its rounds of plain Java and WebAssembly, if both were there. */
  private record Timed(Benchmark.Result result, List<Pair> pairs) {}

  BenchTable.Row run(AdrRow row) {
    Timed timed = timed(row.operation(), row.size(), iterations, Benchmark.USUAL_LIMIT);
    return new BenchTable.Row(
        row, timed.result, contenders.compared(row), decision(row, timed.pairs));
  }

  private Timed timed(String operation, int size, int iterations, Duration limit) {
    List<Contender> all = contenders.of(operation);
    List<String> names = all.stream().map(Contender::strategy).toList();
    int cpu = names.indexOf(Strategy.CPU.label());
    int wasm = names.indexOf(Strategy.WASM.label());
    List<Pair> pairs = new ArrayList<>();
    Benchmark.Result result =
        Benchmark.run(
            new Benchmark.Config(operation, List.of(size), iterations, all, limit),
            (_, nanos) -> {
              if (cpu >= 0 && wasm >= 0) {
                pairs.add(new Pair(nanos[cpu], nanos[wasm]));
              }
            });
    return new Timed(result, pairs);
  }

  /**
   * What the orchestrator decides by the row's own pairs. A Nash iteration is no kernel operation:
   * what is decided there is its largest call of {@code slabSum}, which is measured for it.
   */
  private Optional<Decision> decision(AdrRow row, List<Pair> pairs) {
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    if (!row.operation().equals(NashContenders.OPERATION)) {
      return contenders.decision(row.operation(), row.size(), pairs);
    }
    int size = NashContenders.slabs(row.size());
    String kernel = SlabSum.OPERATION.name();
    return contenders.decision(kernel, size, timed(kernel, size, KERNEL_PAIRS, KERNEL_LIMIT).pairs);
  }
}
