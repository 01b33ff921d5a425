package dev.wasmath.plain;

import dev.wasmath.op.HardySum;

/** The plain-Java definition of the sums of cosines on the critical line. */
public final class PlainCosineSums {
  /** Keeps 26 bits of a significand: the product of two such numbers is exact. */
  private static final long HIGH = -1L << 27;

  /** Added to a number and taken away again, it leaves the nearest integer. */
  private static final double INTEGER = 0x1.8p52;

  private static final double TURN = 0x1.921fb54442d18p2;

  private PlainCosineSums() {}

  /** The sums of {@code n} points: see {@link HardySum}. */
  public static void hardySum(
      double[] t,
      int tOffset,
      double[] turns,
      int turnsOffset,
      double[] counts,
      int countsOffset,
      double[] table,
      int tableOffset,
      double[] out,
      int outOffset,
      int n) {
    for (int j = 0; j < n; j++) {
      out[outOffset + j] =
          sum(t[tOffset + j], turns[turnsOffset + j], counts[countsOffset + j], table, tableOffset);
    }
  }

  private static double sum(double t, double turns, double count, double[] table, int tableOffset) {
    double tHigh = Double.longBitsToDouble(Double.doubleToRawLongBits(t) & HIGH);
    double tLow = t - tHigh;
    double sum = 0.0;
    int row = tableOffset;
    for (int k = 1; k <= count; k++) {
      double high = table[row];
      double whole = tHigh * high;
      double integer = ((whole - turns) + INTEGER) - INTEGER;
      double rest = tLow * high + t * table[row + 1];
      double phase = ((whole - integer) - turns) + rest;
      // cos(2 pi phase) = sin(2 pi (1/4 - |phase|)).
      double sine = PlainTrigonometry.sine((0.25 - Math.abs(phase)) * TURN);
      sum += table[row + 2] * sine;
      row += HardySum.ROW;
    }
    return sum;
  }
}
