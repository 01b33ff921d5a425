package dev.wasmath;

import dev.wasmath.Products.Block;
import java.util.stream.IntStream;

/**
 * Gaussian elimination with partial pivoting, in place: the columns are cut in two until they are
 * few, so that nearly all of the work is in products (S. Toledo, "Locality of reference in LU
 * decomposition with partial pivoting", SIAM J. Matrix Anal. Appl. 18, 1997).
 *
 * <p>Every element takes its products in increasing order, from what was stored: the bits are those
 * of the textbook's three loops, wherever the columns are cut. The pivot of a column is its largest
 * element in absolute value, the topmost of equal ones.
 */
final class Elimination {
  /** So many columns are eliminated one by one, in arrays of their own. */
  private static final int FEW = 16;

  private final Products products;
  private final Triangles triangles;
  private final int n;
  private final double[] data;
  private final int[] order;
  private final double[] spare;

  /** The columns that are eliminated now, from the first one's pivot row on. */
  private final double[][] panel;

  private boolean odd;

  private Elimination(Products products, Matrix a) {
    this.products = products;
    this.triangles = new Triangles(products);
    this.n = a.rows();
    this.data = a.data().clone();
    this.order = IntStream.range(0, n).toArray();
    this.spare = new double[n];
    this.panel = new double[Math.min(FEW, n)][n];
  }

  /**
   * What elimination leaves.
   *
   * @param factors U on and above the diagonal, below it L without its ones
   * @param order row i of the permuted matrix is row {@code order[i]} of the given one
   * @param odd whether the permutation is odd
   */
  record Factors(Matrix factors, int[] order, boolean odd) {}

  /**
   * Factors a square matrix with finite elements, which is left as it is.
   *
   * @throws SingularMatrixException if a pivot is exactly zero
   * @throws ArithmeticException if the elimination overflows
   * @throws UpdateFailure if a kernel failed
   */
  static Factors factor(Products products, Matrix a) {
    Elimination elimination = new Elimination(products, a);
    elimination.factor(0, a.columns());
    elimination.requireFinite();
    Matrix factors = Matrix.of(a.rows(), a.columns(), elimination.data);
    return new Factors(factors, elimination.order, elimination.odd);
  }

  private void factor(int first, int columns) {
    if (columns <= FEW) {
      factorPanel(first, columns);
      return;
    }
    int left = Triangles.cut(columns);
    int right = columns - left;
    int middle = first + left;
    Block a = new Block(data, 0, n);
    factor(first, left);
    triangles.solveUnitLower(left, a.at(first, first), right, a.at(first, middle));
    products.subtract(
        n - middle, right, left, a.at(middle, first), a.at(first, middle), a.at(middle, middle));
    factor(middle, right);
  }

  private void factorPanel(int first, int columns) {
    int rows = n - first;
    for (int i = 0; i < rows; i++) {
      int row = (first + i) * n + first;
      for (int j = 0; j < columns; j++) {
        panel[j][i] = data[row + j];
      }
    }
    for (int step = 0; step < columns; step++) {
      int pivot = pivotRow(step, rows);
      double value = Math.abs(panel[step][pivot]);
      if (!(value > 0.0) || value == Double.POSITIVE_INFINITY) {
        store(first, columns);
        refuse(first + step, value);
      }
      exchange(first, columns, step, pivot);
      eliminate(step, columns, rows);
    }
    store(first, columns);
  }

  /** Writes the panel back to its place. */
  private void store(int first, int columns) {
    for (int i = 0; i < n - first; i++) {
      int row = (first + i) * n + first;
      for (int j = 0; j < columns; j++) {
        data[row + j] = panel[j][i];
      }
    }
  }

  private int pivotRow(int step, int rows) {
    double[] column = panel[step];
    int best = step;
    double largest = Math.abs(column[step]);
    for (int i = step + 1; i < rows; i++) {
      double size = Math.abs(column[i]);
      if (size > largest) {
        best = i;
        largest = size;
      }
    }
    return best;
  }

  private void refuse(int step, double pivot) {
    if (pivot == 0.0) {
      requireFinite();
      throw new SingularMatrixException(step);
    }
    throw new ArithmeticException(
        "the elimination overflows at pivot " + (step + 1) + ", counted from 1; scale the matrix");
  }

  /** Exchanges two rows of the panel, and those of the matrix. */
  private void exchange(int first, int columns, int i, int j) {
    if (i == j) {
      return;
    }
    odd = !odd;
    int above = first + i;
    int below = first + j;
    int row = order[above];
    order[above] = order[below];
    order[below] = row;
    System.arraycopy(data, above * n, spare, 0, n);
    System.arraycopy(data, below * n, data, above * n, n);
    System.arraycopy(spare, 0, data, below * n, n);
    for (int column = 0; column < columns; column++) {
      double element = panel[column][i];
      panel[column][i] = panel[column][j];
      panel[column][j] = element;
    }
  }

  /** Subtracts the pivot's row from those below, in the columns of the panel. */
  private void eliminate(int step, int columns, int rows) {
    double[] factors = panel[step];
    double pivot = factors[step];
    for (int i = step + 1; i < rows; i++) {
      factors[i] /= pivot;
    }
    for (int j = step + 1; j < columns; j++) {
      subtractMultiple(panel[j][step], factors, panel[j], step + 1, rows);
    }
  }

  private static void subtractMultiple(double factor, double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] -= x[i] * factor;
    }
  }

  private void requireFinite() {
    for (double element : data) {
      if (!Double.isFinite(element)) {
        throw new ArithmeticException("the elimination overflows; scale the matrix");
      }
    }
  }
}
