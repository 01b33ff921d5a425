package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class TrafficTest {
  private static final int TINY = SizeClass.ofCost(8);

  private final Traffic traffic = new Traffic();

  @Test
  void aPausedCallDoesNotSpeakForThoseItStandsFor() {
    assertThat(traffic.mean(TINY, 2e6, 1000)).isEqualTo(2e6);
    traffic.add(TINY, 20, 1, 0);
    assertThat(traffic.mean(TINY, 30, 60_000)).isEqualTo(30);
    // A millisecond of one call, and four times the usual 20 ns of the others.
    assertThat(traffic.mean(TINY, 1e6, 50_000)).isCloseTo(80 + 1e6 / 50_000, within(0.01));
    assertThat(traffic.mean(TINY, 1e6, 1)).isEqualTo(1e6);
  }

  @Test
  void callsThatHaveBecomeSlowAreBelievedSoon() {
    traffic.add(TINY, 100, 1, 0);
    double mean = 0;
    for (int i = 0; i < 40; i++) {
      mean = traffic.mean(TINY, 5000, 10_000);
      boolean _ = traffic.add(TINY, mean, 10_000, i);
    }
    assertThat(mean).isCloseTo(5000, within(1.0));
  }

  @Test
  void theClockIsNotPartOfACall() {
    AtomicLong time = new AtomicLong();
    Tuning tuning = Tuning.timedBy(() -> time.getAndAdd(50));
    assertThat(tuning.call(80)).isEqualTo(30);
    assertThat(tuning.call(51)).isEqualTo(51 / 4.0);
    assertThat(tuning.call(0)).isEqualTo(1);
    assertThat(Tuning.usual().call(80)).isEqualTo(80);
  }
}
