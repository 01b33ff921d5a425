package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class RatiosTest {
  private static Ratios of(int pairs) {
    Ratios ratios = new Ratios();
    for (int i = 1; i <= pairs; i++) {
      ratios.add(Math.exp(10 + i), Math.exp(10));
    }
    return ratios;
  }

  @Test
  void theMedianIsThatOfTheLogarithms() {
    assertThat(of(0).median()).isEqualTo(0);
    assertThat(of(5).median()).isCloseTo(3, within(1e-12));
    assertThat(of(6).median()).isCloseTo(3.5, within(1e-12));
    // Only the last 31 pairs count.
    assertThat(of(100).median()).isCloseTo(85, within(1e-12));
    assertThat(of(100).pairs()).isEqualTo(31);
  }

  @Test
  void fewPairsHaveNoInterval() {
    assertThat(of(5).low()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(of(5).high()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  /** The ranks of the tables: 1 and 6 of 6, 3 and 10 of 12, 6 and 15 of 20. */
  @Test
  void theIntervalIsThatOfTheSignTest() {
    assertThat(of(6).low()).isCloseTo(1, within(1e-12));
    assertThat(of(6).high()).isCloseTo(6, within(1e-12));
    assertThat(of(12).low()).isCloseTo(3, within(1e-12));
    assertThat(of(12).high()).isCloseTo(10, within(1e-12));
    assertThat(of(20).low()).isCloseTo(6, within(1e-12));
    assertThat(of(20).high()).isCloseTo(15, within(1e-12));
  }
}
