package dev.wasmath;

/**
 * The factors of a square matrix with its rows exchanged: P A = L U, with L unit lower triangular
 * (G. H. Golub and C. F. Van Loan, "Matrix Computations", algorithm 3.4.1).
 */
final class Lu {
  private final int n;
  private final Matrix factors;
  private final int[] rows;

  /**
   * Factors {@code a}, which is left as it is.
   *
   * @throws SingularMatrixException if a pivot is exactly zero
   * @throws ArithmeticException if the elimination overflows
   */
  Lu(Matrix a) {
    this.n = a.rows();
    this.factors = a.copy();
    this.rows = new int[n];
    for (int i = 0; i < n; i++) {
      rows[i] = i;
    }
    for (int step = 0; step < n; step++) {
      exchange(step, pivotRow(step));
      eliminate(step);
    }
  }

  /** Solves A X = I, row by row: each row of X is a combination of rows found before. */
  Matrix inverse() {
    Matrix x = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      x.set(i, rows[i], 1.0);
      for (int j = 0; j < i; j++) {
        subtractScaledRow(x, i, factors.get(i, j), j);
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int j = i + 1; j < n; j++) {
        subtractScaledRow(x, i, factors.get(i, j), j);
      }
      divideRow(x, i, factors.get(i, i));
    }
    return x;
  }

  private int pivotRow(int step) {
    int best = step;
    for (int i = step + 1; i < n; i++) {
      if (Math.abs(factors.get(i, step)) > Math.abs(factors.get(best, step))) {
        best = i;
      }
    }
    if (factors.get(best, step) == 0.0) {
      throw new SingularMatrixException(step);
    }
    if (!Double.isFinite(factors.get(best, step))) {
      throw new ArithmeticException(
          "the elimination overflows at pivot "
              + (step + 1)
              + ", counted from 1; scale the matrix");
    }
    return best;
  }

  private void exchange(int i, int j) {
    int row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
    for (int column = 0; column < n; column++) {
      double element = factors.get(i, column);
      factors.set(i, column, factors.get(j, column));
      factors.set(j, column, element);
    }
  }

  private void eliminate(int step) {
    double[] data = factors.data();
    int pivotRow = step * n;
    for (int i = step + 1; i < n; i++) {
      int row = i * n;
      double factor = data[row + step] / data[pivotRow + step];
      data[row + step] = factor;
      for (int j = step + 1; j < n; j++) {
        data[row + j] -= factor * data[pivotRow + j];
      }
    }
  }

  private void subtractScaledRow(Matrix x, int i, double factor, int j) {
    if (factor != 0.0) {
      double[] data = x.data();
      for (int column = 0; column < n; column++) {
        data[i * n + column] -= factor * data[j * n + column];
      }
    }
  }

  private void divideRow(Matrix x, int i, double divisor) {
    double[] data = x.data();
    for (int column = 0; column < n; column++) {
      data[i * n + column] /= divisor;
    }
  }
}
