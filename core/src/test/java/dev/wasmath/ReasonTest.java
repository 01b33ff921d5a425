package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of ADR-003, at every boundary. */
final class ReasonTest {
  private static final Policy ADR = Policy.adr003();
  private static final Load IDLE = new Load(0, 0, 0, 0);
  private static final Load HOT = new Load(5000, 5000, 0.1, 0.5);
  private static final Candidate WON =
      new Candidate.Tried(new Trial(1000, Agreement.SAME_BITS, 200, 100, 21));

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
    assertThat(((Policy.Adr003) ADR).hot(load)).isEqualTo(hot);
    assertThat(Reason.judge(ADR, load, 101, WON)).isEqualTo(hot ? Reason.FASTER : Reason.NOT_HOT);
  }

  @Test
  void aHundredElementsAreSmall() {
    assertThat(Reason.judge(ADR, HOT, 100, WON)).isEqualTo(Reason.SMALL);
    assertThat(Reason.judge(ADR, HOT, 101, WON)).isEqualTo(Reason.FASTER);
    assertThat(Reason.judge(ADR, IDLE, 100, WON).sentence(IDLE, 100, WON))
        .isEqualTo("small: 100 elements");
  }

  @Test
  void onlyAWonTrialChoosesWebAssembly() {
    assertThat(judgeHot(new Candidate.Untried())).isEqualTo(Reason.UNTRIED);
    assertThat(judgeHot(new Candidate.Pending())).isEqualTo(Reason.UNTRIED);
    assertThat(judgeHot(new Candidate.Absent())).isEqualTo(Reason.ABSENT);
    assertThat(judgeHot(new Candidate.Failed("why"))).isEqualTo(Reason.FAILED);
    assertThat(judgeHot(tried(true, 100, 100.1))).isEqualTo(Reason.SLOWER);
    assertThat(judgeHot(tried(true, 100, 100))).isEqualTo(Reason.SLOWER);
    assertThat(judgeHot(tried(true, 100.1, 100))).isEqualTo(Reason.FASTER);
    assertThat(judgeHot(new Candidate.Tried(new Trial(5, Agreement.OTHER_BITS, 0, 0, 0))))
        .isEqualTo(Reason.OTHER_BITS);
    for (Reason reason : Reason.values()) {
      boolean wasm = reason == Reason.FASTER || reason == Reason.FORCED_WASM;
      assertThat(reason.strategy()).isEqualTo(wasm ? Strategy.WASM : Strategy.CPU);
    }
  }

  @Test
  void alwaysIsAlwaysUnlessItCannotBe() {
    Policy wasm = Policy.always(Strategy.WASM);
    Policy cpu = Policy.always(Strategy.CPU);
    Candidate untried = new Candidate.Untried();
    assertThat(Reason.judge(wasm, IDLE, 1, untried)).isEqualTo(Reason.FORCED_WASM);
    assertThat(Reason.judge(wasm, IDLE, 1, tried(true, 1, 2))).isEqualTo(Reason.FORCED_WASM);
    assertThat(Reason.judge(wasm, IDLE, 1, new Candidate.Absent())).isEqualTo(Reason.ABSENT);
    assertThat(Reason.judge(wasm, IDLE, 1, new Candidate.Failed(""))).isEqualTo(Reason.FAILED);
    assertThat(Reason.judge(cpu, HOT, 1000, WON)).isEqualTo(Reason.FORCED_CPU);
    assertThat(Reason.judge(cpu, HOT, 1000, new Candidate.Absent())).isEqualTo(Reason.FORCED_CPU);
  }

  @Test
  void sentencesCarryTheNumbers() {
    assertThat(judgeHot(WON).sentence(HOT, 500, WON))
        .isEqualTo("hot; WebAssembly measured 2.00x faster at size 1000");
    Candidate lost = tried(true, 100, 400);
    assertThat(judgeHot(lost).sentence(HOT, 500, lost))
        .isEqualTo("hot; WebAssembly measured 4.00x slower at size 7");
    Load cold = new Load(12, 12, 0.25, 0.003);
    assertThat(Reason.NOT_HOT.sentence(cold, 500, WON))
        .isEqualTo("not hot: 12 calls/s, 0.250 ms on average, 0.00300 s in total");
    Candidate failed = new Candidate.Failed("trapped");
    assertThat(Reason.FAILED.sentence(HOT, 500, failed)).isEqualTo("WebAssembly failed: trapped");
    for (Reason reason : Reason.values()) {
      assertThat(reason.sentence(HOT, 500, new Candidate.Pending())).isNotBlank();
    }
  }

  @Test
  void aTrialThatDidNotMeasureWonNothing() {
    Trial unmeasured = new Trial(5, Agreement.OTHER_BITS, 0, 0, 0);
    assertThat(unmeasured.speedUp()).isNaN();
    assertThat(unmeasured.won()).isFalse();
  }

  private static Reason judgeHot(Candidate candidate) {
    return Reason.judge(ADR, HOT, 101, candidate);
  }

  private static Candidate tried(boolean agreed, double cpuNanos, double wasmNanos) {
    return new Candidate.Tried(
        new Trial(7, agreed ? Agreement.SAME_BITS : Agreement.OTHER_BITS, cpuNanos, wasmNanos, 21));
  }
}
