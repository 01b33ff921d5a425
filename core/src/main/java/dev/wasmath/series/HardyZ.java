package dev.wasmath.series;

import dev.wasmath.op.HardySum;
import dev.wasmath.plain.PlainCosineSums;
import java.util.Arrays;

/**
 * Hardy's function Z(t) = exp(i theta(t)) zeta(1/2 + it), real for real t, at many points at once:
 * a sum of cosines, which is {@link HardySum}, and a correction, by Euler-Maclaurin summation or,
 * from {@link #FIRST_BY_RIEMANN_SIEGEL} on, by the {@link RiemannSiegel} formula.
 */
public final class HardyZ {
  /** Where the formula changes: from here on its remainder is below 2e-11. */
  static final double FIRST_BY_RIEMANN_SIEGEL = 2000.0;

  /** The largest |t|. */
  public static final double LARGEST = 1e6;

  private static final double TURN = 0x1.921fb54442d18p2;

  /** One more than the terms of the largest t, and of those before the formula changes. */
  private static final int ROWS = 700;

  /** Keeps 26 bits of a significand. */
  private static final long HIGH = -1L << 27;

  private static final double[] TABLE = table();

  /** Fewer points are not worth the room that many need. */
  private static final int FEW = 8;

  /** Points whose remainders are computed together. */
  private static final int TOGETHER = 64;

  private HardyZ() {}

  /** A kernel of {@link HardySum}, and the way to it. */
  @FunctionalInterface
  public interface Sums {
    /** Writes the sums into {@code out}; all arrays but the table have its length. */
    void sum(double[] t, double[] turns, double[] counts, double[] table, double[] out);
  }

  /** Z(t) at one point. */
  static double z(double t) {
    double[] out = new double[1];
    z(new double[] {t}, out, HardyZ::plain);
    return out[0];
  }

  private static void plain(
      double[] t, double[] turns, double[] counts, double[] table, double[] out) {
    PlainCosineSums.hardySum(t, 0, turns, 0, counts, 0, table, 0, out, 0, out.length);
  }

  /** Z at all points of t, up to {@link #LARGEST}, into {@code out}, by a kernel. */
  public static void z(double[] t, double[] out, Sums kernel) {
    int n = t.length;
    double[] magnitudes = new double[n];
    double[] turns = new double[n];
    double[] counts = new double[n];
    for (int j = 0; j < n; j++) {
      magnitudes[j] = Math.abs(t[j]);
      counts[j] = terms(magnitudes[j]);
    }
    turns(magnitudes, turns);
    kernel.sum(magnitudes, turns, counts, TABLE, out);
    correct(magnitudes, turns, counts, out);
  }

  /** theta in turns: a few points one by one, many together. */
  private static void turns(double[] t, double[] out) {
    if (t.length >= FEW) {
      new Thetas().turns(t, out);
    } else {
      Arrays.setAll(out, j -> Theta.turns(t[j]));
    }
  }

  private static void correct(double[] t, double[] turns, double[] counts, double[] out) {
    int most = Math.min(t.length, TOGETHER);
    RiemannSiegel.Room room = new RiemannSiegel.Room(most);
    double[] roots = new double[most];
    for (int from = 0; from < t.length; from += most) {
      int n = Math.min(most, t.length - from);
      for (int j = 0; j < n; j++) {
        roots[j] = Math.sqrt(t[from + j] / TURN);
      }
      double[] remainders = RiemannSiegel.remainders(roots, counts, from, n, room);
      for (int j = from; j < from + n; j++) {
        out[j] =
            t[j] >= FIRST_BY_RIEMANN_SIEGEL
                ? 2.0 * out[j] + remainders[j - from]
                : out[j] + correction(t[j], turns[j], (int) counts[j]);
      }
    }
  }

  /** zeta(1/2 + it) = Z(t) exp(-i theta(t)) at all points, given Z. */
  public static void turned(double[] t, double[] z, double[] outRe, double[] outIm) {
    for (int j = 0; j < t.length; j++) {
      Complex zeta = Complex.polar(z[j], -Theta.turns(t[j]));
      outRe[j] = zeta.re();
      outIm[j] = zeta.im();
    }
  }

  /** The terms of the main sum. */
  private static double terms(double t) {
    return t < FIRST_BY_RIEMANN_SIEGEL
        ? Math.ceil(t / 3.0) + 20.0
        : Math.floor(Math.sqrt(t / TURN));
  }

  /** Euler's and Maclaurin's: what the sum lacks. */
  private static double correction(double t, double turns, int terms) {
    int n = terms + 1;
    Complex correction = ComplexZeta.correction(new Complex(-0.5, t), n);
    int row = HardySum.ROW * terms;
    DoubleDouble frequency = DoubleDouble.sum(TABLE[row], TABLE[row + 1]);
    double angle = frequency.times(-t).plus(turns).fraction();
    return Complex.polar(TABLE[row + 2], angle).times(correction).re();
  }

  /** For each k: ln(k) / 2 pi, to 26 bits; the rest of it; k^-1/2. */
  private static double[] table() {
    double[] table = new double[HardySum.ROW * ROWS];
    for (int k = 1; k <= ROWS; k++) {
      DoubleDouble frequency = Fine.log(k).times(DoubleDouble.PER_TURN);
      double high = Double.longBitsToDouble(Double.doubleToRawLongBits(frequency.high()) & HIGH);
      int row = HardySum.ROW * (k - 1);
      table[row] = high;
      table[row + 1] = frequency.plus(-high).value();
      table[row + 2] = 1.0 / Math.sqrt(k);
    }
    return table;
  }

  /** The terms that a sum over all the points has. */
  public static long cost(double[] counts) {
    return (long) Arrays.stream(counts).sum();
  }
}
