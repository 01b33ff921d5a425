package dev.wasmath;

import dev.wasmath.Products.Block;
import java.util.function.IntPredicate;

/**
 * The factors of a square matrix with its rows exchanged: P A = L U, with L unit lower triangular
 * and U upper triangular, as {@link Matrices#lu} makes them.
 *
 * <p>Error: the computed factors are those of a matrix that differs from A by at most n rounding
 * units of |L| |U|, element by element; a solution of A x = b solves a system that differs from it
 * by 3 n (Higham, "Accuracy and Stability of Numerical Algorithms", theorems 9.3 and 9.4). How far
 * it is from the true solution depends on the condition number, of which {@link #conditionEstimate}
 * gives an estimate: of its logarithm to base 10, that many digits may be wrong. Partial pivoting
 * keeps |L| |U| small for nearly every matrix, but not for all.
 *
 * <p>Immutable; safe for use by several threads.
 */
public final class LuDecomposition {
  private final int n;
  private final Products products;
  private final Triangles triangles;
  private final Elimination.Factors factors;
  private final double norm1;

  LuDecomposition(Products products, Matrix a, double norm1) {
    this.n = a.rows();
    this.products = products;
    this.triangles = new Triangles(products);
    this.factors = UpdateFailure.repeating(() -> Elimination.factor(this.products, a));
    this.norm1 = norm1;
  }

  /** L, as a new matrix: ones on its diagonal, and no element larger than 1. */
  public Matrix lower() {
    Matrix lower = triangle(difference -> difference > 0);
    for (int i = 0; i < n; i++) {
      lower.set(i, i, 1.0);
    }
    return lower;
  }

  /** U, as a new matrix. */
  public Matrix upper() {
    return triangle(difference -> difference <= 0);
  }

  /** The elements for whose row minus column the predicate holds; zeros elsewhere. */
  private Matrix triangle(IntPredicate holds) {
    Matrix triangle = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (holds.test(i - j)) {
          triangle.set(i, j, factors.factors().get(i, j));
        }
      }
    }
    return triangle;
  }

  /** The rows' new order, as a new array: row i of P A is row {@code rowOrder()[i]} of A. */
  public int[] rowOrder() {
    return factors.order().clone();
  }

  /**
   * The X with A X = B, as a new matrix: one column for each right-hand side, with the same bits as
   * if it were alone.
   *
   * @throws IllegalArgumentException if B has not as many rows as A, or an element is NaN or
   *     infinite
   * @throws ArithmeticException if the solution overflows
   */
  public Matrix solve(Matrix b) {
    if (b.rows() != n) {
      throw new IllegalArgumentException(
          "cannot solve with " + n + " x " + n + " for " + Arguments.shape(b));
    }
    Arguments.finite("the right-hand side", b);
    return finite("the solution", UpdateFailure.repeating(() -> solution(b)));
  }

  /**
   * The x with A x = b, as a new vector.
   *
   * @throws IllegalArgumentException if b has not as many elements as A has rows, or an element is
   *     NaN or infinite
   * @throws ArithmeticException if the solution overflows
   */
  public double[] solve(double[] b) {
    Arguments.length("the right-hand side", b.length, n);
    return solve(Matrix.of(n, 1, b)).data();
  }

  private Matrix solution(Matrix b) {
    int width = b.columns();
    Matrix x = Matrix.zeros(n, width);
    for (int i = 0; i < n; i++) {
      System.arraycopy(b.data(), factors.order()[i] * width, x.data(), i * width, width);
    }
    triangles.solveUnitLower(n, Block.of(factors.factors()), width, Block.of(x));
    triangles.solveUpper(n, Block.of(factors.factors()), width, Block.of(x));
    return x;
  }

  /**
   * The inverse of A, as a new matrix: U^-1 L^-1 P.
   *
   * @throws ArithmeticException if the inverse overflows
   */
  public Matrix inverse() {
    return finite("the inverse", UpdateFailure.repeating(this::unchecked));
  }

  private Matrix unchecked() {
    Matrix x = Matrix.identity(n);
    triangles.invertUnitLower(n, Block.of(factors.factors()), Block.of(x));
    triangles.solveUpper(n, Block.of(factors.factors()), n, Block.of(x));
    double[] row = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        row[factors.order()[j]] = x.data()[i * n + j];
      }
      System.arraycopy(row, 0, x.data(), i * n, n);
    }
    return x;
  }

  private static Matrix finite(String what, Matrix x) {
    for (double element : x.data()) {
      if (!Double.isFinite(element)) {
        throw new ArithmeticException(what + " overflows; scale the matrix");
      }
    }
    return x;
  }

  /**
   * The determinant of A: 1.0 for a matrix without elements. It overflows or underflows only where
   * the result itself does. Error: at most n rounding units of the determinant of L U.
   */
  public double determinant() {
    return product().value();
  }

  /** The sign of the determinant, 1 or -1. */
  public int determinantSign() {
    return product().mantissa() < 0.0 ? -1 : 1;
  }

  /** The natural logarithm of the determinant's absolute value, which is always finite. */
  public double logAbsoluteDeterminant() {
    return product().log();
  }

  private ScaledProduct product() {
    ScaledProduct product = ScaledProduct.one(factors.odd());
    for (int i = 0; i < n; i++) {
      product = product.times(factors.factors().get(i, i));
    }
    return product;
  }

  /**
   * An estimate of A's condition number in the 1-norm, the norm of A times that of its inverse:
   * never more than that but for rounding, and seldom less than a third of it. It takes about ten
   * solutions, far less than an inverse. Infinite where a solution overflows; 0.0 for a matrix
   * without elements.
   *
   * @see <a href="https://doi.org/10.1145/50063.214386">N. J. Higham, ACM TOMS 14 (1988)</a>
   */
  public double conditionEstimate() {
    return n == 0
        ? 0.0
        : norm1 * new InverseNorm(n, this::column, this::solveTransposed).estimate();
  }

  private double[] column(double[] b) {
    return UpdateFailure.repeating(() -> solution(Matrix.of(n, 1, b))).data();
  }

  /** The x with A^T x = b, that is, U^T L^T P x = b. */
  private double[] solveTransposed(double[] b) {
    double[] y = b.clone();
    double[] lu = factors.factors().data();
    for (int i = 0; i < n; i++) {
      y[i] /= lu[i * n + i];
      for (int j = i + 1; j < n; j++) {
        y[j] -= lu[i * n + j] * y[i];
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int j = 0; j < i; j++) {
        y[j] -= lu[i * n + j] * y[i];
      }
    }
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[factors.order()[i]] = y[i];
    }
    return x;
  }
}
