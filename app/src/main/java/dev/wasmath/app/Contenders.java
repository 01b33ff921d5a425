package dev.wasmath.app;

import dev.wasmath.Agreement;
import dev.wasmath.Benchmark.Contender;
import dev.wasmath.Benchmark.Pair;
import dev.wasmath.Decision;
import dev.wasmath.Policy;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Operations;
import dev.wasmath.op.SlabSum;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The contenders of a benchmark: the naive loop where there is one, and each strategy asked for.
 */
final class Contenders implements AutoCloseable {
  private final Map<Strategy, Wasmath> maths;

  private Contenders(Map<Strategy, Wasmath> maths) {
    this.maths = maths;
  }

  /** Opens one for each strategy; what is not WebAssembly has no use for fused kernels. */
  static Contenders open(List<Strategy> strategies, Arithmetic arithmetic) {
    Map<Strategy, Wasmath> maths = new EnumMap<>(Strategy.class);
    for (Strategy strategy : strategies) {
      maths.computeIfAbsent(
          strategy,
          key ->
              key == Strategy.WASM
                  ? arithmetic.open(Policy.always(key))
                  : Wasmath.builder().policy(Policy.always(key)).open());
    }
    return new Contenders(maths);
  }

  /** All names that {@link #of} knows. */
  static List<String> names() {
    return Stream.concat(
            Operations.ALL.stream().map(Operation::name), Stream.of(NashContenders.OPERATION))
        .toList();
  }

  /** The names again, for the help text. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }
  }

  /** Sizes to measure when none are given. */
  static List<Integer> usualSizes(String operation) {
    return switch (operation) {
      case "gemm", "gemv", "panelProduct", "slabSum", "softmax", "transpose" ->
          List.of(10, 100, 300);
      case NashContenders.OPERATION -> List.of(4, 8, 10);
      default -> List.of(100, 1000, 100_000);
    };
  }

  /** Complains of an unknown operation. */
  static void check(String operation) {
    if (!names().contains(operation)) {
      throw new IllegalArgumentException(
          "unknown operation: " + operation + "; there are " + String.join(", ", names()));
    }
  }

  /**
   * The contenders for an operation, in this order whatever the order asked for: the naive loop,
   * plain Java, WebAssembly.
   */
  List<Contender> of(String operation) {
    List<Contender> contenders = new ArrayList<>();
    if (operation.equals(NashContenders.OPERATION)) {
      contenders.add(NashContenders.enumerating());
      maths.forEach(
          (strategy, math) -> {
            if (math.implemented(SlabSum.OPERATION.name(), strategy)) {
              contenders.add(NashContenders.contracting(strategy, math));
            }
          });
      return contenders;
    }
    NaiveLoops.contender(operation).ifPresent(contenders::add);
    maths.forEach(
        (strategy, math) -> {
          if (math.implemented(operation, strategy)) {
            contenders.add(math.contender(operation, strategy));
          }
        });
    return contenders;
  }

  /** How fused kernels compare with plain Java; empty for others, and without a kernel. */
  Optional<Agreement> compared(AdrRow row) {
    return Optional.ofNullable(maths.get(Strategy.WASM))
        .filter(Wasmath::fused)
        .filter(math -> !row.operation().equals(NashContenders.OPERATION))
        .flatMap(math -> math.agreement(row.operation(), row.size()));
  }

  /** What the orchestrator decides by pairs of plain Java and WebAssembly; empty without that. */
  Optional<Decision> decision(String operation, int size, List<Pair> pairs) {
    return Optional.ofNullable(maths.get(Strategy.WASM))
        .map(math -> math.decide(operation, size, pairs));
  }

  List<String> backends() {
    return maths.values().stream().flatMap(math -> math.backends().stream()).distinct().toList();
  }

  List<String> missing() {
    return maths.values().stream()
        .flatMap(math -> math.missingBackends().stream())
        .distinct()
        .toList();
  }

  @Override
  public void close() {
    maths.values().forEach(Wasmath::close);
  }
}
