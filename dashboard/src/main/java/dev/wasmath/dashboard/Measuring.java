package dev.wasmath.dashboard;

import dev.wasmath.Benchmark;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import dev.wasmath.dashboard.Refusal.RefusedException;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Operations;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What benchmarks and comparisons of bits have in common: operations, sizes, and their limits. */
final class Measuring {
  private static final long LARGEST_ELEMENTS = 1L << 22;
  private static final long LARGEST_COST = 1L << 31;
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Measuring() {}

  /** The operation of that name. */
  static Operation<?> operation(String name) throws RefusedException {
    return Operations.named(name)
        .orElseThrow(
            () -> Refusal.bad("unknown operation: " + name + "; there are " + Operations.names()));
  }

  /** Checks that an operation can be measured at a size in a moment. */
  static void check(Operation<?> operation, int size) throws RefusedException {
    if (size < 0) {
      throw Refusal.bad("negative size: " + size);
    }
    if (operation.elements().applyAsLong(size) > LARGEST_ELEMENTS
        || operation.cost().applyAsLong(size) > LARGEST_COST) {
      throw Refusal.bad(
          "%s of size %d is too large for the dashboard: at most %d elements and %d updates"
              .formatted(operation.name(), size, LARGEST_ELEMENTS, LARGEST_COST));
    }
  }

  /** Those of some strategies that have a kernel for an operation. */
  static List<Benchmark.Contender> contenders(
      Wasmath math, Operation<?> operation, List<Strategy> strategies) {
    List<Benchmark.Contender> contenders = new ArrayList<>();
    for (Strategy strategy : strategies) {
      if (math.implemented(operation.name(), strategy)) {
        contenders.add(math.contender(operation.name(), strategy));
      }
    }
    return contenders;
  }

  static Map<String, Object> json(Benchmark.Measurement measurement) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("strategy", measurement.strategy());
    object.put("inputSize", measurement.inputSize());
    object.put("iterations", measurement.iterations());
    object.put("avgDuration", measurement.avgDuration());
    object.put("p50", measurement.p50());
    measurement
        .interval()
        .ifPresent(
            it -> {
              object.put("p50Low", it.low());
              object.put("p50High", it.high());
            });
    object.put("p95", measurement.p95());
    measurement.p99().ifPresent(it -> object.put("p99", it));
    object.put("bitsEqual", measurement.bitsEqual());
    return object;
  }

  /** FNV-1a over the bits, 64 at a time, as the npm package has it: all NaNs have the same bits. */
  static String hash(double[] result) {
    long hash = BASIS;
    for (double element : result) {
      hash = (hash ^ Double.doubleToLongBits(element)) * PRIME;
    }
    return HexFormat.of().toHexDigits(hash).replaceFirst("^0+(?=.)", "");
  }
}
