package dev.wasmath.plain;

import java.util.Arrays;

/** The plain-Java definition of the matrix operations, and of the weighted slab sum. */
final class PlainMatrices {
  private PlainMatrices() {}

  static void gemm(
      int m,
      int n,
      int k,
      double[] a,
      int aOffset,
      int lda,
      double[] b,
      int bOffset,
      int ldb,
      double[] c,
      int cOffset,
      int ldc) {
    for (int i = 0; i < m; i++) {
      int row = cOffset + i * ldc;
      Arrays.fill(c, row, row + n, 0.0);
      for (int p = 0; p < k; p++) {
        addScaled(n, a[aOffset + i * lda + p], b, bOffset + p * ldb, c, row);
      }
    }
  }

  static void transpose(
      int rows, int columns, double[] x, int xOffset, double[] out, int outOffset) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        out[outOffset + j * rows + i] = x[xOffset + i * columns + j];
      }
    }
  }

  static void slabSum(
      int slabs,
      int length,
      double[] w,
      int wOffset,
      double[] x,
      int xOffset,
      double[] y,
      int yOffset) {
    Arrays.fill(y, yOffset, yOffset + length, 0.0);
    for (int r = 0; r < slabs; r++) {
      double weight = w[wOffset + r];
      if (weight != 0.0) {
        addScaled(length, weight, x, xOffset + r * length, y, yOffset);
      }
    }
  }

  /** y += alpha x: the product rounded, then the sum. */
  private static void addScaled(
      int n, double alpha, double[] x, int xOffset, double[] y, int yOffset) {
    for (int j = 0; j < n; j++) {
      y[yOffset + j] += alpha * x[xOffset + j];
    }
  }
}
