package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class OutlookTest {
  private static final long MINUTE = 60_000_000_000L;
  private static final int THOUSAND = SizeClass.ofCost(1000);
  private static final int MILLION = SizeClass.ofCost(1_000_000);

  private final Traffic traffic = new Traffic();
  private final Races races = new Races(Tuning.usual());
  private final byte[] plan = new byte[SizeClass.COUNT];

  private double seconds(long now) {
    return new Outlook(traffic, races, plan, Long.MAX_VALUE).seconds(now);
  }

  /** Ten seconds at a cost. */
  private void call(int sizeClass, long now) {
    traffic.add(sizeClass, 1e9, 10, now);
  }

  private void measure(int sizeClass, double ratio) {
    Race race = races.at(sizeClass, 0);
    for (int i = 0; i < 11; i++) {
      race.addScratch(100 * ratio, 100);
    }
    race.decideByScratch(0);
  }

  @Test
  void whatIsNotMeasuredCouldSaveHalf() {
    assertThat(seconds(0)).isZero();
    call(THOUSAND, 0);
    assertThat(seconds(0)).isCloseTo(5, within(1e-9));
    // A minute ago counts half.
    assertThat(seconds(MINUTE)).isCloseTo(2.5, within(1e-9));
    call(MILLION, MINUTE);
    assertThat(seconds(MINUTE)).isCloseTo(7.5, within(1e-9));
  }

  @Test
  void whatIsMeasuredSavesWhatItSays() {
    call(THOUSAND, 0);
    measure(THOUSAND, 4);
    assertThat(seconds(0)).isCloseTo(7.5, within(1e-9));
    plan[THOUSAND] = 1;
    assertThat(seconds(0)).isZero();
  }

  @Test
  void aSlowerKernelThatServesCouldBeLeft() {
    call(THOUSAND, 0);
    measure(THOUSAND, 0.5);
    assertThat(seconds(0)).isZero();
    plan[THOUSAND] = 1;
    assertThat(seconds(0)).isCloseTo(5, within(1e-9));
  }

  @Test
  void tinyCallsAndThoseThatCannotBeServedSaveNothing() {
    call(SizeClass.ofCost(8), 0);
    call(MILLION, 0);
    assertThat(new Outlook(traffic, races, plan, 100_000).seconds(0)).isZero();
  }
}
