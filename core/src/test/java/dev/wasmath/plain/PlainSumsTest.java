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

  @Test
  void aSumBeyondAllDoublesIsInfinite() {
    double[] sums = new double[5];
    PlainSums.powerSums(-1000, sums, 1, 4);
    assertThat(sums)
        .containsExactly(
            0, 1, Math.pow(2, 1000), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }
}
