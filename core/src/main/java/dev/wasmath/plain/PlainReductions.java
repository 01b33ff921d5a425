package dev.wasmath.plain;

import dev.wasmath.op.Dot;
import dev.wasmath.op.Norm;

/** The plain-Java definition of the reductions: sixteen lanes, folded in halves, chunk by chunk. */
final class PlainReductions {
  private PlainReductions() {}

  static double dot(double[] a, int aOffset, double[] b, int bOffset, int n) {
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

  private static double dotOfChunk(double[] a, int aOffset, double[] b, int bOffset, int n) {
    double[] lanes = new double[Dot.LANES];
    for (int i = 0; i < n; i++) {
      lanes[i % Dot.LANES] += a[aOffset + i] * b[bOffset + i];
    }
    return fold(lanes);
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
