package dev.wasmath.plain;

/** The plain-Java definition of the operations that treat each element by itself. */
final class PlainElementwise {
  private PlainElementwise() {}

  static void add(
      double[] a, int aOffset, double[] b, int bOffset, double[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = a[aOffset + i] + b[bOffset + i];
    }
  }

  static void subtract(
      double[] a, int aOffset, double[] b, int bOffset, double[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = a[aOffset + i] - b[bOffset + i];
    }
  }

  static void hadamard(
      double[] a, int aOffset, double[] b, int bOffset, double[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = a[aOffset + i] * b[bOffset + i];
    }
  }

  static void axpy(
      double alpha,
      double[] x,
      int xOffset,
      double[] y,
      int yOffset,
      double[] out,
      int outOffset,
      int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = alpha * x[xOffset + i] + y[yOffset + i];
    }
  }

  static void linearCombination(
      double alpha,
      double[] x,
      int xOffset,
      double beta,
      double[] y,
      int yOffset,
      double[] out,
      int outOffset,
      int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = alpha * x[xOffset + i] + beta * y[yOffset + i];
    }
  }

  static void scale(double alpha, double[] x, int xOffset, double[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = alpha * x[xOffset + i];
    }
  }

  static void relu(double[] x, int xOffset, double[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = Math.max(0.0, x[xOffset + i]);
    }
  }
}
