package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.op.Probe;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LuDecompositionTest {
  private static final double UNIT = 0x1p-53;

  private final Wasmath math = Wasmath.builder().backends(List.of()).open();
  private final Matrices matrices = math.matrices();

  @AfterEach
  void close() {
    math.close();
  }

  /** Orders around every cut of the recursion, and their factors by the textbook's three loops. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 23, 24, 31, 33, 64, 65, 100, 129})
  void theFactorsHaveTheBitsOfTheTextbook(int n) {
    Matrix a = Matrix.random(n, n, n);
    Matrix before = a.copy();
    LuDecomposition lu = matrices.lu(a);
    assertThat(a).isEqualTo(before);
    Textbook expected = new Textbook(a);
    assertThat(lu.upper()).isEqualTo(expected.upper());
    assertThat(lu.lower()).isEqualTo(expected.lower());
    assertThat(lu.rowOrder()).isEqualTo(expected.order);
    assertThat(lu.determinantSign()).isEqualTo(expected.sign);
  }

  /** Gaussian elimination as every textbook has it. */
  private static final class Textbook {
    private final Matrix a;
    private final int[] order;
    private int sign = 1;

    Textbook(Matrix given) {
      a = given.copy();
      order = new int[a.rows()];
      Arrays.setAll(order, i -> i);
      for (int k = 0; k < a.rows(); k++) {
        int pivot = k;
        for (int i = k + 1; i < a.rows(); i++) {
          if (Math.abs(a.get(i, k)) > Math.abs(a.get(pivot, k))) {
            pivot = i;
          }
        }
        exchange(k, pivot);
        for (int i = k + 1; i < a.rows(); i++) {
          a.set(i, k, a.get(i, k) / a.get(k, k));
          for (int j = k + 1; j < a.rows(); j++) {
            a.set(i, j, a.get(i, j) - a.get(i, k) * a.get(k, j));
          }
        }
      }
      for (int k = 0; k < a.rows(); k++) {
        sign *= a.get(k, k) < 0 ? -1 : 1;
      }
    }

    private void exchange(int k, int pivot) {
      sign *= k == pivot ? 1 : -1;
      int row = order[k];
      order[k] = order[pivot];
      order[pivot] = row;
      for (int j = 0; j < a.rows(); j++) {
        double element = a.get(k, j);
        a.set(k, j, a.get(pivot, j));
        a.set(pivot, j, element);
      }
    }

    Matrix upper() {
      Matrix upper = Matrix.zeros(a.rows(), a.rows());
      for (int i = 0; i < a.rows(); i++) {
        for (int j = i; j < a.rows(); j++) {
          upper.set(i, j, a.get(i, j));
        }
      }
      return upper;
    }

    Matrix lower() {
      Matrix lower = Matrix.identity(a.rows());
      for (int i = 0; i < a.rows(); i++) {
        for (int j = 0; j < i; j++) {
          lower.set(i, j, a.get(i, j));
        }
      }
      return lower;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 16, 17, 40, 65, 130})
  void solutionsHaveASmallBackwardError(int n) {
    Matrix a = Matrix.random(n, n, 3L * n);
    Matrix b = Matrix.random(n, 5, 7L * n);
    LuDecomposition lu = matrices.lu(a);
    Matrix x = lu.solve(b);
    // Higham, theorem 9.4: |b - A x| <= 3 n u |L| |U| |x|, element by element.
    Matrix size =
        matrices.multiply(
            matrices.multiply(absolute(lu.lower()), absolute(lu.upper())), absolute(x));
    Matrix residual = matrices.multiplyAdd(-1.0, a, x, b.copy());
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 5; j++) {
        // As much again for the residual's own rounding.
        assertThat(Math.abs(residual.get(i, j)))
            .isLessThanOrEqualTo(UNIT * (4 * n + 2) * size.get(i, j) + UNIT);
      }
    }
  }

  private static Matrix absolute(Matrix a) {
    double[] data = a.data().clone();
    for (int i = 0; i < data.length; i++) {
      data[i] = Math.abs(data[i]);
    }
    return Matrix.of(a.rows(), a.columns(), data);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20, 50})
  void aColumnsSolutionDoesNotDependOnItsNeighbours(int n) {
    Matrix a = Matrix.random(n, n, n);
    Matrix b = Matrix.random(n, 11, n + 1);
    LuDecomposition lu = matrices.lu(a);
    Matrix x = lu.solve(b);
    assertThat(matrices.solve(a, b)).isEqualTo(x);
    for (int j = 0; j < 11; j++) {
      assertThat(lu.solve(b.column(j))).isEqualTo(x.column(j));
    }
    assertThat(matrices.solve(a, b.column(0))).isEqualTo(x.column(0));
  }

  @Test
  void solvesWhatIsKnown() {
    Matrix a = Matrix.of(3, 3, 2, 1, -1, -3, -1, 2, -2, 1, 2);
    assertThat(matrices.solve(a, new double[] {8, -11, -3}))
        .containsExactly(new double[] {2, 3, -1}, within(1e-14));
    assertThat(matrices.determinant(a)).isCloseTo(-1, within(1e-14));
  }

  @Test
  void hilbertMatricesAreIllConditioned() {
    double[] conditions = {1, 27, 748, 28375, 943656, 29070279, 985194889, 33872791095.0};
    for (int n = 1; n <= conditions.length; n++) {
      LuDecomposition lu = matrices.lu(hilbert(n));
      double condition = conditions[n - 1];
      assertThat(lu.conditionEstimate()).isBetween(condition / 3, condition * (1 + 1e-5));
      double[] ones = new double[n];
      Arrays.fill(ones, 1.0);
      double[] x = lu.solve(matrices.multiply(hilbert(n), ones));
      for (double element : x) {
        assertThat(element).isCloseTo(1.0, within(n * UNIT * condition));
      }
    }
    LuDecomposition large = matrices.lu(hilbert(12));
    assertThat(large.conditionEstimate()).isGreaterThan(1e15);
    assertThat(large.solve(new double[12])).containsOnly(0.0, -0.0);
  }

  private static Matrix hilbert(int n) {
    Matrix hilbert = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        hilbert.set(i, j, 1.0 / (i + j + 1));
      }
    }
    return hilbert;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 33, 100})
  void theConditionEstimateIsALowerBoundWithinThree(int n) {
    for (int seed = 0; seed < 10; seed++) {
      Matrix a = Matrix.random(n, n, 1000L * n + seed);
      LuDecomposition lu = matrices.lu(a);
      double condition = matrices.norm1(a) * matrices.norm1(lu.inverse());
      assertThat(lu.conditionEstimate()).isBetween(condition / 3, condition * (1 + 1e-9));
    }
  }

  @Test
  void aMatrixThatDeceivesTheFirstBoundIsCaught() {
    // Higham, section 15.3: the inverse is I + theta C with C e = C^T e = 0.
    double theta = 1e6;
    Matrix c = Matrix.of(4, 4, 1, -1, 0, 0, -1, 1, 0, 0, 0, 0, 1, -1, 0, 0, -1, 1);
    Matrix inverse = Matrix.identity(4);
    math.vectors().axpy(theta, c.data(), inverse.data());
    Matrix a = matrices.inverse(inverse);
    double condition = matrices.norm1(a) * matrices.norm1(inverse);
    assertThat(matrices.lu(a).conditionEstimate()).isBetween(condition / 4, condition * 1.001);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 9, 20, 33})
  void singularMatricesNameEachPivot(int n) {
    for (int pivot = 0; pivot < n; pivot++) {
      // Upper triangular with ones on the diagonal, but for one zero.
      Matrix a = Matrix.identity(n);
      a.set(pivot, pivot, 0.0);
      if (pivot + 1 < n) {
        a.set(pivot, pivot + 1, 0.5);
      }
      int expected = pivot;
      assertThatThrownBy(() -> matrices.lu(a))
          .isInstanceOfSatisfying(
              SingularMatrixException.class, e -> assertThat(e.pivot()).isEqualTo(expected));
      assertThat(matrices.determinant(a)).isEqualTo(0.0);
    }
  }

  @Test
  void determinantsOverflowOnlyWhereTheyDo() {
    assertThat(matrices.determinant(Matrix.zeros(0, 0))).isEqualTo(1.0);
    assertThat(matrices.determinant(Matrix.of(2, 2, 0, 2, 3, 0))).isEqualTo(-6.0);
    double[] mixed = {1e300, 1e300, 1e-300, 1e-300, Double.MIN_VALUE, 0x1p1023, 4};
    LuDecomposition lu = matrices.lu(Matrix.diagonal(mixed));
    assertThat(lu.determinant()).isCloseTo(0x1p-49, within(1e-29));
    double[] large = new double[200];
    Arrays.fill(large, -1e10);
    large[7] = 1e10;
    lu = matrices.lu(Matrix.diagonal(large));
    assertThat(lu.determinant()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(lu.determinantSign()).isEqualTo(-1);
    assertThat(lu.logAbsoluteDeterminant()).isCloseTo(2000 * Math.log(10), within(1e-9));
    Arrays.fill(large, 1e-10);
    assertThat(matrices.determinant(Matrix.diagonal(large))).isEqualTo(0.0);
    double[] subnormal = {0x1p-600, 0x1p-470};
    assertThat(matrices.determinant(Matrix.diagonal(subnormal))).isEqualTo(0x1p-1070);
  }

  @Test
  void nothingIsSolvedByNothing() {
    LuDecomposition lu = matrices.lu(Matrix.zeros(0, 0));
    assertThat(lu.solve(Matrix.zeros(0, 4))).isEqualTo(Matrix.zeros(0, 4));
    assertThat(lu.solve(new double[0])).isEmpty();
    assertThat(lu.inverse()).isEqualTo(Matrix.zeros(0, 0));
    assertThat(lu.conditionEstimate()).isEqualTo(0.0);
    assertThat(lu.logAbsoluteDeterminant()).isEqualTo(0.0);
    assertThat(matrices.lu(Matrix.identity(3)).solve(Matrix.zeros(3, 0)))
        .isEqualTo(Matrix.zeros(3, 0));
  }

  @Test
  void wrongRightHandSidesAreNamed() {
    LuDecomposition lu = matrices.lu(Matrix.identity(2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lu.solve(Matrix.zeros(3, 1)))
        .withMessage("cannot solve with 2 x 2 for 3 x 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lu.solve(new double[3]))
        .withMessage("the right-hand side has length 3 where 2 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lu.solve(Matrix.of(2, 1, 1, Double.POSITIVE_INFINITY)))
        .withMessage(
            "element (2, 1), counted from 1, is Infinity; the right-hand side needs finite"
                + " elements");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> matrices.lu(Matrix.zeros(2, 3)))
        .withMessage("the matrix is not square: it is 2 x 3");
  }

  @Test
  void overflowsAreNoAnswers() {
    assertThatThrownBy(() -> matrices.solve(Matrix.of(1, 1, 1e-300), new double[] {1e300}))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("the solution overflows; scale the matrix");
    // The last column overflows below a pivot that does not.
    assertThatThrownBy(() -> matrices.lu(Matrix.of(2, 2, 1, 1e308, -1, 1e308)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("overflows at pivot 2");
    assertThat(matrices.lu(Matrix.of(1, 1, 1e-320)).conditionEstimate())
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void theFactorsMultiplyToTheMatrix() {
    int n = 50;
    Matrix a = Matrix.of(n, n, Probe.ordinary(5).doubles(n * n));
    LuDecomposition lu = matrices.lu(a);
    Matrix product = matrices.multiply(lu.lower(), lu.upper());
    Matrix permuted = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      System.arraycopy(a.row(lu.rowOrder()[i]), 0, permuted.data(), i * n, n);
    }
    assertThat(product.isClose(permuted, 1e-13)).isTrue();
    lu.rowOrder()[0] = -1;
    assertThat(lu.rowOrder()[0]).isBetween(0, n - 1);
  }
}
