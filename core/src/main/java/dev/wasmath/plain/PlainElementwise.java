package dev.wasmath.plain;

/**
 * The plain-Java definition of the operations that treat each element by itself. Where all offsets
 * are the same the loops say so: HotSpot's compiler then sees that no element is read after it was
 * written, and vectorises them.
 */
final class PlainElementwise {
  private PlainElementwise() {}

  static void add(
      double[] a, int aOffset, double[] b, int bOffset, double[] out, int outOffset, int n) {
    if (aOffset == outOffset && bOffset == outOffset) {
      for (int i = outOffset; i < outOffset + n; i++) {
        out[i] = a[i] + b[i];
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = a[aOffset + i] + b[bOffset + i];
    }
  }

  static void subtract(
      double[] a, int aOffset, double[] b, int bOffset, double[] out, int outOffset, int n) {
    if (aOffset == outOffset && bOffset == outOffset) {
      for (int i = outOffset; i < outOffset + n; i++) {
        out[i] = a[i] - b[i];
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = a[aOffset + i] - b[bOffset + i];
    }
  }

  static void hadamard(
      double[] a, int aOffset, double[] b, int bOffset, double[] out, int outOffset, int n) {
    if (aOffset == outOffset && bOffset == outOffset) {
      for (int i = outOffset; i < outOffset + n; i++) {
        out[i] = a[i] * b[i];
      }
      return;
    }
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
    if (xOffset == outOffset && yOffset == outOffset) {
      for (int i = outOffset; i < outOffset + n; i++) {
        out[i] = alpha * x[i] + y[i];
      }
      return;
    }
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
    if (xOffset == outOffset && yOffset == outOffset) {
      for (int i = outOffset; i < outOffset + n; i++) {
        out[i] = alpha * x[i] + beta * y[i];
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = alpha * x[xOffset + i] + beta * y[yOffset + i];
    }
  }

  static void scale(double alpha, double[] x, int xOffset, double[] out, int outOffset, int n) {
    if (xOffset == outOffset) {
      for (int i = outOffset; i < outOffset + n; i++) {
        out[i] = alpha * x[i];
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = alpha * x[xOffset + i];
    }
  }

  static void relu(double[] x, int xOffset, double[] out, int outOffset, int n) {
    if (xOffset == outOffset) {
      for (int i = outOffset; i < outOffset + n; i++) {
        out[i] = Math.max(0.0, x[i]);
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = Math.max(0.0, x[xOffset + i]);
    }
  }
}
