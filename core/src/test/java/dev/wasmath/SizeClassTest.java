package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SizeClassTest {
  @Test
  void classesGrowWithTheCostAndContainTheirOwn() {
    int last = SizeClass.ofCost(0);
    for (long cost = 1; cost < 1L << 40; cost += 1 + cost / 50) {
      int sizeClass = SizeClass.ofCost(cost);
      assertThat(sizeClass).isGreaterThanOrEqualTo(last);
      assertThat(SizeClass.cost(sizeClass)).isLessThanOrEqualTo(cost);
      assertThat(SizeClass.cost(sizeClass + 1)).isGreaterThan(cost);
      assertThat(SizeClass.ofCost(SizeClass.middle(sizeClass))).isEqualTo(sizeClass);
      last = sizeClass;
    }
    assertThat(SizeClass.ofCost(Long.MAX_VALUE - SizeClass.STEPS)).isLessThan(SizeClass.COSTS);
  }

  @Test
  void thinProductsAreClassesOfTheirOwn() {
    int square = SizeClass.of(10_000, 1_000_000);
    int thin = SizeClass.of(1_000_000, 1_000_000);
    assertThat(square).isNotEqualTo(thin);
    assertThat(SizeClass.cost(square)).isEqualTo(SizeClass.cost(thin));
    assertThat(SizeClass.first(square) % SizeClass.COSTS).isEqualTo(0);
    assertThat(thin).isEqualTo(SizeClass.ofCost(1_000_000));
  }
}
