package dev.wasmath.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The elementary functions keep their bounds, and the oracle that says so agrees with apfloat. */
final class ElementaryAccuracyTest {
  private static final int POINTS = 20_000;
  private static final int DIGITS = 60;
  private static final Apfloat ONE = new Apfloat(1, DIGITS);

  @ParameterizedTest
  @FieldSource("dev.wasmath.plain.Accuracy#ALL")
  void staysWithinItsBound(Accuracy function) {
    double[] errors = function.errors(20261122, POINTS);
    assertThat(errors[POINTS - 1]).isLessThanOrEqualTo(function.bound());
  }

  @Test
  void sinesNearMultiplesOfPiKeepTheirDigits() {
    Accuracy sin = Accuracy.named("sin");
    Accuracy cos = Accuracy.named("cos");
    // 6381956970095103 * 2^797 is the double nearest to a multiple of pi/2, relatively (Muller,
    // "Elementary Functions"); the others are near too.
    double[] hard = {
      0x1.6ac5b262ca1ffp849,
      Math.PI,
      2 * Math.PI,
      Math.PI / 2,
      355.0,
      710.0,
      103993.0,
      0x1p20,
      Math.nextUp(0x1p20),
      Math.nextDown(0x1p20),
      0x1p1023,
      Double.MAX_VALUE,
      1e22,
      Double.MIN_VALUE,
      1e-200
    };
    for (double x : hard) {
      assertThat(sin.error(x, 0)).as("sin %s", x).isLessThanOrEqualTo(sin.bound());
      assertThat(sin.error(-x, 0)).as("sin -%s", x).isLessThanOrEqualTo(sin.bound());
      assertThat(cos.error(x, 0)).as("cos %s", x).isLessThanOrEqualTo(cos.bound());
    }
  }

  @Test
  void theOracleAgreesWithApfloat() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 12; i++) {
      double x = random.nextDouble(-30, 30);
      double positive = random.nextDouble(0.001, 100);
      Apfloat e = ApfloatMath.exp(exactly(x));
      agree(ExactFunctions.exp(x), e);
      agree(ExactFunctions.sigmoid(x), e.divide(e.add(ONE)));
      agree(ExactFunctions.softplus(x), ApfloatMath.log(e.add(ONE)));
      agree(ExactFunctions.log(positive), ApfloatMath.log(exactly(positive)));
      agree(ExactFunctions.tanh(x), ApfloatMath.tanh(exactly(x)));
      agree(ExactFunctions.tanh(x / 40), ApfloatMath.tanh(exactly(x / 40)));
      agree(ExactFunctions.sin(x), ApfloatMath.sin(exactly(x)));
      agree(ExactFunctions.cos(x), ApfloatMath.cos(exactly(x)));
      agree(ExactFunctions.sin(x * 1e15), ApfloatMath.sin(exactly(x * 1e15)));
      agree(ExactFunctions.pow(positive, x), ApfloatMath.pow(exactly(positive), exactly(x)));
    }
  }

  @Test
  void theErrorOfADoubleIsMeasuredInItsLastPlace() {
    Exact third = new Exact(Exact.of(1).fixed(200).divide(Exact.of(3).fixed(0)), 200);
    assertThat(third.doubleValue()).isEqualTo(1.0 / 3);
    assertThat(third.ulpsTo(1.0 / 3)).isBetween(0.3, 0.34);
    assertThat(third.ulpsTo(Math.nextUp(1.0 / 3))).isBetween(0.66, 0.67);
    assertThat(third.ulpsTo(-1.0 / 3)).isInfinite();
    assertThat(ExactFunctions.exp(800).ulpsTo(Double.POSITIVE_INFINITY)).isZero();
    assertThat(ExactFunctions.exp(700).ulpsTo(Double.POSITIVE_INFINITY)).isInfinite();
    assertThat(ExactFunctions.exp(-746).ulpsTo(0)).isBetween(0.1, 0.5);
  }

  private static Apfloat exactly(double x) {
    return new Apfloat(new BigDecimal(x), DIGITS);
  }

  /** Both have more than 40 digits in common. */
  private static void agree(Exact ours, Apfloat theirs) {
    BigDecimal unscaled = new BigDecimal(ours.significand());
    Apfloat exact =
        ours.scale() >= 0
            ? new Apfloat(unscaled, DIGITS)
                .divide(ApfloatMath.pow(new Apfloat(2, DIGITS), ours.scale()))
            : new Apfloat(unscaled, DIGITS)
                .multiply(ApfloatMath.pow(new Apfloat(2, DIGITS), -ours.scale()));
    assertThat(exact.equalDigits(theirs)).isGreaterThan(35);
  }
}
