package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.op.Probe;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MatricesTest {
  private final Wasmath math = Wasmath.builder().backends(List.of()).open();
  private final Matrices matrices = math.matrices();

  @AfterEach
  void close() {
    math.close();
  }

  @Test
  void multipliesAndTransposes() {
    Matrix a = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);
    Matrix b = Matrix.of(3, 1, 1, 10, 100);
    assertThat(matrices.multiply(a, b)).isEqualTo(Matrix.of(2, 1, 321, 654));
    assertThat(matrices.transpose(a)).isEqualTo(Matrix.of(3, 2, 1, 4, 2, 5, 3, 6));
  }

  @Test
  void theOutputIsOverwrittenAndReturned() {
    Matrix a = Matrix.of(1, 2, 1, 2);
    Matrix out = Matrix.of(2, 1, 7, 7);
    assertThat(matrices.transpose(a, out)).isSameAs(out).isEqualTo(Matrix.of(2, 1, 1, 2));
    Matrix product = Matrix.of(1, 1, 7);
    assertThat(matrices.multiply(a, out, product)).isSameAs(product).isEqualTo(Matrix.of(1, 1, 5));
  }

  @Test
  void dimensionsMayBeZero() {
    assertThat(matrices.multiply(Matrix.zeros(2, 0), Matrix.zeros(0, 3)))
        .isEqualTo(Matrix.zeros(2, 3));
    assertThat(matrices.multiply(Matrix.zeros(0, 2), Matrix.zeros(2, 3)))
        .isEqualTo(Matrix.zeros(0, 3));
    assertThat(matrices.transpose(Matrix.zeros(0, 4))).isEqualTo(Matrix.zeros(4, 0));
    assertThat(matrices.inverse(Matrix.zeros(0, 0))).isEqualTo(Matrix.zeros(0, 0));
    assertThat(matrices.norm1(Matrix.zeros(3, 0))).isEqualTo(0);
    Matrix empty = Matrix.zeros(0, 0);
    assertThat(matrices.multiply(empty, empty, empty)).isSameAs(empty);
  }

  @Test
  void wrongShapesAreNamed() {
    Matrix a = Matrix.zeros(2, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> matrices.multiply(a, a))
        .withMessage("cannot multiply 2 x 3 by 2 x 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> matrices.multiply(a, Matrix.zeros(3, 4), Matrix.zeros(2, 5)))
        .withMessage("the output is 2 x 5 where 2 x 4 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> matrices.transpose(a, Matrix.zeros(2, 3)))
        .withMessage("the output is 2 x 3 where 3 x 2 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> matrices.inverse(a))
        .withMessage("the matrix is not square: it is 2 x 3");
  }

  @Test
  void anOutputThatIsAnInputIsAnError() {
    Matrix a = Matrix.identity(2);
    Matrix alias = Matrix.of(2, 2, a.data());
    Matrix b = Matrix.identity(2);
    for (Matrix out : new Matrix[] {a, alias}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> matrices.multiply(a, b, out))
          .withMessageContaining("shares its array");
      assertThatIllegalArgumentException().isThrownBy(() -> matrices.multiply(b, a, out));
      assertThatIllegalArgumentException().isThrownBy(() -> matrices.transpose(a, out));
    }
  }

  @Test
  void invertsWhatIsKnown() {
    assertThat(matrices.inverse(Matrix.of(1, 1, 4))).isEqualTo(Matrix.of(1, 1, 0.25));
    assertThat(matrices.inverse(Matrix.of(2, 2, 4, 7, 2, 6)).data())
        .containsExactly(new double[] {0.6, -0.7, -0.2, 0.4}, within(1e-15));
    Matrix permutation = Matrix.of(3, 3, 0, 1, 0, 0, 0, 1, 1, 0, 0);
    assertThat(matrices.inverse(permutation)).isEqualTo(matrices.transpose(permutation));
    // Without pivoting 1e-20 would be divided by, and the answer lost.
    assertThat(matrices.inverse(Matrix.of(2, 2, 1e-20, 1, 1, 1)).data())
        .containsExactly(new double[] {-1, 1, 1, -1e-20}, within(1e-15));
  }

  @Test
  void invertsHilbertMatrices() {
    Matrix hilbert = Matrix.zeros(4, 4);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        hilbert.set(i, j, 1.0 / (i + j + 1));
      }
    }
    double[] exact = {
      16, -120, 240, -140, -120, 1200, -2700, 1680, 240, -2700, 6480, -4200, -140, 1680, -4200, 2800
    };
    // Its condition number is 28375: four digits may go.
    assertThat(matrices.inverse(hilbert).data()).containsExactly(exact, within(1e-7));
    double condition = matrices.norm1(hilbert) * matrices.norm1(matrices.inverse(hilbert));
    assertThat(condition).isBetween(28374.0, 28376.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 33, 100})
  void theResidualIsSmall(int n) {
    Matrix a = Matrix.of(n, n, Probe.ordinary(n).doubles(n * n));
    Matrix before = a.copy();
    Matrix x = matrices.inverse(a);
    assertThat(a).isEqualTo(before);
    double bound = 0x1p-53 * 4 * n * matrices.norm1(a) * matrices.norm1(x);
    double[] residual = matrices.multiply(a, x).data();
    double[] identity = Matrix.identity(n).data();
    assertThat(residual).containsExactly(identity, within(bound));
  }

  @Test
  void aSingularMatrixNamesItsPivot() {
    assertThatThrownBy(() -> matrices.inverse(Matrix.of(2, 2, 1, 2, 2, 4)))
        .isInstanceOfSatisfying(
            SingularMatrixException.class, e -> assertThat(e.pivot()).isEqualTo(1))
        .hasMessage("the matrix is singular: pivot 2, counted from 1, is zero");
    assertThatThrownBy(() -> matrices.inverse(Matrix.zeros(3, 3)))
        .isInstanceOfSatisfying(
            SingularMatrixException.class, e -> assertThat(e.pivot()).isEqualTo(0));
    assertThatThrownBy(() -> matrices.inverse(Matrix.of(1, 1, -0.0)))
        .isInstanceOf(SingularMatrixException.class);
  }

  @Test
  void elementsThatAreNotFiniteAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> matrices.inverse(Matrix.of(2, 2, 1, Double.NaN, 0, 1)))
        .withMessageContaining("element (1, 2), counted from 1, is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> matrices.inverse(Matrix.of(2, 2, 1, 0, Double.NEGATIVE_INFINITY, 1)))
        .withMessageContaining("element (2, 1), counted from 1, is -Infinity");
  }

  @Test
  void anOverflowIsNotAnAnswer() {
    assertThatThrownBy(() -> matrices.inverse(Matrix.of(2, 2, 1e308, 1e308, -1e308, 1e308)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("overflows at pivot 2");
    assertThatThrownBy(() -> matrices.inverse(Matrix.of(1, 1, 1e-320)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("the inverse overflows");
  }

  @Test
  void norm1IsTheLargestColumn() {
    assertThat(matrices.norm1(Matrix.of(2, 2, 1, -5, -3, 2))).isEqualTo(7);
    assertThat(matrices.norm1(Matrix.of(1, 2, Double.NaN, 1))).isNaN();
  }
}
