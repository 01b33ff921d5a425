package dev.wasmath.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.op.Probe;
import dev.wasmath.plain.PlainCosineSums;
import org.junit.jupiter.api.Test;

/** Many points at once have the bits of each alone. */
final class ThetasTest {
  private static final int POINTS = 1000;

  /** From the largest t down to 1e-3. */
  private static double[] points() {
    Probe probe = Probe.ordinary(3);
    double[] t = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      t[i] = Math.scalb(HardyZ.LARGEST * Math.abs(probe.next()), -(i % 30));
    }
    t[5] = 0.0;
    t[70] = Theta.FIRST_BY_SERIES;
    t[71] = Math.nextDown(Theta.FIRST_BY_SERIES);
    return t;
  }

  @Test
  void theyAreThoseOfEach() {
    double[] t = points();
    double[] turns = new double[POINTS];
    new Thetas().turns(t, turns);
    for (int i = 0; i < POINTS; i++) {
      assertThat(turns[i]).as("theta(%s)", t[i]).isEqualTo(Theta.turns(t[i]));
    }
  }

  @Test
  void logarithmsAreThoseOfEach() {
    DoubleDoubles many = new DoubleDoubles(3);
    new Logarithms(3).of(new double[] {1.0, 0.3, 1e300}, many, 3);
    double[] fractions = new double[3];
    many.fractions(fractions, 0, 3);
    assertThat(fractions)
        .containsExactly(
            Fine.log(1.0).fraction(), Fine.log(0.3).fraction(), Fine.log(1e300).fraction());
  }

  @Test
  void valuesOfZAreThoseOfEach() {
    double[] t = points();
    double[] z = new double[POINTS];
    HardyZ.z(t, z, ThetasTest::plain);
    for (int i = 0; i < POINTS; i++) {
      assertThat(z[i]).as("Z(%s)", t[i]).isEqualTo(HardyZ.z(t[i]));
    }
  }

  private static void plain(
      double[] t, double[] turns, double[] counts, double[] table, double[] out) {
    PlainCosineSums.hardySum(t, 0, turns, 0, counts, 0, table, 0, out, 0, out.length);
  }
}
