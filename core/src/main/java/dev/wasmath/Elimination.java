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
  /** So many columns are eliminated one by one. */
  private static final int FEW = 8;

  private final Products products;
  private final Triangles triangles;
  private final int n;
  private final double[] data;
  private final int[] order;
  private final double[] spare;
  private boolean odd;

  private Elimination(Products products, Matrix a) {
    this.products = products;
    this.triangles = new Triangles(products);
    this.n = a.rows();
    this.data = a.data().clone();
    this.order = IntStream.range(0, n).toArray();
    this.spare = new double[n];
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
      for (int step = first; step < first + columns; step++) {
        exchange(step, pivotRow(step));
        eliminate(step, first + columns);
      }
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

  private int pivotRow(int step) {
    int best = step;
    double largest = Math.abs(data[step * n + step]);
    for (int i = step + 1; i < n; i++) {
      double size = Math.abs(data[i * n + step]);
      if (size > largest) {
        best = i;
        largest = size;
      }
    }
    if (largest == 0.0) {
      requireFinite();
      throw new SingularMatrixException(step);
    }
    if (!Double.isFinite(largest)) {
      throw new ArithmeticException(
          "the elimination overflows at pivot "
              + (step + 1)
              + ", counted from 1; scale the matrix");
    }
    return best;
  }

  private void exchange(int i, int j) {
    if (i == j) {
      return;
    }
    odd = !odd;
    int row = order[i];
    order[i] = order[j];
    order[j] = row;
    System.arraycopy(data, i * n, spare, 0, n);
    System.arraycopy(data, j * n, data, i * n, n);
    System.arraycopy(spare, 0, data, j * n, n);
  }

  /** Subtracts the pivot's row from those below, in the columns before {@code end}. */
  private void eliminate(int step, int end) {
    int pivotRow = step * n;
    double pivot = data[pivotRow + step];
    for (int i = step + 1; i < n; i++) {
      int row = i * n;
      double factor = data[row + step] / pivot;
      data[row + step] = factor;
      for (int j = step + 1; j < end; j++) {
        data[row + j] -= factor * data[pivotRow + j];
      }
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
