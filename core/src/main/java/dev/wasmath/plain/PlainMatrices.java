package dev.wasmath.plain;

import dev.wasmath.op.LaneSum;
import dev.wasmath.op.PanelProduct;
import java.util.Arrays;

/** The plain-Java definition of the operations on matrices, and of the weighted slab sum. */
final class PlainMatrices {
  /** Transposition goes by square blocks of this order, two of which fit into the first cache. */
  private static final int BLOCK = 32;

  private PlainMatrices() {}

  static void gemm(
      int m,
      int n,
      int k,
      double alpha,
      double[] a,
      int aOffset,
      int aRow,
      int aColumn,
      double[] b,
      int bOffset,
      int bRow,
      int bColumn,
      double beta,
      double[] c,
      int cOffset,
      int cRow) {
    for (int i = 0; i < m; i++) {
      int row = cOffset + i * cRow;
      start(n, beta, c, row);
      for (int p = 0; p < k; p++) {
        double factor = alpha * a[aOffset + i * aRow + p * aColumn];
        if (bColumn == 1) {
          addScaled(n, factor, b, bOffset + p * bRow, c, row);
        } else {
          addScaledColumn(n, factor, b, bOffset + p * bRow, bColumn, c, row);
        }
      }
    }
  }

  /** y = beta y; what y was does not matter if beta is zero. */
  private static void start(int n, double beta, double[] y, int yOffset) {
    if (beta == 0.0) {
      Arrays.fill(y, yOffset, yOffset + n, 0.0);
    } else if (beta != 1.0) {
      for (int j = 0; j < n; j++) {
        y[yOffset + j] = beta * y[yOffset + j];
      }
    }
  }

  static void gemv(
      int m,
      int n,
      double[] a,
      int aOffset,
      int aRow,
      double[] x,
      int xOffset,
      double[] y,
      int yOffset) {
    for (int i = 0; i < m; i++) {
      y[yOffset + i] = PlainReductions.dot(a, aOffset + i * aRow, x, xOffset, n);
    }
  }

  static void transpose(
      int rows, int columns, double[] x, int xOffset, double[] out, int outOffset) {
    for (int top = 0; top < rows; top += BLOCK) {
      for (int left = 0; left < columns; left += BLOCK) {
        int bottom = Math.min(rows, top + BLOCK);
        int right = Math.min(columns, left + BLOCK);
        for (int i = top; i < bottom; i++) {
          for (int j = left; j < right; j++) {
            out[outOffset + j * rows + i] = x[xOffset + i * columns + j];
          }
        }
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

  static void panelProduct(
      int rowPanels,
      int columnPanels,
      int k,
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] c,
      int cOffset) {
    int columns = columnPanels * PanelProduct.COLUMNS;
    for (int i = 0; i < rowPanels * PanelProduct.ROWS; i++) {
      int row = aOffset + i / PanelProduct.ROWS * PanelProduct.ROWS * k + i % PanelProduct.ROWS;
      for (int j = 0; j < columns; j += PanelProduct.COLUMNS) {
        eightSums(k, a, row, b, bOffset + j * k, c, cOffset + i * columns + j);
      }
    }
  }

  /** A row of a panel of A times a panel of B, with a sum for each of its columns. */
  private static void eightSums(
      int k, double[] a, int row, double[] b, int panel, double[] c, int out) {
    double s0 = 0.0;
    double s1 = 0.0;
    double s2 = 0.0;
    double s3 = 0.0;
    double s4 = 0.0;
    double s5 = 0.0;
    double s6 = 0.0;
    double s7 = 0.0;
    for (int p = 0; p < k; p++) {
      double x = a[row + p * PanelProduct.ROWS];
      int from = panel + p * PanelProduct.COLUMNS;
      s0 += x * b[from];
      s1 += x * b[from + 1];
      s2 += x * b[from + 2];
      s3 += x * b[from + 3];
      s4 += x * b[from + 4];
      s5 += x * b[from + 5];
      s6 += x * b[from + 6];
      s7 += x * b[from + 7];
    }
    c[out] = s0;
    c[out + 1] = s1;
    c[out + 2] = s2;
    c[out + 3] = s3;
    c[out + 4] = s4;
    c[out + 5] = s5;
    c[out + 6] = s6;
    c[out + 7] = s7;
  }

  static void laneSum(
      int slabs,
      int length,
      int lanes,
      double[] w,
      int wOffset,
      double[] x,
      int xOffset,
      double beta,
      double[] y,
      int yOffset) {
    int slab = length * lanes;
    for (int j = 0; j < slab; j += LaneSum.WIDTH) {
      start(LaneSum.WIDTH, beta, y, yOffset + j);
      addLanes(slabs, w, wOffset + j % lanes, lanes, x, xOffset + j, slab, y, yOffset + j);
    }
  }

  /** Eight lanes of a row, with a sum for each. */
  private static void addLanes(
      int slabs,
      double[] w,
      int wFrom,
      int lanes,
      double[] x,
      int xFrom,
      int slab,
      double[] y,
      int out) {
    double s0 = y[out];
    double s1 = y[out + 1];
    double s2 = y[out + 2];
    double s3 = y[out + 3];
    double s4 = y[out + 4];
    double s5 = y[out + 5];
    double s6 = y[out + 6];
    double s7 = y[out + 7];
    for (int r = 0; r < slabs; r++) {
      int weight = wFrom + r * lanes;
      int from = xFrom + r * slab;
      s0 += w[weight] * x[from];
      s1 += w[weight + 1] * x[from + 1];
      s2 += w[weight + 2] * x[from + 2];
      s3 += w[weight + 3] * x[from + 3];
      s4 += w[weight + 4] * x[from + 4];
      s5 += w[weight + 5] * x[from + 5];
      s6 += w[weight + 6] * x[from + 6];
      s7 += w[weight + 7] * x[from + 7];
    }
    y[out] = s0;
    y[out + 1] = s1;
    y[out + 2] = s2;
    y[out + 3] = s3;
    y[out + 4] = s4;
    y[out + 5] = s5;
    y[out + 6] = s6;
    y[out + 7] = s7;
  }

  /** y += alpha x: the product rounded, then the sum. */
  private static void addScaled(
      int n, double alpha, double[] x, int xOffset, double[] y, int yOffset) {
    for (int j = 0; j < n; j++) {
      y[yOffset + j] += alpha * x[xOffset + j];
    }
  }

  /** The same, with {@code stride} between the elements of x. */
  private static void addScaledColumn(
      int n, double alpha, double[] x, int xOffset, int stride, double[] y, int yOffset) {
    for (int j = 0; j < n; j++) {
      y[yOffset + j] += alpha * x[xOffset + j * stride];
    }
  }
}
