package dev.wasmath;

import dev.wasmath.Products.Factor;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Gemv;
import dev.wasmath.op.Transpose;

/**
 * The door to the operations on matrices. Matrices without rows or columns are allowed. The output
 * of a product or a transposition shares its array with no input.
 */
public final class Matrices {
  /** A square is transposed in place by blocks of this order, two of which fit into a cache. */
  private static final int BLOCK = 32;

  private final Route<Gemv> gemv;
  private final Route<Transpose> transpose;
  private final Products products;

  Matrices(Orchestrator orchestrator) {
    this.gemv = orchestrator.route(Gemv.OPERATION);
    this.transpose = orchestrator.route(Transpose.OPERATION);
    this.products = new Products(orchestrator);
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
    checkFactors(Arguments.shape(a), a.columns(), Arguments.shape(b), b.rows());
    return multiply(a, Factor.of(a), b, Factor.of(b), out);
  }

  /**
   * The product of A's transpose and B, as a new matrix.
   *
   * @throws IllegalArgumentException if A has not as many rows as B
   */
  public Matrix transposeMultiply(Matrix a, Matrix b) {
    return transposeMultiply(a, b, Matrix.zeros(a.columns(), b.columns()));
  }

  /**
   * Writes the product of A's transpose and B into {@code out} and returns it: the bits of {@code
   * multiply(transpose(a), b)}, without the transposition.
   *
   * @throws IllegalArgumentException if the shapes do not fit, or {@code out} shares its array with
   *     A or B
   */
  public Matrix transposeMultiply(Matrix a, Matrix b, Matrix out) {
    checkFactors(Arguments.shape(a) + " transposed", a.rows(), Arguments.shape(b), b.rows());
    return multiply(a, Factor.transposeOf(a), b, Factor.of(b), out);
  }

  /**
   * The product of A and B's transpose, as a new matrix.
   *
   * @throws IllegalArgumentException if A has not as many columns as B
   */
  public Matrix multiplyTranspose(Matrix a, Matrix b) {
    return multiplyTranspose(a, b, Matrix.zeros(a.rows(), b.rows()));
  }

  /**
   * Writes the product of A and B's transpose into {@code out} and returns it: the bits of {@code
   * multiply(a, transpose(b))}, without the transposition.
   *
   * @throws IllegalArgumentException if the shapes do not fit, or {@code out} shares its array with
   *     A or B
   */
  public Matrix multiplyTranspose(Matrix a, Matrix b, Matrix out) {
    checkFactors(Arguments.shape(a), a.columns(), Arguments.shape(b) + " transposed", b.columns());
    return multiply(a, Factor.of(a), b, Factor.transposeOf(b), out);
  }

  /**
   * Adds {@code alpha} times the product A B to {@code c}, which is overwritten and returned.
   *
   * @throws IllegalArgumentException if the shapes do not fit, or {@code c} shares its array with A
   *     or B
   * @see Gemm for the order of the sums and the error bound
   */
  public Matrix multiplyAdd(double alpha, Matrix a, Matrix b, Matrix c) {
    checkFactors(Arguments.shape(a), a.columns(), Arguments.shape(b), b.rows());
    Arguments.shape("the output", c, a.rows(), b.columns());
    Arguments.notAliased(c, a);
    Arguments.notAliased(c, b);
    products.add(alpha, Factor.of(a), Factor.of(b), c.data());
    return c;
  }

  private static void checkFactors(String a, int inner, String b, int other) {
    if (inner != other) {
      throw new IllegalArgumentException("cannot multiply " + a + " by " + b);
    }
  }

  private Matrix multiply(Matrix a, Factor left, Matrix b, Factor right, Matrix out) {
    Arguments.shape("the output", out, left.rows(), right.columns());
    Arguments.notAliased(out, a);
    Arguments.notAliased(out, b);
    products.overwrite(left, right, out.data());
    return out;
  }

  /**
   * The product A x, as a new vector.
   *
   * @throws IllegalArgumentException if A has not as many columns as x has elements
   */
  public double[] multiply(Matrix a, double[] x) {
    return multiply(a, x, new double[a.rows()]);
  }

  /**
   * Writes the product A x into {@code out} and returns it: element i has the bits of {@link
   * Vectors#dot} of row i and x.
   *
   * @throws IllegalArgumentException if the lengths do not fit, or {@code out} is an input
   */
  public double[] multiply(Matrix a, double[] x, double[] out) {
    Arguments.length("the vector", x.length, a.columns());
    Arguments.length("the output", out.length, a.rows());
    Arguments.notAliased(out, a.data());
    Arguments.notAliased(out, x);
    int m = a.rows();
    int n = a.columns();
    long elements = (long) m * n;
    gemv.run(
        elements,
        elements,
        Output.all(out),
        kernel -> kernel.gemv(m, n, a.data(), 0, n, x, 0, out, 0));
    return out;
  }

  /**
   * The product of A's transpose and x, as a new vector.
   *
   * @throws IllegalArgumentException if A has not as many rows as x has elements
   */
  public double[] transposeMultiply(Matrix a, double[] x) {
    return transposeMultiply(a, x, new double[a.columns()]);
  }

  /**
   * Writes the product of A's transpose and x into {@code out} and returns it: the bits of {@link
   * #transposeMultiply(Matrix, Matrix)} with x as a column.
   *
   * @throws IllegalArgumentException if the lengths do not fit, or {@code out} is an input
   */
  public double[] transposeMultiply(Matrix a, double[] x, double[] out) {
    Arguments.length("the vector", x.length, a.rows());
    Arguments.length("the output", out.length, a.columns());
    Arguments.notAliased(out, a.data());
    Arguments.notAliased(out, x);
    products.overwrite(Factor.rowOf(x), Factor.of(a), out);
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
        Output.all(out.data()),
        kernel -> kernel.transpose(a.rows(), a.columns(), a.data(), 0, out.data(), 0));
    return out;
  }

  /**
   * Transposes a square matrix where it lies, and returns it.
   *
   * @throws IllegalArgumentException if the matrix is not square
   */
  public Matrix transposeInPlace(Matrix a) {
    Arguments.square(a);
    int n = a.rows();
    for (int top = 0; top < n; top += BLOCK) {
      for (int left = top; left < n; left += BLOCK) {
        exchangeBlocks(a.data(), n, top, left);
      }
    }
    return a;
  }

  /**
   * Exchanges the elements of one block, as far as they lie above the diagonal, with their twins.
   */
  private static void exchangeBlocks(double[] data, int n, int top, int left) {
    for (int i = top; i < Math.min(n, top + BLOCK); i++) {
      for (int j = Math.max(left, i + 1); j < Math.min(n, left + BLOCK); j++) {
        double element = data[i * n + j];
        data[i * n + j] = data[j * n + i];
        data[j * n + i] = element;
      }
    }
  }

  /**
   * The factors of a square matrix, by Gaussian elimination with partial pivoting: for several
   * solutions with one matrix, and for what is to be known of it.
   *
   * @throws IllegalArgumentException if the matrix is not square, or an element is NaN or infinite
   * @throws SingularMatrixException if a pivot is exactly zero
   * @throws ArithmeticException if the elimination overflows
   */
  public LuDecomposition lu(Matrix a) {
    Arguments.square(a);
    Arguments.finite("the matrix", a);
    return new LuDecomposition(products, a, norm1(a));
  }

  /**
   * The X with A X = B, as a new matrix.
   *
   * @throws IllegalArgumentException if A is not square, B has not as many rows, or an element is
   *     NaN or infinite
   * @throws SingularMatrixException if a pivot is exactly zero
   * @throws ArithmeticException if the elimination or the solution overflows
   * @see LuDecomposition for the error, and for the condition of A
   */
  public Matrix solve(Matrix a, Matrix b) {
    return lu(a).solve(b);
  }

  /**
   * The x with A x = b, as a new vector.
   *
   * @throws IllegalArgumentException if A is not square, b has not as many elements as A rows, or
   *     an element is NaN or infinite
   * @throws SingularMatrixException if a pivot is exactly zero
   * @throws ArithmeticException if the elimination or the solution overflows
   * @see LuDecomposition for the error, and for the condition of A
   */
  public double[] solve(Matrix a, double[] b) {
    return lu(a).solve(b);
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
    return lu(a).inverse();
  }

  /**
   * The determinant; 0.0 where elimination meets a pivot of exactly zero.
   *
   * @throws IllegalArgumentException if the matrix is not square, or an element is NaN or infinite
   * @throws ArithmeticException if the elimination overflows
   * @see LuDecomposition#determinant
   */
  public double determinant(Matrix a) {
    try {
      return lu(a).determinant();
    } catch (SingularMatrixException singular) {
      return 0.0;
    }
  }

  /** The largest sum of absolute values in a column: the norm induced by the 1-norm of vectors. */
  public double norm1(Matrix a) {
    double[] sums = new double[a.columns()];
    for (int row = 0; row < a.data().length; row += sums.length) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += Math.abs(a.data()[row + j]);
      }
    }
    double norm = 0.0;
    for (double sum : sums) {
      norm = Math.max(norm, sum);
    }
    return norm;
  }
}
