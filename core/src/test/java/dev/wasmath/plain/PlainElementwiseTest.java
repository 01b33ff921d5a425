package dev.wasmath.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.op.Probe;
import java.math.BigDecimal;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
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

  @Test
  void sigmoidAtTheEdges() {
    assertThat(sigmoid(-INFINITY, -1000, -0.0, 0.0, 40, 1000, INFINITY, Double.NaN))
        .containsExactly(0.0, 0.0, 0.5, 0.5, 1.0, 1.0, 1.0, Double.NaN);
    // Below the smallest normal number only the absolute error is bounded.
    assertThat(sigmoid(-720)[0]).isBetween(0.0, Double.MIN_NORMAL);
  }

  @Test
  void tanhAtTheEdges() {
    double[] x = {-INFINITY, -30, -0.0, 0.0, Double.MIN_VALUE, 30, INFINITY, Double.NaN};
    PlainElementwise.tanh(x, 0, x, 0, x.length);
    assertThat(x).containsExactly(-1, -1, -0.0, 0.0, Double.MIN_VALUE, 1, 1, Double.NaN);
  }

  @Test
  void sigmoidAndTanhStayWithinTheirBounds() {
    Probe probe = Probe.ordinary(20);
    for (int i = 0; i < 300; i++) {
      double x = probe.next() * (i < 150 ? 3 : 40);
      Apfloat exponential = ApfloatMath.exp(new Apfloat(new BigDecimal(x), 40));
      Apfloat one = new Apfloat(1, 40);
      double sigmoid = exponential.divide(one.add(exponential)).doubleValue();
      Apfloat square = exponential.multiply(exponential);
      double tanh = square.subtract(one).divide(square.add(one)).doubleValue();
      double[] out = {x};
      PlainElementwise.tanh(out, 0, out, 0, 1);
      assertThat(Math.abs(sigmoid(x)[0] - sigmoid)).isLessThanOrEqualTo(3 * Math.ulp(sigmoid));
      assertThat(Math.abs(out[0] - tanh)).isLessThanOrEqualTo(3 * Math.ulp(tanh));
    }
  }

  private static double[] relu(double... x) {
    PlainElementwise.relu(x, 0, x, 0, x.length);
    return x;
  }

  private static double[] sigmoid(double... x) {
    PlainElementwise.sigmoid(x, 0, x, 0, x.length);
    return x;
  }
}
