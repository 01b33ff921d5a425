package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class VectorsTest {
  private final Wasmath math = Wasmath.builder().backends(List.of()).open();
  private final Vectors vectors = math.vectors();

  @AfterEach
  void close() {
    math.close();
  }

  @Test
  void computes() {
    double[] a = {1, 2, 3};
    double[] b = {10, 20, 30};
    assertThat(vectors.add(a, b)).containsExactly(11, 22, 33);
    assertThat(vectors.scale(2, a)).containsExactly(2, 4, 6);
    assertThat(vectors.dot(a, b)).isEqualTo(140);
    assertThat(vectors.norm(new double[] {3, 4})).isEqualTo(5);
    assertThat(a).containsExactly(1, 2, 3);
    assertThat(b).containsExactly(10, 20, 30);
  }

  @Test
  void emptyVectorsAreVectors() {
    double[] empty = {};
    assertThat(vectors.add(empty, empty)).isEmpty();
    assertThat(vectors.scale(2, empty)).isEmpty();
    assertThat(vectors.dot(empty, empty)).isEqualTo(0);
    assertThat(vectors.norm(empty)).isEqualTo(0);
  }

  @Test
  void theOutputIsReturnedAndMayBeAnInput() {
    double[] a = {1, 2};
    double[] b = {10, 20};
    double[] out = new double[2];
    assertThat(vectors.add(a, b, out)).isSameAs(out).containsExactly(11, 22);
    assertThat(vectors.add(a, b, b)).isSameAs(b).containsExactly(11, 22);
    assertThat(vectors.add(a, a, a)).isSameAs(a).containsExactly(2, 4);
    assertThat(vectors.scale(0.5, a, out)).isSameAs(out).containsExactly(1, 2);
    assertThat(vectors.scale(3, a, a)).isSameAs(a).containsExactly(6, 12);
  }

  @Test
  void differentLengthsAreNamed() {
    double[] three = new double[3];
    double[] four = new double[4];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vectors.add(three, four))
        .withMessage("lengths differ: 3 and 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vectors.add(three, three, four))
        .withMessage("lengths differ: 3 and 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vectors.dot(four, three))
        .withMessage("lengths differ: 4 and 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vectors.scale(1, three, four))
        .withMessage("lengths differ: 3 and 4");
  }

  @Test
  void subtractsMultipliesAndCombines() {
    double[] a = {1, 2, 3};
    double[] b = {10, 20, 30};
    assertThat(vectors.subtract(a, b)).containsExactly(-9, -18, -27);
    assertThat(vectors.multiply(a, b)).containsExactly(10, 40, 90);
    assertThat(vectors.linearCombination(2, a, -0.5, b)).containsExactly(-3, -6, -9);
    assertThat(vectors.axpy(3, a, b)).isSameAs(b).containsExactly(13, 26, 39);
    assertThat(vectors.subtract(a, a, a)).isSameAs(a).containsExactly(0, 0, 0);
    assertThat(vectors.multiply(b, b, b)).isSameAs(b).containsExactly(169, 676, 1521);
    assertThat(vectors.linearCombination(1, b, -1, b, b)).isSameAs(b).containsExactly(0, 0, 0);
    double[] twice = {1, 2};
    assertThat(vectors.axpy(1, twice, twice)).containsExactly(2, 4);
  }

  @Test
  void productsAreRoundedBeforeTheyAreAdded() {
    // Fused, 1 + 2^-30 squared minus its rounded self would leave 2^-60.
    double x = 1 + 0x1p-30;
    double[] y = {-(x * x)};
    assertThat(vectors.axpy(x, new double[] {x}, y)).containsExactly(0.0);
  }

  @Test
  void reduces() {
    double[] x = {3, -4, 0, 2, -4};
    assertThat(vectors.sum(x)).isEqualTo(-3);
    assertThat(vectors.norm1(x)).isEqualTo(13);
    assertThat(vectors.normInfinity(x)).isEqualTo(4);
    assertThat(vectors.min(x)).isEqualTo(-4);
    assertThat(vectors.max(x)).isEqualTo(3);
    assertThat(vectors.argmin(x)).isEqualTo(1);
    assertThat(vectors.argmax(x)).isZero();
  }

  @Test
  void extremesKnowNaNAndSignedZeros() {
    double[] zeros = {0.0, -0.0, -0.0, 0.0};
    assertThat(vectors.min(zeros)).isEqualTo(-0.0);
    assertThat(vectors.max(zeros)).isEqualTo(0.0);
    assertThat(vectors.argmin(zeros)).isZero();
    assertThat(vectors.argmax(new double[] {-0.0, 0.0})).isZero();
    double[] nan = {1, Double.NaN, Double.NEGATIVE_INFINITY, Double.NaN};
    assertThat(vectors.min(nan)).isNaN();
    assertThat(vectors.max(nan)).isNaN();
    assertThat(vectors.normInfinity(nan)).isNaN();
    assertThat(vectors.norm1(nan)).isNaN();
    assertThat(vectors.sum(nan)).isNaN();
    assertThat(vectors.argmin(nan)).isEqualTo(1);
    assertThat(vectors.argmax(nan)).isEqualTo(1);
    double[] infinite = {1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
    assertThat(vectors.argmin(infinite)).isEqualTo(1);
    assertThat(vectors.argmax(infinite)).isEqualTo(2);
    assertThat(vectors.norm1(infinite)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(vectors.sum(infinite)).isNaN();
  }

  @Test
  void anEmptyVectorHasSumsButNoExtremes() {
    double[] empty = {};
    assertThat(vectors.sum(empty)).isEqualTo(0);
    assertThat(vectors.norm1(empty)).isEqualTo(0);
    assertThat(vectors.normInfinity(empty)).isEqualTo(0);
    assertThat(vectors.subtract(empty, empty)).isEmpty();
    for (Consumer<double[]> extreme :
        List.<Consumer<double[]>>of(vectors::min, vectors::max, vectors::argmin, vectors::argmax)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> extreme.accept(empty))
          .withMessage("the vector has length 0 where 1 or more is needed");
    }
  }

  @Test
  void everyOperationNamesLengthsThatDiffer() {
    double[] two = new double[2];
    double[] five = new double[5];
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> vectors.subtract(two, five),
            () -> vectors.multiply(two, five),
            () -> vectors.multiply(two, two, five),
            () -> vectors.axpy(1, two, five),
            () -> vectors.linearCombination(1, two, 1, five),
            () -> vectors.linearCombination(1, two, 1, two, five))) {
      assertThatIllegalArgumentException().isThrownBy(call).withMessage("lengths differ: 2 and 5");
    }
  }

  @Test
  void elementaryFunctionsWriteIntoTheirOutput() {
    double[] x = {0, 1, -2};
    double[] out = new double[3];
    assertThat(vectors.exp(x, out))
        .isSameAs(out)
        .containsExactly(new double[] {1, Math.E, Math.exp(-2)}, within(1e-15));
    assertThat(vectors.log(out, out))
        .isSameAs(out)
        .containsExactly(new double[] {0, 1, -2}, within(1e-15));
    assertThat(vectors.sin(x, out)[0]).isZero();
    assertThat(vectors.cos(x, out)[0]).isEqualTo(1);
    assertThat(vectors.tanh(x, out)[2]).isCloseTo(Math.tanh(-2), within(1e-15));
    assertThat(vectors.sigmoid(x, out)[0]).isEqualTo(0.5);
    assertThat(vectors.softplus(x, out)[0]).isCloseTo(Math.log(2), within(1e-15));
    assertThat(vectors.pow(x, new double[] {0, 5, 3}, x))
        .isSameAs(x)
        .containsExactly(new double[] {1, 1, -8}, within(1e-15));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vectors.exp(x, new double[4]))
        .withMessage("lengths differ: 3 and 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vectors.pow(x, new double[2], out))
        .withMessage("lengths differ: 3 and 2");
  }
}
