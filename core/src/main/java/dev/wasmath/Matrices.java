package dev.wasmath;

import dev.wasmath.op.Gemm;
import dev.wasmath.op.Transpose;

/** The door to the operations on matrices. Matrices without rows or columns are allowed. */
public final class Matrices {
  private final Route<Gemm> gemm;
  private final Route<Transpose> transpose;

  Matrices(Orchestrator orchestrator) {
    this.gemm = orchestrator.route(Gemm.OPERATION);
    this.transpose = orchestrator.route(Transpose.OPERATION);
  }

  /**
   * The product A B, as a new matrix.
   *
   * @throws IllegalArgumentException if A has not as many columns as B has rows
   */
  public Matrix multiply(Matrix a, Matrix b) {
    return multiply(a, b, Matrix.zeros(a.rows(), b.columns()));
  }

  /**
   * Writes the product A B into {@code out} and returns it.
   *
   * @throws IllegalArgumentException if the shapes do not fit, or {@code out} shares its array with
   *     A or B
   * @see Gemm for the order of the sums and the error bound
   */
  public Matrix multiply(Matrix a, Matrix b, Matrix out) {
    int m = a.rows();
    int n = b.columns();
    int k = a.columns();
    if (k != b.rows()) {
      throw new IllegalArgumentException(
          "cannot multiply " + Arguments.shape(a) + " by " + Arguments.shape(b));
    }
    Arguments.shape("the output", out, m, n);
    Arguments.notAliased(out, a);
    Arguments.notAliased(out, b);
    long elements = Math.max((long) m * n, Math.max((long) m * k, (long) k * n));
    gemm.run(
        elements,
        (long) m * n * k,
        kernel ->
            kernel.gemm(m, n, k, 1.0, a.data(), 0, k, 1, b.data(), 0, n, 1, 0.0, out.data(), 0, n));
    return out;
  }

  /** The transpose, as a new matrix. */
  public Matrix transpose(Matrix a) {
    return transpose(a, Matrix.zeros(a.columns(), a.rows()));
  }

  /**
   * Writes the transpose into {@code out} and returns it.
   *
   * @throws IllegalArgumentException if the shapes do not fit, or {@code out} shares its array with
   *     A
   */
  public Matrix transpose(Matrix a, Matrix out) {
    Arguments.shape("the output", out, a.columns(), a.rows());
    Arguments.notAliased(out, a);
    long elements = (long) a.rows() * a.columns();
    transpose.run(
        elements,
        elements,
        kernel -> kernel.transpose(a.rows(), a.columns(), a.data(), 0, out.data(), 0));
    return out;
  }

  /**
   * The inverse, as a new matrix, by Gaussian elimination with partial pivoting.
   *
   * <p>Error: the residual of each column is small beside {@code |A| |X|}, while the error of the
   * inverse itself grows with A's condition number (Higham, section 14.3): {@link #norm1} of A
   * times that of the inverse tells how many digits to trust.
   *
   * @throws IllegalArgumentException if the matrix is not square, or an element is NaN or infinite
   * @throws SingularMatrixException if a pivot is exactly zero
   * @throws ArithmeticException if the elimination or the inverse overflows
   */
  public Matrix inverse(Matrix a) {
    Arguments.square(a);
    requireFinite(a);
    Matrix inverse = new Lu(a).inverse();
    for (double element : inverse.data()) {
      if (!Double.isFinite(element)) {
        throw new ArithmeticException("the inverse overflows; scale the matrix");
      }
    }
    return inverse;
  }

  /** The largest sum of absolute values in a column: the norm induced by the 1-norm of vectors. */
  public double norm1(Matrix a) {
    double[] sums = new double[a.columns()];
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += Math.abs(a.get(i, j));
      }
    }
    double norm = 0.0;
    for (double sum : sums) {
      norm = Math.max(norm, sum);
    }
    return norm;
  }

  private static void requireFinite(Matrix a) {
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.columns(); j++) {
        if (!Double.isFinite(a.get(i, j))) {
          throw new IllegalArgumentException(
              "element (%d, %d), counted from 1, is %s; an inverse needs finite elements"
                  .formatted(i + 1, j + 1, a.get(i, j)));
        }
      }
    }
  }
}
