package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** On a clock of its own: times are passed in. */
final class MeterTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long START = Long.MAX_VALUE - SECOND / 2;

  private final Meter meter = new Meter(START);

  private void record(int calls, Strategy strategy, long start, long nanos) {
    for (int i = 0; i < calls; i++) {
      meter.record(strategy, START + start, START + start + nanos);
    }
  }

  private Load load(long time) {
    return meter.load(START + time);
  }

  @Test
  void countsAndTimesByStrategy() {
    record(3, Strategy.CPU, 0, 10_000_000);
    record(1, Strategy.WASM, 0, 50_000_000);
    assertThat(meter.tally(Strategy.CPU).calls().sum()).isEqualTo(3);
    assertThat(meter.tally(Strategy.CPU).averageNanos()).isEqualTo(10e6);
    assertThat(meter.tally(Strategy.WASM).averageNanos()).isEqualTo(50e6);
    assertThat(meter.lastCall()).isEqualTo(START + 50_000_000);
    Load load = load(SECOND / 2);
    assertThat(load).isEqualTo(new Load(4, 4, 20, 0.08));
  }

  @Test
  void aFreshMeterIsIdle() {
    assertThat(load(0)).isEqualTo(new Load(0, 0, 0, 0));
    assertThat(meter.tally(Strategy.WASM).averageNanos()).isEqualTo(0);
  }

  @Test
  void countsWithinASecondEvenWhereTheClockWraps() {
    record(1000, Strategy.CPU, SECOND / 2 + 1, 1);
    assertThat(load(SECOND - 1).callsPerSecond()).isEqualTo(1000);
    record(1, Strategy.CPU, SECOND - 5, 1);
    assertThat(load(SECOND - 1).callsPerSecond()).isEqualTo(1001);
  }

  @Test
  void theRateOfTheLastFullSecondHoldsDuringTheNext() {
    record(1500, Strategy.CPU, 100, 1);
    record(1, Strategy.CPU, SECOND, 0);
    assertThat(load(SECOND + 10).callsPerSecond()).isEqualTo(1501);
    record(10, Strategy.CPU, SECOND + 100, 1);
    assertThat(load(SECOND + 200).callsPerSecond()).isEqualTo(1501);
    record(1, Strategy.CPU, 2 * SECOND, 0);
    assertThat(load(2 * SECOND + 10).callsPerSecond()).isEqualTo(11);
  }

  @Test
  void theRateFallsWhileNobodyCalls() {
    record(2000, Strategy.CPU, 100, 1);
    assertThat(load(4 * SECOND).callsPerSecond()).isEqualTo(500);
  }
}
