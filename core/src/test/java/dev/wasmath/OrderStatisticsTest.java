package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.Benchmark.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrderStatisticsTest {
  private static double[] upTo(int n) {
    return IntStream.rangeClosed(1, n).asDoubleStream().toArray();
  }

  @ParameterizedTest
  @CsvSource({"1, 50, 1", "2, 50, 1", "3, 50, 2", "100, 95, 95", "100, 99, 99", "7, 99, 7"})
  void percentilesAreNearestRanks(int n, double percent, double expected) {
    assertThat(OrderStatistics.percentile(upTo(n), percent)).isEqualTo(expected);
  }

  /** Ranks from tables of the sign test's critical values, two-sided at 5 %. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 0",
    "5, 0",
    "6, 1",
    "8, 1",
    "9, 2",
    "20, 6",
    "31, 10",
    "100, 40",
    "1000, 469"
  })
  void ranksAreThoseOfTheSignTest(int n, int rank) {
    assertThat(OrderStatistics.rank(n)).isEqualTo(rank);
  }

  @Test
  void largeSamplesContinueTheSmallOnes() {
    int last = OrderStatistics.rank(1000);
    for (int n = 1001; n <= 1_000_000; n += 997) {
      int rank = OrderStatistics.rank(n);
      assertThat(rank).isBetween(last, n / 2);
      last = rank;
    }
    assertThat(OrderStatistics.rank(1001)).isBetween(469, 470);
    assertThat(OrderStatistics.rank(1_000_000)).isEqualTo(499_020);
  }

  @Test
  void aMedianOfFiveHasNoInterval() {
    assertThat(OrderStatistics.medianInterval(upTo(5))).isEmpty();
    assertThat(OrderStatistics.medianInterval(upTo(6))).contains(new Interval(1, 6));
    assertThat(OrderStatistics.medianInterval(upTo(100))).contains(new Interval(40, 61));
  }

  @Test
  void theIntervalHoldsTheMedianInAboutNineteenOfTwenty() {
    SplittableRandom random = new SplittableRandom(3);
    int missed = 0;
    for (int i = 0; i < 2000; i++) {
      // A heavy tail: no variance.
      double[] sample = random.doubles(25).map(u -> 1 / u).toArray();
      Arrays.sort(sample);
      Interval interval = OrderStatistics.medianInterval(sample).orElseThrow();
      missed += interval.low() > 2 || interval.high() < 2 ? 1 : 0;
    }
    assertThat(missed).isBetween(40, 120);
  }
}
