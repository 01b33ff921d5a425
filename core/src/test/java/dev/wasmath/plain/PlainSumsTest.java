package dev.wasmath.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainSumsTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 10})
  void everyPartialSumIsWithinTwoUlp(int s) {
    int n = 20_000;
    double[] sums = new double[n];
    PlainSums.powerSums(s, sums, 0, n);
    MathContext digits = new MathContext(40);
    BigDecimal exact = BigDecimal.ZERO;
    for (int k = 1; k <= n; k++) {
      BigDecimal power = new BigDecimal(BigInteger.valueOf(k).pow(s));
      exact = exact.add(BigDecimal.ONE.divide(power, digits), digits);
      double rounded = exact.doubleValue();
      assertThat(Math.abs(sums[k - 1] - rounded)).isLessThanOrEqualTo(2 * Math.ulp(rounded));
    }
  }

  @Test
  void halfIntegersToo() {
    double[] sums = new double[5000];
    PlainSums.powerSums(0.5, sums, 0, 5000);
    MathContext digits = new MathContext(40);
    BigDecimal exact = BigDecimal.ZERO;
    for (int k = 1; k <= 5000; k++) {
      exact = exact.add(BigDecimal.ONE.divide(BigDecimal.valueOf(k).sqrt(digits), digits), digits);
    }
    double rounded = exact.doubleValue();
    assertThat(Math.abs(sums[4999] - rounded)).isLessThanOrEqualTo(2 * Math.ulp(rounded));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-60, -7.25, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3.75, 11, 40, 97.5})
  void sumsAreThoseOfTheSinglePowers(double s) {
    int n = 300_000;
    double[] sums = new double[n + 2];
    PlainSums.powerSums(s, sums, 1, n);
    double high = 0;
    double low = 0;
    double worst = 0;
    for (int k = 1; k <= n; k++) {
      double term = PlainPower.pow(k, -s);
      double next = high + term;
      double added = next - high;
      low += (high - (next - added)) + (term - added);
      high = next;
      if (Double.isInfinite(high)) {
        assertThat(sums[k]).isInfinite();
      } else {
        worst = Math.max(worst, Math.abs(sums[k] - (high + low)) / Math.ulp(high));
      }
    }
    assertThat(worst).isLessThanOrEqualTo(2);
    assertThat(sums[0]).isZero();
    assertThat(sums[n + 1]).isZero();
  }

  @Test
  void aSumBeyondAllDoublesIsInfinite() {
    double[] sums = new double[5];
    PlainSums.powerSums(-1000, sums, 1, 4);
    assertThat(sums)
        .containsExactly(
            0, 1, Math.pow(2, 1000), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }
}
