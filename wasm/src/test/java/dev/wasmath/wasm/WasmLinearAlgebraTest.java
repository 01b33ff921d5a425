package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmath.LuDecomposition;
import dev.wasmath.Matrix;
import dev.wasmath.Policy;
import dev.wasmath.SingularMatrixException;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written on top of the kernels has the same bits whichever strategy runs them. */
final class WasmLinearAlgebraTest {
  private final Wasmath plain = open(Strategy.CPU);
  private final Wasmath wasm = open(Strategy.WASM);

  private static Wasmath open(Strategy strategy) {
    return Wasmath.builder()
        .policy(Policy.always(strategy))
        .backends(List.of(new WasmBackend()))
        .open();
  }

  @AfterEach
  void close() {
    plain.close();
    wasm.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 8, 9, 16, 17, 33, 64, 70, 131})
  void decompositionsHaveTheSameBits(int n) {
    Matrix a = Matrix.random(n, n, n);
    Matrix b = Matrix.random(n, 7, n + 1);
    LuDecomposition expected = plain.matrices().lu(a);
    LuDecomposition actual = wasm.matrices().lu(a);
    assertThat(actual.rowOrder()).isEqualTo(expected.rowOrder());
    assertThat(actual.lower()).isEqualTo(expected.lower());
    assertThat(actual.upper()).isEqualTo(expected.upper());
    assertThat(actual.solve(b)).isEqualTo(expected.solve(b));
    assertThat(actual.inverse()).isEqualTo(expected.inverse());
    assertThat(actual.determinant()).isEqualTo(expected.determinant());
    assertThat(actual.conditionEstimate()).isEqualTo(expected.conditionEstimate());
  }

  @Test
  void productsHaveTheSameBits() {
    Matrix a = Matrix.random(37, 21, 1);
    Matrix b = Matrix.random(37, 29, 2);
    Matrix c = Matrix.random(21, 29, 3);
    Matrix product = plain.matrices().transposeMultiply(a, b);
    assertThat(wasm.matrices().transposeMultiply(a, b)).isEqualTo(product);
    assertThat(wasm.matrices().multiplyTranspose(b, c))
        .isEqualTo(plain.matrices().multiplyTranspose(b, c));
    assertThat(wasm.matrices().multiplyAdd(-0.3, a, c, b.copy()))
        .isEqualTo(plain.matrices().multiplyAdd(-0.3, a, c, b.copy()));
    double[] x = a.row(3);
    assertThat(wasm.matrices().multiply(a, x)).isEqualTo(plain.matrices().multiply(a, x));
    assertThat(wasm.matrices().transposeMultiply(a, b.column(0)))
        .isEqualTo(plain.matrices().transposeMultiply(a, b.column(0)));
    assertThat(wasm.views().dot(a.columnView(2), b.columnView(4)))
        .isEqualTo(plain.views().dot(a.columnView(2), b.columnView(4)));
  }

  @Test
  void aSingularMatrixHasTheSamePivot() {
    Matrix a = Matrix.random(50, 50, 4);
    for (int i = 0; i < 50; i++) {
      a.set(i, 41, 0.0);
    }
    for (Wasmath math : List.of(plain, wasm)) {
      assertThatThrownBy(() -> math.matrices().lu(a))
          .isInstanceOfSatisfying(
              SingularMatrixException.class, e -> assertThat(e.pivot()).isEqualTo(41));
    }
  }
}
