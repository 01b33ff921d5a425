package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.series.Complex;
import dev.wasmath.series.SearchProgress;
import dev.wasmath.series.Zeta;
import dev.wasmath.series.ZetaZeros;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SequencesTest {
  private final Wasmath math = Wasmath.builder().backends(List.of()).open();
  private final Sequences sequences = math.sequences();

  @AfterEach
  void close() {
    math.close();
  }

  @Test
  void fibonacciFollowsItsRecurrence() {
    BigInteger previous = BigInteger.ONE;
    BigInteger current = BigInteger.ZERO;
    for (int n = 0; n <= 400; n++) {
      assertThat(sequences.fibonacci(n)).isEqualTo(current);
      BigInteger next = previous.add(current);
      previous = current;
      current = next;
    }
    assertThat(sequences.fibonacci(93)).isEqualTo("12200160415121876738");
  }

  @Test
  void theThousandthFibonacciNumber() {
    assertThat(sequences.fibonacci(1000))
        .isEqualTo(
            "4346655768693745643568852767504062580256466051737178040248172908953655541794905189"
                + "0403879840079255169295922593080322634775209689623239873322471161642996440906533187"
                + "938298969649928516003704476137795166849228875");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 1023, 1024, 77_777})
  void fibonacciObeysCassini(int n) {
    BigInteger product = sequences.fibonacci(n - 1).multiply(sequences.fibonacci(n + 1));
    assertThat(product.subtract(sequences.fibonacci(n).pow(2))).isEqualTo(n % 2 == 0 ? 1 : -1);
  }

  @ParameterizedTest
  @CsvSource({
    "0, -0.5",
    "0.5, -1.4603545088095868",
    "1.5, 2.612375348685488",
    "2, 1.6449340668482264",
    "3, 1.2020569031595942",
    "4, 1.0823232337111382",
    "50, 1.0000000000000009",
    "60.5, 1",
    "1000, 1",
    "Infinity, 1",
  })
  void zetaOfKnownArguments(double s, double zeta) {
    assertThat(sequences.zeta(s)).isCloseTo(zeta, within(1e-14 * Math.abs(zeta)));
  }

  @Test
  void zetaNearItsPole() {
    double eulersConstant = 0.5772156649015329;
    for (double distance : new double[] {1e-8, 0x1p-40, 0x1p-52}) {
      double above = (1 + distance) - 1;
      double exact = 1 / above + eulersConstant;
      assertThat(sequences.zeta(1 + above)).isCloseTo(exact, within(2e-15 * exact));
      double below = 1 - (1 - distance);
      assertThat(sequences.zeta(1 - below))
          .isCloseTo(eulersConstant - 1 / below, within(2e-15 / below));
    }
  }

  @Test
  void arraysAreTreatedPointByPoint() {
    double[] x = {-3.5, 0.25, 2, 30};
    double[] y = {3, -40, 1500, 0};
    double[] re = new double[4];
    double[] im = new double[4];
    sequences.zeta(x, y, re, im);
    double[] zeta = sequences.zeta(x);
    double[] eta = sequences.eta(x);
    double[] theta = sequences.theta(x);
    for (int i = 0; i < x.length; i++) {
      assertThat(zeta[i]).isEqualTo(Zeta.zeta(x[i]));
      assertThat(eta[i]).isEqualTo(Zeta.eta(x[i]));
      assertThat(theta[i]).isEqualTo(Zeta.theta(x[i]));
      Complex point = Zeta.zeta(new Complex(x[i], y[i]));
      assertThat(new Complex(re[i], im[i])).isEqualTo(point);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sequences.zeta(x, y, re, new double[3]))
        .withMessage("lengths differ: 4 and 3");
  }

  @Test
  void manyPointsOfTheCriticalLineAtOnce() {
    double[] t = new double[501];
    for (int i = 0; i < t.length; i++) {
      t[i] = i < 250 ? 13.7 * i - 300 : 4100.0 * (i - 260);
    }
    t[500] = 1e6;
    double[] re = new double[t.length];
    double[] im = new double[t.length];
    double[] z = sequences.hardyZ(t);
    assertThat(sequences.criticalLine(t, re, im)).isEqualTo(z);
    for (int i = 0; i < t.length; i++) {
      assertThat(z[i]).isEqualTo(Zeta.hardyZ(t[i]));
      Complex zeta = Zeta.zeta(new Complex(0.5, t[i]));
      assertThat(re[i]).isCloseTo(zeta.re(), within(1e-13));
      assertThat(im[i]).isCloseTo(zeta.im(), within(1e-13));
    }
    assertThat(sequences.hardyZ(new double[0])).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sequences.hardyZ(new double[] {1, 1e7}))
        .withMessage("on the critical line |t| may be 1000000.0 at most; got 1.0E7");
  }

  @Test
  void zerosAreFoundThroughTheDoor() throws InterruptedException {
    ZetaZeros zeros = sequences.zeros(100, 120, SearchProgress.SILENT);
    assertThat(zeros.count()).isEqualTo(9);
    assertThat(zeros.firstNumber()).isEqualTo(30);
  }

  @Test
  void partialSumsAreThoseOfTheZetaSeries() {
    assertThat(sequences.zetaPartialSums(1, 4))
        .containsExactly(new double[] {1, 1.5, 11.0 / 6, 25.0 / 12}, within(1e-15));
    assertThat(sequences.zetaPartialSums(2, 0)).isEmpty();
    double[] sums = sequences.zetaPartialSums(2, 100_000);
    assertThat(sums[99_999]).isCloseTo(sequences.zeta(2) - 1e-5, within(1e-10));
  }

  @Test
  void argumentsOutsideTheDomainAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sequences.fibonacci(-1))
        .withMessage("fibonacci needs n >= 0; got -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sequences.zeta(1))
        .withMessage("zeta has a pole at 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sequences.zetaPartialSums(2, -3))
        .withMessage("negative number of terms: -3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sequences.zetaPartialSums(Double.NaN, 3))
        .withMessage("the exponent must be finite; got NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sequences.convergence(new double[2]))
        .withMessage("a limit needs 3 elements or more; got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sequences.convergence(new double[] {1, 2, Double.NaN}))
        .withMessage("element 2 is NaN");
  }
}
