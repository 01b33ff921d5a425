package dev.wasmath.dashboard;

import dev.wasmath.Benchmark;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import dev.wasmath.dashboard.Refusal.RefusedException;
import dev.wasmath.op.Operation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operation's sample call here, for a browser to compare its own with: its bits and its time.
 */
final class Parity {
  private static final Duration LIMIT = Duration.ofMillis(150);
  private static final int ITERATIONS = 21;

  private final Wasmath math;
  private final BenchmarkRuns turns;

  Parity(Wasmath math, BenchmarkRuns turns) {
    this.math = math;
    this.turns = turns;
  }

  /**
   * Makes the call with each strategy that has a kernel, on the inputs of the size's own seed;
   * times WebAssembly's.
   */
  Map<String, Object> run(Json request) throws RefusedException {
    Operation<?> operation = Measuring.operation(request.string("operation"));
    int size = request.integer("size");
    Measuring.check(operation, size);
    turns.begin();
    try {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("operation", operation.name());
      answer.put("size", size);
      hash(operation, size, Strategy.CPU).ifPresent(hash -> answer.put("cpuHash", hash));
      hash(operation, size, Strategy.WASM).ifPresent(hash -> answer.put("wasmHash", hash));
      nanos(operation, size).ifPresent(nanos -> answer.put("wasmNanos", nanos));
      return answer;
    } finally {
      turns.end();
    }
  }

  private Optional<String> hash(Operation<?> operation, int size, Strategy strategy) {
    return Measuring.contenders(math, operation, List.of(strategy)).stream()
        .map(contender -> contender.calls().apply(size))
        .map(
            call -> {
              call.run();
              return Measuring.hash(call.result());
            })
        .findFirst();
  }

  private Optional<Double> nanos(Operation<?> operation, int size) {
    List<Benchmark.Contender> wasm = Measuring.contenders(math, operation, List.of(Strategy.WASM));
    if (wasm.isEmpty()) {
      return Optional.empty();
    }
    Benchmark.Config config =
        new Benchmark.Config(operation.name(), List.of(size), ITERATIONS, wasm, LIMIT);
    return Optional.of(Benchmark.run(config).measurements().getFirst().p50());
  }
}
