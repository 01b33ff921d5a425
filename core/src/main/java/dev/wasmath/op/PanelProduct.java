package dev.wasmath.op;

/**
 * The product of two matrices that are packed in panels, as blocked products have them: C = A B,
 * with A of k columns in panels of {@link #ROWS} rows, B of k rows in panels of {@link #COLUMNS}
 * columns, and C row-major. It contracts a payoff tensor, packed once, with many profiles at once.
 *
 * <p>Element (i, p) of A lies at {@code aOffset + (i / ROWS * k + p) * ROWS + i % ROWS}, element
 * (p, j) of B at {@code bOffset + (j / COLUMNS * k + p) * COLUMNS + j % COLUMNS}.
 *
 * <p>Order and error of every element are those of {@link Gemm} with alpha 1 and beta 0: it starts
 * at 0.0 and takes the rounded products in increasing p; at most k rounding units of the sum of
 * {@code |A[i][p] B[p][j]|} without overflow and underflow. The output overlaps no input.
 */
@FunctionalInterface
public interface PanelProduct {
  /** The rows of a panel of A. */
  int ROWS = 8;

  /** The columns of a panel of B. */
  int COLUMNS = 8;

  /** This operation; its size is k, and rounded up to panels the number of rows and columns. */
  Operation<PanelProduct> OPERATION =
      new Operation<>(
              "panelProduct",
              PanelProduct.class,
              n -> (long) n * n,
              n -> (long) n * n * n,
              PanelProduct::sample)
          .within(FusedBound.terms(n -> n));

  /** Overwrites all elements of C: the rows of A's panels, each as long as B's have columns. */
  void panelProduct(
      int rowPanels,
      int columnPanels,
      int k,
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] c,
      int cOffset);

  /** The panels of so many rows or columns, the last one perhaps in part. */
  static int panels(int lines, int width) {
    return (lines + width - 1) / width;
  }

  private static Sample<PanelProduct> sample(int n, Probe probe) {
    int rowPanels = panels(n, ROWS);
    int columnPanels = panels(n, COLUMNS);
    double[] a = probe.doubles(rowPanels * ROWS * n);
    double[] b = probe.doubles(columnPanels * COLUMNS * n);
    return new ArraySample<>(
        rowPanels * ROWS * columnPanels * COLUMNS,
        (kernel, c) -> kernel.panelProduct(rowPanels, columnPanels, n, a, 0, b, 0, c, 0));
  }
}
