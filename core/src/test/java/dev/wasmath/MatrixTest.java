package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class MatrixTest {
  @Test
  void wrapsTheArray() {
    double[] data = {1, 2, 3, 4, 5, 6};
    Matrix matrix = Matrix.of(2, 3, data);
    assertThat(matrix.data()).isSameAs(data);
    assertThat(matrix.get(1, 0)).isEqualTo(4);
    matrix.set(1, 0, 9);
    assertThat(data[3]).isEqualTo(9);
    assertThat(matrix.row(1)).containsExactly(9, 5, 6);
  }

  @Test
  void copiesAreIndependent() {
    double[][] rows = {{1, 2}, {3, 4}};
    Matrix matrix = Matrix.ofRows(rows);
    rows[0][0] = 7;
    Matrix copy = matrix.copy();
    copy.set(0, 1, 8);
    copy.row(0)[0] = 9;
    assertThat(matrix).isEqualTo(Matrix.of(2, 2, 1, 2, 3, 4));
    assertThat(copy).isEqualTo(Matrix.of(2, 2, 1, 8, 3, 4));
  }

  @Test
  void equalsComparesBitsAndShape() {
    assertThat(Matrix.of(1, 1, 0.0)).isNotEqualTo(Matrix.of(1, 1, -0.0));
    double otherNaN = Double.longBitsToDouble(0x7ff8_0000_0000_0001L);
    assertThat(Matrix.of(1, 1, otherNaN))
        .isEqualTo(Matrix.of(1, 1, Double.NaN))
        .hasSameHashCodeAs(Matrix.of(1, 1, Double.NaN));
    assertThat(Matrix.of(1, 2, 1, 2)).isNotEqualTo(Matrix.of(2, 1, 1, 2));
    assertThat(Matrix.zeros(0, 3)).isNotEqualTo(Matrix.zeros(3, 0));
  }

  @Test
  void identityHasOnesOnItsDiagonal() {
    assertThat(Matrix.identity(2)).isEqualTo(Matrix.of(2, 2, 1, 0, 0, 1));
  }

  @Test
  void eitherDimensionMayBeZero() {
    assertThat(Matrix.zeros(0, 5).data()).isEmpty();
    assertThat(Matrix.zeros(5, 0).row(4)).isEmpty();
    assertThat(Matrix.ofRows()).isEqualTo(Matrix.identity(0));
  }

  @Test
  void namesTheNumbersOfAWrongShape() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Matrix.of(2, 3, 1, 2))
        .withMessage("A 2 x 3 matrix has 6 elements, not 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Matrix.ofRows(new double[2], new double[3]))
        .withMessage("Row 1 has 3 elements, row 0 has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Matrix.zeros(-1, 3))
        .withMessage("A matrix cannot have -1 rows and 3 columns");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Matrix.identity(1_000_000))
        .withMessageContaining("1000000 x 1000000")
        .withMessageContaining("1000000000000");
  }

  @Test
  void anElementOutsideIsAnError() {
    Matrix matrix = Matrix.zeros(2, 3);
    assertThatThrownBy(() -> matrix.get(0, 3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("Element (0, 3) of a 2 x 3 matrix");
    assertThatThrownBy(() -> matrix.set(-1, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> matrix.row(2)).hasMessage("Row 2 of a 2 x 3 matrix");
  }

  @Test
  void toStringIsShort() {
    assertThat(Matrix.identity(2)).hasToString("Matrix 2 x 2 [1.0, 0.0], [0.0, 1.0]");
    assertThat(Matrix.zeros(100, 100)).hasToString("Matrix 100 x 100");
  }

  @Test
  void diagonalAndRandomMatrices() {
    assertThat(Matrix.diagonal(2, -3)).isEqualTo(Matrix.of(2, 2, 2, 0, 0, -3));
    assertThat(Matrix.diagonal()).isEqualTo(Matrix.zeros(0, 0));
    Matrix random = Matrix.random(30, 20, 4);
    assertThat(random).isEqualTo(Matrix.random(30, 20, 4)).isNotEqualTo(Matrix.random(30, 20, 5));
    assertThat(random.data()).hasSize(600).doesNotHaveDuplicates();
    assertThat(Arrays.stream(random.data())).allMatch(x -> x >= -1 && x < 1);
  }

  @Test
  void rowsAndColumnsAreCopiedOrViewed() {
    Matrix a = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);
    assertThat(a.column(1)).containsExactly(2, 5);
    a.column(1)[0] = 9;
    assertThat(a.rowView(1)).isEqualTo(new VectorView(a.data(), 3, 3, 1));
    assertThat(a.columnView(2)).isEqualTo(new VectorView(a.data(), 2, 2, 3));
    a.columnView(2).set(1, 60);
    a.rowView(0).set(0, 10);
    assertThat(a).isEqualTo(Matrix.of(2, 3, 10, 2, 3, 4, 5, 60));
    assertThat(Matrix.zeros(0, 3).column(2)).isEmpty();
    assertThat(Matrix.zeros(3, 0).rowView(2).toArray()).isEmpty();
    assertThatThrownBy(() -> a.columnView(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> a.rowView(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Matrix.zeros(3, 0).column(0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void closeMatricesDifferByTheToleranceAtMost() {
    double infinity = Double.POSITIVE_INFINITY;
    Matrix a = Matrix.of(1, 2, 1, infinity);
    assertThat(a.isClose(Matrix.of(1, 2, 1.5, infinity), 0.5)).isTrue();
    assertThat(a.isClose(Matrix.of(1, 2, 1.5, infinity), 0.25)).isFalse();
    assertThat(a.isClose(Matrix.of(1, 2, 1, -infinity), infinity)).isFalse();
    assertThat(a.isClose(Matrix.of(1, 2, 1, 1e308), infinity)).isFalse();
    assertThat(a.isClose(Matrix.of(1, 2, Double.NaN, infinity), infinity)).isFalse();
    assertThat(a.isClose(Matrix.of(2, 1, 1, infinity), 1)).isFalse();
    assertThat(Matrix.of(1, 1, 0.0).isClose(Matrix.of(1, 1, -0.0), 0)).isTrue();
    Matrix nan = Matrix.of(1, 1, Double.NaN);
    assertThat(nan.isClose(nan, infinity)).isFalse();
    for (double tolerance : new double[] {-1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> a.isClose(a, tolerance))
          .withMessage("a tolerance is 0.0 or more, not " + tolerance);
    }
  }
}
