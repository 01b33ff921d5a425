package dev.wasmath.plain;

import java.util.Arrays;

/** The plain-Java definition of the compensated sums. */
final class PlainSums {
  /** In a block j / m, for an index m + j, is at most this over |s|, and over 2. */
  private static final double REACH = 0x1p-8;

  /** Where blocks would reach less far than this, powers are computed each by itself. */
  private static final int SHORTEST = 8;

  private PlainSums() {}

  static void powerSums(double s, double[] out, int outOffset, int n) {
    powers(s, out, outOffset - 1, n);
    if (s >= 0.0) {
      addSmaller(out, outOffset, outOffset + n);
    } else {
      add(out, outOffset, outOffset + n);
    }
  }

  /** Makes terms partial sums. */
  private static void add(double[] out, int from, int to) {
    double sum = 0.0;
    double compensation = 0.0;
    for (int i = from; i < to; i++) {
      double term = out[i];
      double next = sum + term;
      // What rounding took from the sum (Knuth, "The Art of Computer Programming", 4.2.2).
      double added = next - sum;
      compensation += (sum - (next - added)) + (term - added);
      sum = next;
      // Beyond the largest double the compensation would be infinity minus infinity.
      out[i] = Double.isInfinite(sum) ? sum : sum + compensation;
    }
  }

  /** The same for terms of which none is larger than the sum before it: the error is had sooner. */
  private static void addSmaller(double[] out, int from, int to) {
    double sum = 0.0;
    double compensation = 0.0;
    for (int i = from; i < to; i++) {
      double term = out[i];
      double next = sum + term;
      // T. J. Dekker, "A floating-point technique for extending the available precision", 1971.
      compensation += term - (next - sum);
      sum = next;
      out[i] = sum + compensation;
    }
  }

  /** {@code out[base + k] = k^-s} for k from 1 to n. */
  private static void powers(double s, double[] out, int base, int n) {
    double reach = REACH / Math.max(2.0, Math.abs(s));
    int k = 1;
    while (k <= n) {
      int half = (int) (k * reach);
      if (half < SHORTEST) {
        out[base + k] = PlainPower.pow(k, -s);
        k++;
      } else {
        int length = 1 + Math.min(2 * half, n - k);
        block(s, half, out, base, k, length);
        k += length;
      }
    }
  }

  /**
   * The powers of k = m + j around m, which is {@code half} after the first, by the binomial series
   * of (1 + j / m)^-s: what is left out is below 2^-60 of it.
   */
  private static void block(double s, int half, double[] out, int base, int first, int length) {
    double m = (double) first + half;
    double c0 = PlainPower.pow(m, -s);
    double c1 = c0 * (-s / m);
    double c2 = c1 * ((-s - 1.0) / (2.0 * m));
    double c3 = c2 * ((-s - 2.0) / (3.0 * m));
    double c4 = c3 * ((-s - 3.0) / (4.0 * m));
    double c5 = c4 * ((-s - 4.0) / (5.0 * m));
    double c6 = c5 * ((-s - 5.0) / (6.0 * m));
    int from = base + first;
    if (c0 == Double.POSITIVE_INFINITY) {
      // The series would be infinity minus infinity.
      Arrays.fill(out, from, from + length, c0);
      return;
    }
    double middle = half;
    for (int i = 0; i < length; i++) {
      double j = i - middle;
      out[from + i] = c0 + (((((c6 * j + c5) * j + c4) * j + c3) * j + c2) * j + c1) * j;
    }
  }
}
