package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmath.backend.BackendFailure;
import dev.wasmath.backend.Kernels;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Probe;
import dev.wasmath.plain.PlainKernels;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Products in their many forms, transposition in place, and kernels that fail half way. */
final class MatrixProductsTest {
  private static final Wasmath MATH = Wasmath.builder().backends(List.of()).open();

  private final Matrices matrices = MATH.matrices();

  @AfterContainer
  static void close() {
    MATH.close();
  }

  @Property(tries = 200, seed = "1")
  void transposedProductsHaveTheBitsOfProductsOfTransposes(
      @ForAll @IntRange(max = 20) int m,
      @ForAll @IntRange(max = 20) int n,
      @ForAll @IntRange(max = 20) int k,
      @ForAll long seed) {
    Probe probe = Probe.special(seed);
    Matrix a = Matrix.of(m, k, probe.doubles(m * k));
    Matrix b = Matrix.of(k, n, probe.doubles(k * n));
    Matrix product = matrices.multiply(a, b);
    assertThat(matrices.transposeMultiply(matrices.transpose(a), b)).isEqualTo(product);
    assertThat(matrices.multiplyTranspose(a, matrices.transpose(b))).isEqualTo(product);
    assertThat(matrices.multiplyAdd(1.0, a, b, Matrix.zeros(m, n))).isEqualTo(product);
    Matrix out = Matrix.of(m, n, probe.doubles(m * n));
    assertThat(matrices.multiplyTranspose(a, matrices.transpose(b), out))
        .isSameAs(out)
        .isEqualTo(product);
  }

  @Property(tries = 200, seed = "2")
  void productsWithVectorsAreDotsAndProducts(
      @ForAll @IntRange(max = 40) int m, @ForAll @IntRange(max = 40) int n, @ForAll long seed) {
    Probe probe = Probe.special(seed);
    Matrix a = Matrix.of(m, n, probe.doubles(m * n));
    double[] x = probe.doubles(n);
    double[] y = matrices.multiply(a, x);
    double[] dots = new double[m];
    Arrays.setAll(dots, i -> MATH.vectors().dot(a.row(i), x));
    assertThat(y).isEqualTo(dots);
    double[] z = probe.doubles(m);
    assertThat(matrices.transposeMultiply(a, z))
        .isEqualTo(matrices.transposeMultiply(a, Matrix.of(m, 1, z)).data());
  }

  @Property(tries = 100, seed = "3")
  void transposingInPlaceIsTransposing(@ForAll @IntRange(max = 100) int n, @ForAll long seed) {
    Matrix a = Matrix.of(n, n, Probe.special(seed).doubles(n * n));
    Matrix expected = matrices.transpose(a);
    assertThat(matrices.transposeInPlace(a)).isSameAs(a).isEqualTo(expected);
  }

  @Example
  void addsAProduct() {
    Matrix a = Matrix.of(1, 2, 1, 2);
    Matrix b = Matrix.of(2, 1, 10, 100);
    Matrix c = Matrix.of(1, 1, 7);
    assertThat(matrices.multiplyAdd(-1, a, b, c)).isSameAs(c).isEqualTo(Matrix.of(1, 1, -203));
    assertThat(matrices.multiplyAdd(0.5, Matrix.zeros(1, 0), Matrix.zeros(0, 1), c))
        .isEqualTo(Matrix.of(1, 1, -203));
  }

  @Example
  void wrongShapesAreNamed() {
    Matrix a = Matrix.zeros(2, 3);
    Matrix b = Matrix.zeros(4, 5);
    refused(() -> matrices.transposeMultiply(a, b), "cannot multiply 2 x 3 transposed by 4 x 5");
    refused(() -> matrices.multiplyTranspose(a, b), "cannot multiply 2 x 3 by 4 x 5 transposed");
    refused(() -> matrices.multiplyAdd(1, a, b, a), "cannot multiply 2 x 3 by 4 x 5");
    refused(() -> matrices.transposeMultiply(a, a, a), "the output is 2 x 3 where 3 x 3 is needed");
    refused(() -> matrices.multiply(a, new double[2]), "the vector has length 2 where 3 is needed");
    refused(
        () -> matrices.multiply(a, new double[3], new double[3]),
        "the output has length 3 where 2 is needed");
    refused(
        () -> matrices.transposeMultiply(a, new double[3]),
        "the vector has length 3 where 2 is needed");
    refused(() -> matrices.transposeInPlace(a), "the matrix is not square: it is 2 x 3");
  }

  @Example
  void anOutputThatIsAnInputIsAnError() {
    Matrix a = Matrix.identity(2);
    Matrix b = Matrix.identity(2);
    double[] x = new double[2];
    String problem = "the output shares its array with an input";
    refused(() -> matrices.transposeMultiply(a, b, b), problem);
    refused(() -> matrices.multiplyTranspose(a, b, a), problem);
    refused(() -> matrices.multiplyAdd(1, a, b, b), problem);
    refused(() -> matrices.multiply(a, x, x), problem);
    refused(() -> matrices.transposeMultiply(a, x, x), problem);
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }

  /** Gemm that spoils its output and fails at the call of that number, and is plain before. */
  private static FakeBackend failingAt(int call) {
    AtomicInteger calls = new AtomicInteger();
    Gemm plain = PlainKernels.TABLE.find(Gemm.OPERATION).orElseThrow();
    Gemm failing =
        (m, n, k, alpha, a, i, ar, ac, b, j, br, bc, beta, c, offset, row) -> {
          plain.gemm(m, n, k, alpha, a, i, ar, ac, b, j, br, bc, beta, c, offset, row);
          if (calls.incrementAndGet() == call) {
            throw new BackendFailure("half way");
          }
        };
    return FakeBackend.with(Kernels.builder().put(Gemm.OPERATION, failing));
  }

  @Example
  void aKernelThatFailsHalfWaySpoilsNothing() {
    Matrix a = Matrix.random(70, 70, 1);
    Matrix b = Matrix.random(70, 3, 2);
    Matrix inverse = matrices.inverse(a);
    Matrix solution = matrices.solve(a, b);
    Matrix updated = matrices.multiplyAdd(2, a, b, b.copy());
    double condition = matrices.lu(a).conditionEstimate();
    for (int call = 1; call < 40; call++) {
      try (Wasmath math = failingAt(call).open(Policy.always(Strategy.WASM))) {
        assertThat(math.matrices().inverse(a)).isEqualTo(inverse);
      }
      try (Wasmath math = failingAt(call).open(Policy.always(Strategy.WASM))) {
        assertThat(math.matrices().solve(a, b)).isEqualTo(solution);
        assertThat(math.matrices().lu(a).conditionEstimate()).isEqualTo(condition);
      }
    }
    try (Wasmath math = failingAt(1).open(Policy.always(Strategy.WASM))) {
      assertThat(math.matrices().multiplyAdd(2, a, b, b.copy())).isEqualTo(updated);
      assertThat(math.explain("gemm", 70).reason()).contains("half way");
    }
  }

  @Example
  void aSingularMatrixIsSingularOnEveryBackend() {
    Matrix a = Matrix.random(40, 40, 3);
    for (int i = 0; i < 40; i++) {
      a.set(i, 30, 0.0);
    }
    try (Wasmath math = failingAt(2).open(Policy.always(Strategy.WASM))) {
      assertThatThrownBy(() -> math.matrices().inverse(a))
          .isInstanceOfSatisfying(
              SingularMatrixException.class, e -> assertThat(e.pivot()).isEqualTo(30));
    }
  }
}
