package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sentence, under every policy. */
final class ReasonTest {
  private static final long NOW = Long.MIN_VALUE + 10_000_000_000L;
  private static final Policy MEASURED = Policy.measured();
  private static final Policy ADR = Policy.adr003();
  private static final Policy ALWAYS_CPU = Policy.always(Strategy.CPU);
  private static final Policy ALWAYS_WASM = Policy.always(Strategy.WASM);
  private static final Load COLD = new Load(12, 12, 0.25, 0.003);
  private static final Load HOT = new Load(5000, 5000, 0.1, 0.5);
  private static final Evidence FASTER = new Evidence(2.5, 2.25, 2.75, 21, true);
  private static final Standing UNTRIED = new Standing.Untried();
  private static final Standing PREPARING = new Standing.Preparing();
  private static final Standing READY = new Standing.Ready(Agreement.SAME_BITS);
  private static final String NOT_HOT =
      "not hot: 12 calls/s, 0.250 ms on average, 0.00300 s in total";

  private static Insight insight(
      Standing standing, Load load, Optional<Evidence> evidence, OptionalDouble ratio) {
    return new Insight(
        standing,
        Strategy.WASM,
        evidence.map(it -> new Insight.Measured(it, NOW - 3_000_000_000L, 1)),
        ratio.isPresent() ? OptionalDouble.of(Math.log(ratio.getAsDouble())) : ratio,
        Optional.empty(),
        OptionalDouble.empty(),
        100_000,
        load,
        false,
        NOW);
  }

  private static Insight insight(Standing standing, Load load) {
    return insight(standing, load, Optional.empty(), OptionalDouble.empty());
  }

  private static Insight ready(Evidence evidence) {
    return insight(READY, HOT, Optional.of(evidence), OptionalDouble.of(evidence.ratio()));
  }

  private static Decision decision(Policy policy, long elements, Insight insight) {
    return Reason.decision("dot", policy, elements, elements, insight);
  }

  private static String sentence(Policy policy, Insight insight) {
    return decision(policy, 1000, insight).reason();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, false",
    "1000, 10, 1, false",
    "1001, 0, 0, true",
    "0, 10.001, 0, true",
    "0, 0, 1.001, true",
  })
  void hotIsBeyondALimit(double callsPerSecond, double millis, double seconds, boolean hot) {
    Load load = new Load(1, callsPerSecond, millis, seconds);
    assertThat(Policy.adr003().hot(load)).isEqualTo(hot);
    assertThat(sentence(MEASURED, insight(UNTRIED, load)).startsWith("hot; ")).isEqualTo(hot);
  }

  @Test
  void withoutAKernelThereIsNoChoice() {
    Insight absent = insight(new Standing.Absent(), HOT);
    assertThat(sentence(MEASURED, absent)).isEqualTo("no WebAssembly kernel");
    assertThat(sentence(ALWAYS_WASM, absent)).isEqualTo("no WebAssembly kernel");
    assertThat(sentence(ALWAYS_CPU, absent)).isEqualTo("asked for");
    assertThat(sentence(MEASURED, insight(new Standing.Closed(), HOT))).isEqualTo("closed");
  }

  @Test
  void whatGaveOtherResultsIsBanned() {
    Insight bits = insight(new Standing.Banned("on an input of cost 7", Agreement.OTHER_BITS), HOT);
    assertThat(sentence(MEASURED, bits))
        .isEqualTo("WebAssembly gave other bits: on an input of cost 7");
    Insight bound = insight(new Standing.Banned("", Agreement.BEYOND_BOUND), HOT);
    assertThat(sentence(MEASURED, bound)).isEqualTo("fused: WebAssembly was beyond the bound");
    Insight hanging =
        insight(new Standing.Banned("it did not come back", Agreement.SAME_BITS), HOT);
    assertThat(sentence(ALWAYS_WASM, hanging))
        .isEqualTo("WebAssembly failed: it did not come back");
  }

  @Test
  void whatFailedReturns() {
    Insight failed = insight(new Standing.Quarantined("trapped", NOW + 2_500_000_000L), HOT);
    Decision decision = decision(MEASURED, 1000, failed);
    assertThat(decision.reason()).isEqualTo("WebAssembly failed: trapped; it returns in 2.5 s");
    assertThat(Duration.between(Instant.now(), decision.quarantinedUntil().orElseThrow()))
        .isBetween(Duration.ofMillis(500), Duration.ofMillis(2500));
    Insight due = insight(new Standing.Quarantined("trapped", NOW - 5), HOT);
    assertThat(sentence(MEASURED, due))
        .isEqualTo("WebAssembly failed: trapped; it returns in 0.0 s");
  }

  @Test
  void untilItIsMeasuredTheHeatCounts() {
    assertThat(sentence(MEASURED, insight(UNTRIED, COLD))).isEqualTo(NOT_HOT);
    assertThat(sentence(MEASURED, insight(UNTRIED, HOT))).isEqualTo("hot; not measured yet");
    assertThat(sentence(ADR, insight(PREPARING, HOT))).isEqualTo("hot; being measured");
    assertThat(sentence(ALWAYS_WASM, insight(UNTRIED, COLD))).isEqualTo("asked for");
    assertThat(sentence(ALWAYS_CPU, insight(PREPARING, HOT))).isEqualTo("asked for");
  }

  @Test
  void aHundredElementsAreSmallByTheAdr() {
    for (Standing standing : new Standing[] {UNTRIED, PREPARING, READY}) {
      Decision small = decision(ADR, 100, insight(standing, HOT));
      assertThat(small.reason()).isEqualTo("small: 100 elements");
      assertThat(small.strategy()).isEqualTo(Strategy.CPU);
      assertThat(decision(ADR, 101, insight(standing, HOT)).reason()).doesNotContain("small");
      assertThat(decision(MEASURED, 100, insight(standing, HOT)).reason()).doesNotContain("small");
    }
  }

  @Test
  void onceMeasuredTheAdrStillAsksForHeat() {
    Insight cold = insight(READY, COLD, Optional.of(FASTER), OptionalDouble.of(2.5));
    assertThat(sentence(ADR, cold)).isEqualTo(NOT_HOT);
    assertThat(sentence(MEASURED, cold)).startsWith("WebAssembly measured 2.50x faster");
  }

  @Test
  void whatIsTooLargeSaysSo() {
    assertThat(decision(MEASURED, 99_999, ready(FASTER)).reason()).startsWith("WebAssembly mea");
    assertThat(decision(MEASURED, 100_000, ready(FASTER)).reason())
        .isEqualTo("too large for WebAssembly here");
  }

  @Test
  void whatIsReadyTellsItsNumbers() {
    assertThat(sentence(MEASURED, ready(FASTER)))
        .isEqualTo(
            "WebAssembly measured 2.50x faster, 2.25 to 2.75 at 95 %, in 21 pairs on your inputs");
    assertThat(sentence(ADR, ready(new Evidence(0.25, 0.2, 0.3, 11, false))))
        .isEqualTo(
            "WebAssembly measured 4.00x slower, 0.20 to 0.30 at 95 %, in 11 pairs on scratch data");
    assertThat(sentence(MEASURED, ready(new Evidence(9.6, 0, Double.POSITIVE_INFINITY, 3, true))))
        .isEqualTo("WebAssembly measured 9.60x faster, in 3 pairs on your inputs");
    assertThat(sentence(ALWAYS_WASM, ready(FASTER))).isEqualTo("asked for");
    assertThat(sentence(MEASURED, insight(READY, HOT)))
        .isEqualTo("WebAssembly not measured for such shapes yet");
    Insight between = insight(READY, HOT, Optional.empty(), OptionalDouble.of(1.5));
    assertThat(sentence(MEASURED, between))
        .isEqualTo("WebAssembly expected to be 1.50x faster, from sizes around");
    Evidence none = new Evidence(1, 0, Double.POSITIVE_INFINITY, 0, false);
    Insight begun = insight(READY, HOT, Optional.of(none), OptionalDouble.of(0.5));
    assertThat(sentence(MEASURED, begun))
        .isEqualTo("WebAssembly expected to be 2.00x slower, from sizes around");
  }

  @Test
  void fusedKernelsSaySo() {
    Insight fused =
        insight(
            new Standing.Ready(Agreement.WITHIN_BOUND),
            HOT,
            Optional.of(FASTER),
            OptionalDouble.of(2.5));
    assertThat(sentence(MEASURED, fused)).endsWith(" on your inputs; fused: within the bound");
  }

  @Test
  void aDecisionCarriesItsEvidence() {
    Decision decision = decision(MEASURED, 1000, ready(FASTER));
    assertThat(decision.operation()).isEqualTo("dot");
    assertThat(decision.elements()).isEqualTo(1000);
    assertThat(decision.strategy()).isEqualTo(Strategy.WASM);
    assertThat(decision.evidence()).contains(FASTER);
    assertThat(decision.since().orElseThrow())
        .isCloseTo(Instant.now().minusSeconds(3), within(1, ChronoUnit.SECONDS));
    assertThat(decision.quarantinedUntil()).isEmpty();
    Decision bare = decision(MEASURED, 1000, insight(UNTRIED, COLD));
    assertThat(bare.evidence()).isEmpty();
    assertThat(bare.since()).isEmpty();
  }
}
