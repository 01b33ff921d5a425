package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wasmath.Benchmark.Pair;
import dev.wasmath.backend.Kernels;
import dev.wasmath.op.Dot;
import dev.wasmath.plain.PlainKernels;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@link Wasmath#decide}: what the orchestrator makes of pairs that were measured elsewhere. */
final class HindsightTest {
  private static final Dot PLAIN_DOT = PlainKernels.TABLE.find(Dot.OPERATION).orElseThrow();

  private static Wasmath open(Dot wasm) {
    return FakeBackend.with(Kernels.builder().put(Dot.OPERATION, wasm))
        .open(Policy.always(Strategy.WASM));
  }

  private static List<Pair> pairs(int count, double cpuNanos, double wasmNanos) {
    return Collections.nCopies(count, new Pair(cpuNanos, wasmNanos));
  }

  @Test
  void theFasterStrategyServes() {
    try (Wasmath math = open(PLAIN_DOT)) {
      Decision wasm = math.decide("dot", 1000, pairs(40, 900, 300));
      assertThat(wasm.strategy()).isEqualTo(Strategy.WASM);
      assertThat(wasm.elements()).isEqualTo(1000);
      Evidence evidence = wasm.evidence().orElseThrow();
      assertThat(evidence.ratio()).isBetween(2.999, 3.001);
      assertThat(evidence.pairs()).isEqualTo(31);
      assertThat(evidence.onCallersInputs()).isFalse();
      assertThat(wasm.reason())
          .isEqualTo(
              "WebAssembly measured 3.00x faster, 3.00 to 3.00 at 95 %, in 31 pairs on scratch"
                  + " data");
      Decision cpu = math.decide("dot", 1000, pairs(40, 300, 900));
      assertThat(cpu.strategy()).isEqualTo(Strategy.CPU);
      assertThat(cpu.reason()).startsWith("WebAssembly measured 3.00x slower");
    }
  }

  @Test
  void aLeadWithinTheMarginIsNone() {
    try (Wasmath math = open(PLAIN_DOT)) {
      assertThat(math.decide("dot", 1000, pairs(31, 102, 100)).strategy()).isEqualTo(Strategy.CPU);
      assertThat(math.decide("dot", 1000, pairs(31, 104, 100)).strategy()).isEqualTo(Strategy.WASM);
      // Nor is one that is not sure: the median's interval begins below 1.
      List<Pair> unsure =
          Stream.concat(pairs(15, 90, 100).stream(), pairs(16, 200, 100).stream()).toList();
      Decision decision = math.decide("dot", 1000, unsure);
      assertThat(decision.evidence().orElseThrow().ratio()).isBetween(1.999, 2.001);
      assertThat(decision.strategy()).isEqualTo(Strategy.CPU);
    }
  }

  @Test
  void fewPairsCountByTheirMedian() {
    try (Wasmath math = open(PLAIN_DOT)) {
      Decision decision = math.decide("dot", 1000, pairs(5, 900, 300));
      assertThat(decision.strategy()).isEqualTo(Strategy.WASM);
      assertThat(decision.reason())
          .isEqualTo("WebAssembly measured 3.00x faster, in 5 pairs on scratch data");
      assertThat(math.decide("dot", 1000, List.of()).strategy()).isEqualTo(Strategy.CPU);
      assertThat(math.decide("dot", 1000, List.of()).evidence()).isEmpty();
    }
  }

  @Test
  void whatIsTinyStaysInPlainJava() {
    try (Wasmath math = open(PLAIN_DOT)) {
      Decision decision = math.decide("dot", 10, pairs(31, 900, 300));
      assertThat(decision.strategy()).isEqualTo(Strategy.CPU);
      assertThat(decision.reason()).isEqualTo("tiny: 10 elements");
    }
  }

  @Test
  void otherBitsAreNotChosenHoweverFast() {
    try (Wasmath math = open((a, i, b, j, n) -> Math.nextUp(PLAIN_DOT.dot(a, i, b, j, n)))) {
      Decision decision = math.decide("dot", 1000, pairs(31, 900, 300));
      assertThat(decision.strategy()).isEqualTo(Strategy.CPU);
      assertThat(decision.reason()).startsWith("WebAssembly gave other bits");
    }
  }

  @Test
  void anOperationWithoutKernelStaysInPlainJava() {
    try (Wasmath math = open(PLAIN_DOT)) {
      Decision decision = math.decide("gemm", 100, pairs(31, 900, 300));
      assertThat(decision.strategy()).isEqualTo(Strategy.CPU);
      assertThat(decision.reason()).isEqualTo("no WebAssembly kernel");
    }
  }

  @Test
  void nothingIsLeftBehind() {
    FakeBackend backend = FakeBackend.with(Kernels.builder().put(Dot.OPERATION, PLAIN_DOT));
    try (Wasmath math = backend.open(Policy.measured())) {
      Decision before = math.explain("dot", 1000);
      assertThat(math.decide("dot", 1000, pairs(31, 900, 300)).strategy()).isEqualTo(Strategy.WASM);
      assertThat(math.explain("dot", 1000)).isEqualTo(before);
      assertThat(math.sizeClasses("dot")).isEmpty();
      assertThat(math.events()).isEmpty();
      // Not even for the next time.
      assertThat(math.decide("dot", 1000, pairs(31, 300, 900)).strategy()).isEqualTo(Strategy.CPU);
    }
  }

  @Test
  void unknownNamesAndSizesAreErrors() {
    try (Wasmath math = open(PLAIN_DOT)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> math.decide("dott", 1, List.of()))
          .withMessageStartingWith("unknown operation: dott");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> math.decide("dot", -1, List.of()))
          .withMessage("negative size: -1");
    }
  }
}
