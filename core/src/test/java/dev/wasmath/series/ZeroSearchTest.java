package dev.wasmath.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.plain.PlainCosineSums;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZeroSearchTest {
  private static void plain(
      double[] t, double[] turns, double[] counts, double[] table, double[] out) {
    PlainCosineSums.hardySum(t, 0, turns, 0, counts, 0, table, 0, out, 0, out.length);
  }

  private static ZetaZeros between(double from, double to) throws InterruptedException {
    return ZeroSearch.between(from, to, ZeroSearchTest::plain, SearchProgress.SILENT);
  }

  @Test
  void theFirstZeros() throws InterruptedException {
    ZetaZeros zeros = between(0, 26);
    assertThat(zeros.firstNumber()).isEqualTo(1);
    assertThat(zeros.ordinates())
        .containsExactly(
            new double[] {14.134725141734695, 21.022039638771556, 25.01085758014569},
            within(1e-11));
  }

  @Test
  void thereAre10142ZerosUpTo10000() throws InterruptedException {
    ZetaZeros zeros = between(0, 10_000);
    assertThat(zeros.count()).isEqualTo(10_142);
    double[] t = zeros.ordinates();
    for (int i = 0; i < t.length; i++) {
      // A change of sign, and of neighbours different signs.
      double before = Zeta.hardyZ(t[i] - 1e-9);
      double after = Zeta.hardyZ(t[i] + 1e-9);
      assertThat(before < 0 == after < 0).as("zero %d", i + 1).isFalse();
      assertThat(after > 0).as("zero %d", i + 1).isEqualTo(i % 2 == 0);
    }
  }

  @Test
  void fiftyZerosAreWhereAnExactFunctionChangesItsSign() throws InterruptedException {
    ZetaZeros zeros = between(0, 9_000);
    ExactCriticalLine exact = new ExactCriticalLine(9_000);
    for (int i = 0; i < 50; i++) {
      double t = zeros.ordinate((zeros.count() - 1) * i / 49);
      Complex before = exact.zeta(t - 5e-9);
      Complex after = exact.zeta(t + 5e-9);
      // Zeta is Z but for a turn, which is nearly the same at both points.
      Complex ratio = after.over(before);
      assertThat(ratio.re()).as("near %s", t).isNegative();
      assertThat(ratio.im()).isCloseTo(0, within(1e-3 * ratio.abs()));
    }
    Complex known = exact.zeta(300);
    assertThat(known.re()).isCloseTo(0.47745567187848253, within(1e-13));
    assertThat(known.im()).isCloseTo(0.6079021332795531, within(1e-13));
  }

  @Test
  void theMillionthZero() throws InterruptedException {
    ZetaZeros zeros = between(600_269.5, 600_270);
    assertThat(zeros.firstNumber()).isEqualTo(1_000_000);
    assertThat(zeros.ordinate(0)).isCloseTo(600_269.6770124449, within(1e-9));
  }

  @Test
  void lehmersPair() throws InterruptedException {
    ZetaZeros zeros = between(7005, 7005.2);
    assertThat(zeros.firstNumber()).isEqualTo(6709);
    assertThat(zeros.ordinates())
        .containsExactly(new double[] {7005.0628661749, 7005.1005646726}, within(2e-10));
  }

  @Test
  void partsOfTheLineFitTogether() throws InterruptedException {
    ZetaZeros all = between(20_000, 20_100);
    ZetaZeros first = between(20_000, 20_040);
    ZetaZeros second = between(Math.nextUp(20_040.0), 20_100);
    assertThat(first.count() + second.count()).isEqualTo(all.count());
    assertThat(second.firstNumber()).isEqualTo(first.firstNumber() + first.count());
    assertThat(second.ordinate(0)).isCloseTo(all.ordinate(first.count()), within(1e-10));
  }

  @Test
  void whereThereIsNoZeroTheNextIsCounted() throws InterruptedException {
    ZetaZeros none = between(15, 20);
    assertThat(none.count()).isZero();
    assertThat(none.firstNumber()).isEqualTo(2);
    assertThat(between(0, 0).firstNumber()).isEqualTo(1);
    assertThat(between(1e6, 1e6).firstNumber()).isEqualTo(1_747_147);
  }

  @Test
  void aWrongFunctionIsFoundOut() {
    HardyZ.Sums wrong =
        (t, turns, counts, table, out) -> {
          plain(t, turns, counts, table, out);
          for (int i = 0; i < out.length; i++) {
            // Where Z is small it is lifted off its zeros.
            out[i] = t[i] > 3000 && t[i] < 3010 ? out[i] + 20 : out[i];
          }
        };
    assertThatExceptionOfType(ZeroCountException.class)
        .isThrownBy(() -> ZeroSearch.between(0, 4000, wrong, SearchProgress.SILENT))
        .withMessageContaining("changes of sign were found");
  }

  @Test
  void progressIsHeard() throws InterruptedException {
    List<Long> heard = new ArrayList<>();
    ZetaZeros zeros =
        ZeroSearch.between(
            0,
            5000,
            ZeroSearchTest::plain,
            (found, expected) -> {
              heard.add(found);
              assertThat(expected).isGreaterThanOrEqualTo(found);
            });
    assertThat(heard).isSorted().hasSizeGreaterThan(1);
    assertThat(heard.getLast()).isGreaterThanOrEqualTo(zeros.count());
  }

  @Test
  void anInterruptEndsTheSearch() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> between(0, 10_000))
        .withMessage("the search for zeros was interrupted");
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void boundsOutOfOrderAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> between(5, 4))
        .withMessage("zeros are found for 0 <= from <= to <= 1000000.0; got from 5.0 to 4.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> between(0, 1e7))
        .withMessageContaining("got from 0.0 to 1.0E7");
  }
}
