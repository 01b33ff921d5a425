package dev.wasmath.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class FusedBoundTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void sameBitsAdmitNothingElse() {
    FusedBound same = FusedBound.sameBits();
    assertThat(same.admits(1, 1.0, 1.0, 1.0)).isTrue();
    assertThat(same.admits(1, Double.NaN, Double.NaN, 1.0)).isTrue();
    assertThat(same.admits(1, 0.0, -0.0, 1.0)).isFalse();
    assertThat(same.admits(1, 1.0, Math.nextUp(1.0), 1.0)).isFalse();
    assertThat(Add.OPERATION.fusedBound().admits(1, 1.0, Math.nextUp(1.0), 1.0)).isFalse();
  }

  @Test
  void unitsInTheLastPlaceAreThoseOfTheResult() {
    FusedBound four = FusedBound.ulps(4);
    assertThat(four.admits(1, 1.0, 1.0 + 4 * Math.ulp(1.0), 9.0)).isTrue();
    assertThat(four.admits(1, 1.0, 1.0 + 5 * Math.ulp(1.0), 9.0)).isFalse();
    assertThat(four.admits(1, 0.0, 4 * Double.MIN_VALUE, 9.0)).isTrue();
    assertThat(four.admits(1, INFINITY, Double.NaN, INFINITY)).isFalse();
    assertThat(four.admits(1, INFINITY, 1.0, INFINITY)).isFalse();
    assertThat(four.admits(1, Double.NaN, 1.0, Double.NaN)).isFalse();
  }

  @Test
  void sumsAreWithinTwiceTheirErrorBound() {
    // For n = 10 a product's bound is 12 units of 2^-53, and two results are within 24.
    FusedBound gemm = Gemm.OPERATION.fusedBound();
    assertThat(gemm.admits(10, 1.0, 1.0 + 0x1p-53 * 24, 1.0)).isTrue();
    assertThat(gemm.admits(10, 1.0, 1.0 + 0x1p-53 * 26, 1.0)).isFalse();
    assertThat(gemm.admits(10, 0.0, 0x1p-52, 1.0)).isTrue();
    assertThat(gemm.admits(10, 0.0, 20 * Double.MIN_VALUE, 0.0)).isTrue();
    assertThat(gemm.admits(10, 0.0, 30 * Double.MIN_VALUE, 0.0)).isFalse();
    assertThat(FusedBound.reductionUnits(16)).isEqualTo(5.0 + 16.0 / 8192);
    assertThat(FusedBound.reductionUnits(16_384)).isEqualTo(512 + 4 + 2.0);
  }

  @Test
  void nothingIsSaidOfSumsThatOverflow() {
    FusedBound dot = Dot.OPERATION.fusedBound();
    assertThat(dot.admits(2, Double.NaN, 1e308, INFINITY)).isTrue();
    assertThat(dot.admits(2, Double.NaN, 1e308, Double.NaN)).isFalse();
    assertThat(dot.admits(2, 1.0, Double.NaN, 1.0)).isFalse();
  }

  @Test
  void theMagnitudesOfAProbeAreItsNumbersWithoutSigns() {
    Probe probe = Probe.special(3);
    double[] magnitudes = probe.magnitudes().doubles(1000);
    double[] numbers = probe.doubles(1000);
    assertThat(magnitudes).isEqualTo(Arrays.stream(numbers).map(Math::abs).toArray());
    assertThat(numbers).contains(-1.0, -0.0);
  }
}
