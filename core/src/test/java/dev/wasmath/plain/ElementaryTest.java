package dev.wasmath.plain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** The elementary functions at the edges of the format, and laws that hold to the bit. */
final class ElementaryTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;
  private static final double TINY = Double.MIN_VALUE;

  @Test
  void expAtTheEdges() {
    assertThat(PlainExponentials.exp(0.0)).isEqualTo(1.0);
    assertThat(PlainExponentials.exp(-0.0)).isEqualTo(1.0);
    assertThat(PlainExponentials.exp(TINY)).isEqualTo(1.0);
    assertThat(PlainExponentials.exp(INFINITY)).isEqualTo(INFINITY);
    assertThat(PlainExponentials.exp(-INFINITY)).isEqualTo(0.0);
    assertThat(PlainExponentials.exp(NAN)).isNaN();
    assertThat(PlainExponentials.exp(709.782712893384)).isFinite();
    assertThat(PlainExponentials.exp(709.7827128933841)).isEqualTo(INFINITY);
    assertThat(PlainExponentials.exp(-745.1332191019411)).isEqualTo(TINY);
    assertThat(PlainExponentials.exp(-745.1332191019412)).isEqualTo(0.0);
  }

  @Test
  void logAtTheEdges() {
    assertThat(PlainLogarithm.log(1.0)).isEqualTo(0.0);
    assertThat(PlainLogarithm.log(0.0)).isEqualTo(-INFINITY);
    assertThat(PlainLogarithm.log(-0.0)).isEqualTo(-INFINITY);
    assertThat(PlainLogarithm.log(INFINITY)).isEqualTo(INFINITY);
    assertThat(PlainLogarithm.log(-INFINITY)).isNaN();
    assertThat(PlainLogarithm.log(-TINY)).isNaN();
    assertThat(PlainLogarithm.log(NAN)).isNaN();
    assertThat(PlainLogarithm.log(TINY)).isEqualTo(-744.4400719213812);
    assertThat(PlainLogarithm.log(Double.MAX_VALUE)).isEqualTo(709.782712893384);
  }

  @Test
  void sineAndCosineAtTheEdges() {
    assertThat(PlainTrigonometry.sin(0.0)).isEqualTo(0.0);
    assertThat(PlainTrigonometry.sin(-0.0)).isEqualTo(-0.0);
    assertThat(PlainTrigonometry.sin(TINY)).isEqualTo(TINY);
    assertThat(PlainTrigonometry.sin(-TINY)).isEqualTo(-TINY);
    assertThat(PlainTrigonometry.cos(0.0)).isEqualTo(1.0);
    assertThat(PlainTrigonometry.cos(-0.0)).isEqualTo(1.0);
    for (double x : new double[] {INFINITY, -INFINITY, NAN}) {
      assertThat(PlainTrigonometry.sin(x)).isNaN();
      assertThat(PlainTrigonometry.cos(x)).isNaN();
    }
  }

  @Test
  void tanhSigmoidAndSoftplusAtTheEdges() {
    assertThat(PlainExponentials.tanh(0.0)).isEqualTo(0.0);
    assertThat(PlainExponentials.tanh(-0.0)).isEqualTo(-0.0);
    assertThat(PlainExponentials.tanh(-TINY)).isEqualTo(-TINY);
    assertThat(PlainExponentials.tanh(-INFINITY)).isEqualTo(-1.0);
    assertThat(PlainExponentials.tanh(1000)).isEqualTo(1.0);
    assertThat(PlainExponentials.tanh(NAN)).isNaN();
    assertThat(PlainExponentials.sigmoid(0.0)).isEqualTo(0.5);
    assertThat(PlainExponentials.sigmoid(-0.0)).isEqualTo(0.5);
    assertThat(PlainExponentials.sigmoid(40)).isEqualTo(1.0);
    assertThat(PlainExponentials.sigmoid(-INFINITY)).isEqualTo(0.0);
    assertThat(PlainExponentials.sigmoid(-745)).isEqualTo(TINY);
    assertThat(PlainExponentials.sigmoid(INFINITY)).isEqualTo(1.0);
    assertThat(PlainExponentials.sigmoid(NAN)).isNaN();
    assertThat(PlainExponentials.softplus(-INFINITY)).isEqualTo(0.0);
    assertThat(PlainExponentials.softplus(0.0)).isEqualTo(0.6931471805599453);
    assertThat(PlainExponentials.softplus(800)).isEqualTo(800.0);
    assertThat(PlainExponentials.softplus(INFINITY)).isEqualTo(INFINITY);
    assertThat(PlainExponentials.softplus(NAN)).isNaN();
  }

  @Test
  void powHasTheSpecialCasesOfJava() {
    double[] xs = {
      0.0,
      TINY,
      Double.MIN_NORMAL,
      0.5,
      1.0,
      Math.nextUp(1.0),
      2.0,
      0x1p1023,
      Double.MAX_VALUE,
      INFINITY,
      NAN
    };
    double[] ys = {
      0.0,
      TINY,
      0.5,
      1.0,
      2.0,
      3.0,
      4.0,
      1075.0,
      0x1p52 + 1,
      0x1p53 - 1,
      0x1p53,
      0x1p53 + 2,
      Double.MAX_VALUE,
      INFINITY,
      NAN,
      0x1p51 + 0.5
    };
    for (double x : xs) {
      for (double y : ys) {
        for (int signs = 0; signs < 4; signs++) {
          double base = (signs & 1) == 0 ? x : -x;
          double exponent = (signs & 2) == 0 ? y : -y;
          double expected = StrictMath.pow(base, exponent);
          double actual = PlainPower.pow(base, exponent);
          if (Double.isNaN(expected) || Double.isInfinite(expected) || expected == 0) {
            assertThat(Double.valueOf(actual))
                .as("%s ^ %s", base, exponent)
                .isEqualTo(Double.valueOf(expected));
          } else {
            assertThat(Math.abs(actual - expected))
                .as("%s ^ %s", base, exponent)
                .isLessThanOrEqualTo(Math.ulp(expected));
          }
        }
      }
    }
  }

  @Property(seed = "20261122")
  void sineAndTangentAreOddAndCosineIsEven(@ForAll double x) {
    assertThat(PlainTrigonometry.sin(-x)).isEqualTo(-PlainTrigonometry.sin(x));
    assertThat(PlainTrigonometry.cos(-x)).isEqualTo(PlainTrigonometry.cos(x));
    assertThat(PlainExponentials.tanh(-x)).isEqualTo(-PlainExponentials.tanh(x));
  }

  @Property(seed = "20261122")
  void sineAndCosineAreOnTheCircle(@ForAll double x) {
    double sin = PlainTrigonometry.sin(x);
    double cos = PlainTrigonometry.cos(x);
    assertThat(sin).isBetween(-1.0, 1.0);
    assertThat(cos).isBetween(-1.0, 1.0);
    assertThat(Math.abs(sin * sin + cos * cos - 1)).isLessThan(1e-15);
  }

  @Property(seed = "20261122")
  void logUndoesExp(@ForAll @DoubleRange(min = -700, max = 700) double x) {
    double there = PlainLogarithm.log(PlainExponentials.exp(x));
    assertThat(Math.abs(there - x)).isLessThanOrEqualTo(3e-16 + 2 * Math.ulp(x));
  }

  @Property(seed = "20261122")
  void theyGrowWhereTheyShould(@ForAll @DoubleRange(min = -700, max = 700) double x) {
    // Steps of some units in the last place, larger than the errors.
    double next = x + 16 * Math.ulp(x) + 1e-14;
    assertThat(PlainExponentials.exp(next)).isGreaterThan(PlainExponentials.exp(x));
    assertThat(PlainExponentials.tanh(next)).isGreaterThanOrEqualTo(PlainExponentials.tanh(x));
    assertThat(PlainExponentials.sigmoid(next))
        .isGreaterThanOrEqualTo(PlainExponentials.sigmoid(x));
    assertThat(PlainExponentials.softplus(next))
        .isGreaterThanOrEqualTo(PlainExponentials.softplus(x));
  }

  @Property(seed = "20261122")
  void smallWholePowersAreProducts(@ForAll @DoubleRange(min = -1e9, max = 1e9) double x) {
    assertThat(PlainPower.pow(x, 0)).isEqualTo(1.0);
    assertThat(Math.abs(PlainPower.pow(x, 1) - x)).isLessThanOrEqualTo(Math.ulp(x));
    assertThat(Math.abs(PlainPower.pow(x, 2) - x * x)).isLessThanOrEqualTo(2 * Math.ulp(x * x));
  }
}
