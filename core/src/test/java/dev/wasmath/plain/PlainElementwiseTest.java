package dev.wasmath.plain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlainElementwiseTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double CANARY = 77.25;

  @Test
  void addAndScaleWriteTheirPartAlone() {
    double[] a = {CANARY, 1, -0.0, INFINITY, INFINITY};
    double[] b = {2, 0.0, -INFINITY, 1};
    double[] out = {CANARY, CANARY, 0, 0, 0, 0, CANARY};
    PlainElementwise.add(a, 1, b, 0, out, 2, 4);
    assertThat(out).containsExactly(CANARY, CANARY, 3, 0.0, Double.NaN, INFINITY, CANARY);
    PlainElementwise.scale(-0.5, a, 1, out, 2, 2);
    assertThat(out).containsExactly(CANARY, CANARY, -0.5, 0.0, Double.NaN, INFINITY, CANARY);
  }

  @Test
  void differencesProductsAndCombinationsWriteTheirPartAlone() {
    double[] a = {CANARY, 1, -0.0, INFINITY};
    double[] b = {2, 3, INFINITY};
    double[] out = {CANARY, 0, 0, 0, CANARY};
    PlainElementwise.subtract(a, 1, b, 0, out, 1, 3);
    assertThat(out).containsExactly(CANARY, -1, -3, Double.NaN, CANARY);
    PlainElementwise.hadamard(a, 1, b, 0, out, 1, 3);
    assertThat(out).containsExactly(CANARY, 2, -0.0, INFINITY, CANARY);
    PlainElementwise.axpy(10, a, 1, b, 0, out, 1, 3);
    assertThat(out).containsExactly(CANARY, 12, 3, INFINITY, CANARY);
    PlainElementwise.linearCombination(10, a, 1, 0, b, 0, out, 1, 3);
    assertThat(out).containsExactly(CANARY, 10, 0.0, Double.NaN, CANARY);
  }

  @Test
  void reluKeepsWhatIsAboveZero() {
    assertThat(relu(-INFINITY, -1, -0.0, 0.0, Double.MIN_VALUE, 2.5, INFINITY, Double.NaN))
        .containsExactly(0.0, 0.0, 0.0, 0.0, Double.MIN_VALUE, 2.5, INFINITY, Double.NaN);
  }

  private static double[] relu(double... x) {
    PlainElementwise.relu(x, 0, x, 0, x.length);
    return x;
  }
}
