package dev.wasmath.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.op.Probe;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainReductionsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 1, 2, 15, 16, 17, 31, 32, 33, 47, 48, 49, 1000, 8191, 8192, 8193, 8208, 16383, 16384,
        16385, 24577, 40000
      })
  void dotHasTheBitsOfTheSixteenLanes(int n) {
    for (Probe probe : new Probe[] {Probe.ordinary(n), Probe.special(n)}) {
      double[] a = probe.doubles(n);
      double[] b = probe.doubles(n);
      double dot = PlainReductions.dot(a, 0, b, 0, n);
      assertThat(Double.doubleToLongBits(dot))
          .isEqualTo(Double.doubleToLongBits(restatedDot(a, b)));
    }
  }

  /** The contract once more, lane by lane instead of element by element. */
  private static double restatedDot(double[] a, double[] b) {
    double total = 0.0;
    for (int chunk = 0; chunk * 8192 < a.length; chunk++) {
      double[] lanes = new double[16];
      for (int lane = 0; lane < 16; lane++) {
        int end = Math.min(a.length, (chunk + 1) * 8192);
        for (int i = chunk * 8192 + lane; i < end; i += 16) {
          double product = a[i] * b[i];
          lanes[lane] = lanes[lane] + product;
        }
      }
      total = total + tree(lanes);
    }
    return total;
  }

  private static double tree(double[] lanes) {
    if (lanes.length == 1) {
      return lanes[0];
    }
    double[] half = new double[lanes.length / 2];
    Arrays.setAll(half, lane -> lanes[lane] + lanes[lane + half.length]);
    return tree(half);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 100, 8191, 8192, 8193, 24577})
  void sumsAreDotsWithOnes(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1.0);
    for (Probe probe : new Probe[] {Probe.ordinary(n), Probe.special(n)}) {
      double[] x = probe.doubles(n + 1);
      double[] sizes = Arrays.stream(x).map(Math::abs).toArray();
      assertThat(Double.doubleToLongBits(PlainReductions.sum(x, 1, n)))
          .isEqualTo(Double.doubleToLongBits(PlainReductions.dot(x, 1, ones, 0, n)));
      assertThat(Double.doubleToLongBits(PlainReductions.norm1(x, 1, n)))
          .isEqualTo(Double.doubleToLongBits(PlainReductions.dot(sizes, 1, ones, 0, n)));
    }
  }

  @Test
  void extremesOfAPart() {
    double[] x = {-9, 3, -0.0, -4, 0.0, 99};
    assertThat(PlainReductions.min(x, 1, 4)).isEqualTo(-4);
    assertThat(PlainReductions.max(x, 1, 4)).isEqualTo(3);
    assertThat(PlainReductions.normInfinity(x, 1, 4)).isEqualTo(4);
    assertThat(Double.doubleToLongBits(PlainReductions.max(x, 2, 1)))
        .isEqualTo(Double.doubleToLongBits(-0.0));
    assertThat(PlainReductions.min(x, 0, 0)).isEqualTo(INFINITY);
    assertThat(PlainReductions.max(x, 0, 0)).isEqualTo(-INFINITY);
    assertThat(PlainReductions.normInfinity(x, 0, 0)).isEqualTo(0.0);
    x[3] = Double.NaN;
    assertThat(PlainReductions.min(x, 1, 4)).isNaN();
    assertThat(PlainReductions.max(x, 1, 4)).isNaN();
    assertThat(PlainReductions.normInfinity(x, 1, 4)).isNaN();
  }

  @Test
  void theOrderMatters() {
    double[] a = Probe.ordinary(1).doubles(1000);
    double inOrder = 0.0;
    for (double element : a) {
      inOrder += element * element;
    }
    assertThat(PlainReductions.dot(a, 0, a, 0, 1000)).isNotEqualTo(inOrder);
  }

  @Test
  void dotReadsItsPartAlone() {
    double[] a = {Double.NaN, 1, 2, 3, Double.NaN};
    double[] b = {Double.NaN, Double.NaN, 10, 100, 1000};
    assertThat(PlainReductions.dot(a, 1, b, 2, 3)).isEqualTo(3210.0);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0",
    "-0.0, 0.0",
    "-3.0, 3.0",
    "4.9e-324, 4.9e-324",
    "1e-310, 1e-310",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
    "-1e-300, 1e-300",
    "1e300, 1e300",
    "1.7976931348623157e308, 1.7976931348623157e308",
    "Infinity, Infinity",
    "-Infinity, Infinity",
    "NaN, NaN",
  })
  void normOfOneElement(double x, double norm) {
    assertThat(Double.doubleToLongBits(norm(x))).isEqualTo(Double.doubleToLongBits(norm));
  }

  @Test
  void normAtTheEdges() {
    assertThat(norm()).isEqualTo(0.0);
    assertThat(norm(3e300, 4e300)).isEqualTo(5e300);
    assertThat(norm(3e-300, 4e-300)).isBetween(5e-300, Math.nextUp(5e-300));
    assertThat(norm(0x3p-1074, 0x4p-1074)).isEqualTo(0x5p-1074);
    assertThat(norm(Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(INFINITY);
    assertThat(norm(INFINITY, -INFINITY, 1)).isEqualTo(INFINITY);
    assertThat(norm(INFINITY, Double.NaN)).isNaN();
    assertThat(norm(Double.NaN, 1e300, 1e300)).isNaN();
    assertThat(norm(1e300, 1e-300, 0)).isEqualTo(1e300);
    assertThat(norm(Double.MIN_VALUE, 1)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0x1p-1040, 0x1p-600, 0x1p-452, 0x1p-450, 0x1p-447, 1, 0x1p490, 0x1p500, 0x1p1010})
  void normIsAccurateOnEveryScale(double scale) {
    MathContext digits = new MathContext(40);
    for (int n : new int[] {1, 5, 16, 100, 9000}) {
      double[] x = Probe.ordinary(n).doubles(n);
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = 0; i < n; i++) {
        x[i] *= scale;
        sum = sum.add(new BigDecimal(x[i]).pow(2), digits);
      }
      double exact = sum.sqrt(digits).doubleValue();
      assertThat(Math.abs(norm(x) - exact)).isLessThanOrEqualTo(4 * Math.ulp(exact));
    }
  }

  private static double norm(double... x) {
    return PlainReductions.norm(x, 0, x.length);
  }
}
