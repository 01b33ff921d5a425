package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** On a clock of its own: times are passed in. */
final class MeterTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long START = Long.MAX_VALUE - SECOND / 2;
  private static final OptionalDouble UNKNOWN = OptionalDouble.empty();
  private static final Offset<Double> EXACT = within(1e-9);

  private final Meter meter = new Meter(START);

  private void add(Strategy strategy, double nanos, double weight, long time) {
    meter.add(strategy, nanos, nanos, weight, UNKNOWN, START + time);
  }

  private Load load(long time) {
    return meter.load(0, START + time);
  }

  @Test
  void aFreshMeterIsIdle() {
    assertThat(meter.load(7, START)).isEqualTo(new Load(7, 0, 0, 0));
    assertThat(meter.average(Strategy.WASM)).isZero();
    assertThat(meter.percentiles(Strategy.CPU)).isEqualTo(Metrics.Percentiles.NONE);
    assertThat(meter.compared()).isZero();
    assertThat(meter.saved()).isZero();
  }

  @Test
  void aCallStandsForThoseSinceTheOneBefore() {
    add(Strategy.CPU, 10e6, 1, 0);
    add(Strategy.CPU, 20e6, 9, 0);
    add(Strategy.WASM, 5e6, 10, 0);
    assertThat(meter.average(Strategy.CPU)).isEqualTo(19e6);
    assertThat(meter.average(Strategy.WASM)).isEqualTo(5e6);
    assertThat(meter.total(Strategy.CPU)).isEqualTo(190e6);
    assertThat(meter.total(Strategy.WASM)).isEqualTo(50e6);
    Load load = load(0);
    assertThat(load.callsPerSecond()).isEqualTo(20);
    assertThat(load.averageMillis()).isEqualTo(12, EXACT);
    assertThat(load.totalSeconds()).isEqualTo(0.24, EXACT);
  }

  @Test
  void aSteadyRateIsShown() {
    for (int i = 0; i < 1000; i++) {
      add(Strategy.CPU, 1000, 20, i * SECOND / 100);
    }
    assertThat(load(10 * SECOND).callsPerSecond()).isCloseTo(2000, within(20.0));
  }

  @Test
  void ratesFadeInASecondAndTotalsInAMinute() {
    add(Strategy.CPU, 1e6, 3000, 0);
    assertThat(load(0).totalSeconds()).isEqualTo(3, EXACT);
    assertThat(load(SECOND).callsPerSecond()).isEqualTo(3000 / Math.E, within(1e-6));
    assertThat(load(60 * SECOND).totalSeconds()).isEqualTo(1.5, EXACT);
    assertThat(load(120 * SECOND).totalSeconds()).isEqualTo(0.75, EXACT);
    assertThat(load(3600 * SECOND).averageMillis()).isEqualTo(1, EXACT);
    // What was hot becomes cool.
    assertThat(Policy.adr003().hot(load(0))).isTrue();
    assertThat(Policy.adr003().hot(load(120 * SECOND))).isFalse();
  }

  @Test
  void theAverageIsThatOfLate() {
    add(Strategy.CPU, 100e6, 10, 0);
    add(Strategy.CPU, 1e6, 10, 600 * SECOND);
    assertThat(load(600 * SECOND).averageMillis()).isBetween(1.0, 1.2);
    assertThat(meter.average(Strategy.CPU)).isEqualTo(50.5e6);
  }

  @Test
  void aClockThatIsSetBackFadesNothing() {
    add(Strategy.CPU, 1e6, 3000, 0);
    add(Strategy.CPU, 1e6, 0, -5 * SECOND);
    assertThat(load(-5 * SECOND).totalSeconds()).isEqualTo(3, EXACT);
    assertThat(load(-8 * SECOND).callsPerSecond()).isEqualTo(3000);
  }

  @Test
  void savedIsWhatPlainJavaWouldHaveTakenMore() {
    meter.add(Strategy.WASM, 100, 100, 10, OptionalDouble.of(4), START);
    meter.add(Strategy.WASM, 200, 200, 10, OptionalDouble.of(0.5), START);
    assertThat(meter.compared()).isEqualTo(3000);
    assertThat(meter.saved()).isEqualTo(3000 - 1000);
    // Plain calls save nothing, and where no pair was measured nobody knows.
    meter.add(Strategy.CPU, 100, 100, 10, OptionalDouble.of(4), START);
    meter.add(Strategy.WASM, 100, 100, 10, UNKNOWN, START);
    assertThat(meter.compared()).isEqualTo(3000);
  }

  @Test
  void belowAThousandSamplesThereAreNoPercentiles() {
    for (int i = 1; i < 1000; i++) {
      add(Strategy.WASM, i, 1000, 0);
    }
    assertThat(meter.percentiles(Strategy.WASM)).isEqualTo(Metrics.Percentiles.NONE);
    add(Strategy.WASM, 1000, 1000, 0);
    assertThat(meter.percentiles(Strategy.WASM)).isEqualTo(percentiles(500, 950, 990));
    assertThat(meter.percentiles(Strategy.CPU)).isEqualTo(Metrics.Percentiles.NONE);
  }

  @Test
  void percentilesAreWeighted() {
    for (int i = 0; i < 900; i++) {
      add(Strategy.CPU, 10, 1, 0);
    }
    for (int i = 0; i < 100; i++) {
      add(Strategy.CPU, 1000, 81, 0);
    }
    // A tenth of the samples stands for nine tenths of the calls.
    assertThat(meter.percentiles(Strategy.CPU)).isEqualTo(percentiles(1000, 1000, 1000));
  }

  @Test
  void onlyTheLastSamplesCountForPercentiles() {
    for (int i = 0; i < 3000; i++) {
      add(Strategy.CPU, 1e6, 1, 0);
    }
    for (int i = 0; i < 2048; i++) {
      add(Strategy.CPU, 10, 1, 0);
    }
    assertThat(meter.percentiles(Strategy.CPU)).isEqualTo(percentiles(10, 10, 10));
  }

  private static Metrics.Percentiles percentiles(double p50, double p95, double p99) {
    return new Metrics.Percentiles(
        OptionalDouble.of(p50), OptionalDouble.of(p95), OptionalDouble.of(p99));
  }
}
