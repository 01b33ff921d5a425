package dev.wasmath.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class QuantitiesTest {
  @Test
  void timesHaveTheUnitThatFits() {
    assertThat(Quantities.time(0.5)).isEqualTo("0.500 ns");
    assertThat(Quantities.time(825)).isEqualTo("825 ns");
    assertThat(Quantities.time(1350)).isEqualTo("1.35 us");
    assertThat(Quantities.time(865e6)).isEqualTo("865 ms");
    assertThat(Quantities.time(5e9)).isEqualTo("5.00 s");
    assertThat(Quantities.times(0.05)).isEqualTo("0.050x");
    assertThat(Quantities.times(7.014)).isEqualTo("7.01x");
  }
}
