package dev.wasmath.plain;

import dev.wasmath.op.Dot;
import dev.wasmath.op.Norm;

/** The plain-Java definition of the reductions: sixteen lanes, folded in halves, chunk by chunk. */
final class PlainReductions {
  private PlainReductions() {}

  static double dot(double[] a, int aOffset, double[] b, int bOffset, int n) {
    if (n <= PlainKernels.FEW) {
      return dotOfFew(a, aOffset, b, bOffset, n);
    }
    double total = 0.0;
    int length;
    for (int from = 0; from < n; from += length) {
      length = Math.min(Dot.CHUNK, n - from);
      total += dotOfChunk(a, aOffset + from, b, bOffset + from, length);
    }
    return total;
  }

  static double norm(double[] x, int xOffset, int n) {
    double sum = dot(x, xOffset, x, xOffset, n);
    if ((sum >= Norm.TINY && sum <= Norm.HUGE) || Double.isNaN(sum)) {
      return Math.sqrt(sum);
    }
    double scale = sum > Norm.HUGE ? Norm.DOWN : Norm.UP;
    return Math.sqrt(sumOfSquares(scale, x, xOffset, n)) / scale;
  }

  static double sum(double[] x, int xOffset, int n) {
    return sum(false, x, xOffset, n);
  }

  static double norm1(double[] x, int xOffset, int n) {
    return sum(true, x, xOffset, n);
  }

  static double normInfinity(double[] x, int xOffset, int n) {
    double largest = 0.0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(x[xOffset + i]));
    }
    return largest;
  }

  static double min(double[] x, int xOffset, int n) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      smallest = Math.min(smallest, x[xOffset + i]);
    }
    return smallest;
  }

  static double max(double[] x, int xOffset, int n) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, x[xOffset + i]);
    }
    return largest;
  }

  private static double sum(boolean absolute, double[] x, int xOffset, int n) {
    double total = 0.0;
    int length;
    for (int from = 0; from < n; from += length) {
      double[] lanes = new double[Dot.LANES];
      length = Math.min(Dot.CHUNK, n - from);
      for (int i = 0; i < length; i++) {
        double element = x[xOffset + from + i];
        lanes[i % Dot.LANES] += absolute ? Math.abs(element) : element;
      }
      total += fold(lanes);
    }
    return total;
  }

  /** The lower eight lanes, folded in halves: the others are 0.0, and change nothing. */
  static double dotOfFew(double[] a, int i, double[] b, int j, int n) {
    double even =
        (product(0, a, i, b, j, n) + product(4, a, i, b, j, n))
            + (product(2, a, i, b, j, n) + product(6, a, i, b, j, n));
    double odd =
        (product(1, a, i, b, j, n) + product(5, a, i, b, j, n))
            + (product(3, a, i, b, j, n) + product(7, a, i, b, j, n));
    return even + odd;
  }

  private static double product(int lane, double[] a, int aOffset, double[] b, int bOffset, int n) {
    return lane < n ? 0.0 + a[aOffset + lane] * b[bOffset + lane] : 0.0;
  }

  /** The sixteen lanes, folded in halves: an expression, because it costs short vectors nothing. */
  private static double dotOfChunk(double[] a, int i, double[] b, int j, int n) {
    double even =
        (lane(0, a, i, b, j, n) + lane(8, a, i, b, j, n))
            + (lane(4, a, i, b, j, n) + lane(12, a, i, b, j, n))
            + ((lane(2, a, i, b, j, n) + lane(10, a, i, b, j, n))
                + (lane(6, a, i, b, j, n) + lane(14, a, i, b, j, n)));
    double odd =
        (lane(1, a, i, b, j, n) + lane(9, a, i, b, j, n))
            + (lane(5, a, i, b, j, n) + lane(13, a, i, b, j, n))
            + ((lane(3, a, i, b, j, n) + lane(11, a, i, b, j, n))
                + (lane(7, a, i, b, j, n) + lane(15, a, i, b, j, n)));
    return even + odd;
  }

  private static double lane(int lane, double[] a, int aOffset, double[] b, int bOffset, int n) {
    double sum = 0.0;
    for (int i = lane; i < n; i += Dot.LANES) {
      sum += a[aOffset + i] * b[bOffset + i];
    }
    return sum;
  }

  private static double sumOfSquares(double scale, double[] x, int xOffset, int n) {
    double total = 0.0;
    int length;
    for (int from = 0; from < n; from += length) {
      double[] lanes = new double[Dot.LANES];
      length = Math.min(Dot.CHUNK, n - from);
      for (int i = 0; i < length; i++) {
        double scaled = x[xOffset + from + i] * scale;
        lanes[i % Dot.LANES] += scaled * scaled;
      }
      total += fold(lanes);
    }
    return total;
  }

  private static double fold(double[] lanes) {
    for (int half = Dot.LANES / 2; half > 0; half /= 2) {
      for (int lane = 0; lane < half; lane++) {
        lanes[lane] += lanes[lane + half];
      }
    }
    return lanes[0];
  }
}
