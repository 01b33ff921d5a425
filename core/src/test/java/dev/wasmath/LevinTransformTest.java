package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.Limit.Status;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LevinTransformTest {
  private static final int[] LENGTHS = {3, 4, 5, 6, 7, 8, 9, 10, 13, 16, 20, 25, 30, 60, 200, 1000};

  /** A series: its terms, counted from 0, and its sum. */
  private enum Series {
    ZETA_2(k -> 1.0 / (k + 1) / (k + 1), Math.PI * Math.PI / 6),
    ZETA_3_HALVES(k -> Math.pow(k + 1, -1.5), 2.612375348685488),
    ZETA_1_POINT_1(k -> Math.pow(k + 1, -1.1), 10.584448464950809),
    ZETA_2_AFTER_ZERO(k -> k == 0 ? 0 : 1.0 / k / k, Math.PI * Math.PI / 6),
    TELESCOPING(k -> 1 / ((k + 1) * (k + 2.0)), 1),
    GEOMETRIC(k -> Math.pow(0.5, k), 2),
    SLOW_GEOMETRIC(k -> Math.pow(0.99, k), 100),
    SIGNED_GEOMETRIC(k -> Math.pow(-0.9, k), 1 / 1.9),
    POLYNOMIAL_GEOMETRIC(k -> (k + 1) * Math.pow(0.5, k), 4),
    LOG_2(k -> (k % 2 == 0 ? 1.0 : -1.0) / (k + 1), Math.log(2)),
    LEIBNIZ(k -> (k % 2 == 0 ? 1.0 : -1.0) / (2 * k + 1), Math.PI / 4),
    LEIBNIZ_WITH_ZEROS(k -> k % 2 == 1 ? 0 : (k % 4 == 0 ? 1.0 : -1.0) / (k + 1), Math.PI / 4),
    EXPONENTIAL(k -> 1 / factorial(k), Math.E),
    COSINE_WITH_ZEROS(k -> k % 2 == 1 ? 0 : (k % 4 == 0 ? 1 : -1) / factorial(k), Math.cos(1)),
    TENTHS_TO_ZERO(k -> k == 0 ? 1 : 1 / Math.sqrt(k + 1) - 1 / Math.sqrt(k), 0);

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas capture nothing
    private final IntToDoubleFunction terms;

    private final double sum;

    Series(IntToDoubleFunction terms, double sum) {
      this.terms = terms;
      this.sum = sum;
    }
  }

  private static double factorial(int n) {
    double product = 1;
    for (int i = 2; i <= n; i++) {
      product *= i;
    }
    return product;
  }

  private static double[] partialSums(IntToDoubleFunction terms, int n) {
    double[] sums = new double[n];
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += terms.applyAsDouble(k);
      sums[k] = sum;
    }
    return sums;
  }

  @ParameterizedTest
  @EnumSource
  void theEstimateNeverClaimsMoreThanOneDigitTooMany(Series series) {
    for (int n : LENGTHS) {
      Limit limit = LevinTransform.limit(partialSums(series.terms, n));
      assertThat(Math.abs(limit.value() - series.sum))
          .as("%s of %d elements", limit, n)
          .isLessThanOrEqualTo(10 * limit.error());
      assertThat(limit.terms()).isBetween(1, n);
      if (n >= 25) {
        assertThat(limit.status()).as("of %d elements", n).isEqualTo(Status.CONVERGED);
      }
    }
  }

  @Test
  void thirteenTermsOfZeta2() {
    Limit limit = LevinTransform.limit(partialSums(Series.ZETA_2.terms, 13));
    assertThat(Math.abs(limit.value() - Series.ZETA_2.sum)).isLessThan(1e-9);
    assertThat(limit.error()).isLessThan(1e-8);
  }

  @Test
  void alternatingSeriesReachFullPrecision() {
    for (Series series : new Series[] {Series.LOG_2, Series.LEIBNIZ}) {
      Limit limit = LevinTransform.limit(partialSums(series.terms, 20));
      assertThat(Math.abs(limit.value() - series.sum)).isLessThan(2e-15);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 10, 50})
  void sequencesWhoseStepsDoNotShrinkAreDivergent(int n) {
    assertThat(status(k -> Math.pow(2, k), n)).isEqualTo(Status.DIVERGENT);
    assertThat(status(k -> Math.pow(-2, k), n)).isEqualTo(Status.DIVERGENT);
    assertThat(status(k -> k % 2 == 0 ? 1 : -1, n)).isEqualTo(Status.DIVERGENT);
    assertThat(status(k -> 3, n)).isEqualTo(Status.DIVERGENT);
  }

  @Test
  void seriesThatGrowForEverDoNotConverge() {
    for (int n : LENGTHS) {
      assertThat(status(k -> 1.0 / (k + 1), n)).isNotEqualTo(Status.CONVERGED);
      // Nor on a scale on which every distance is small.
      assertThat(status(k -> 1e-9 / (k + 1), n)).isNotEqualTo(Status.CONVERGED);
      assertThat(status(k -> k == 0 ? 0 : Math.log1p(1.0 / k), n)).isNotEqualTo(Status.CONVERGED);
    }
  }

  private static Status status(IntToDoubleFunction terms, int n) {
    return LevinTransform.limit(partialSums(terms, n)).status();
  }

  @Test
  void aSequenceAtRestIsAtItsLimit() {
    Limit constant = LevinTransform.limit(new double[] {3, 3, 3});
    assertThat(constant.value()).isEqualTo(3);
    assertThat(constant.status()).isEqualTo(Status.CONVERGED);
    assertThat(constant.terms()).isEqualTo(3);
    double[] cosines = new double[300];
    double x = 1;
    for (int i = 0; i < cosines.length; i++) {
      x = Math.cos(x);
      cosines[i] = x;
    }
    Limit limit = LevinTransform.limit(cosines);
    assertThat(limit.value()).isEqualTo(x);
    assertThat(limit.status()).isEqualTo(Status.CONVERGED);
    assertThat(limit.error()).isLessThan(1e-15);
  }

  @Test
  void aPauseIsNotRest() {
    assertThat(LevinTransform.limit(new double[] {1, 1, 0.5}).status())
        .isNotEqualTo(Status.CONVERGED);
    assertThat(LevinTransform.limit(new double[] {0, 5, 5}).error()).isInfinite();
  }

  @Test
  void hugeStepsDoNotBecomeALimit() {
    Limit limit = LevinTransform.limit(new double[] {1e308, -1e308, 1e308, -1e308});
    assertThat(limit.status()).isNotEqualTo(Status.CONVERGED);
  }
}
