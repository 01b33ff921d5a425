package dev.wasmath.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void theMedianIsInTheMiddle() {
    assertThat(Numbers.median(9, 1, 2)).isEqualTo(2);
    assertThat(Numbers.median(9, 1, 2, 4)).isEqualTo(3);
    assertThatThrownBy(Numbers::median).hasMessageContaining("0 values");
  }

  @Test
  void theGeometricMeanOfRatios() {
    assertThat(Numbers.geometricMean(List.of(2.0, 8.0)).orElseThrow())
        .isCloseTo(4, Offset.offset(1e-12));
    assertThat(Numbers.geometricMean(List.of())).isEmpty();
  }

  @Test
  void timesHaveUnits() {
    assertThat(Numbers.time(94.26)).isEqualTo("94.3 ns");
    assertThat(Numbers.time(4_240)).isEqualTo("4.24 us");
    assertThat(Numbers.time(48.5e6)).isEqualTo("48.5 ms");
    assertThat(Numbers.time(1.5e9)).isEqualTo("1.50 s");
    assertThat(Numbers.ratio(OptionalDouble.of(0.8333))).isEqualTo("0.83");
    assertThat(Numbers.ratio(OptionalDouble.empty())).isEqualTo("n/a");
  }
}
