package dev.wasmath.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.Matrix;
import dev.wasmath.Wasmath;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LossTest {
  private final Wasmath math = Wasmath.builder().backends(List.of()).open();

  @AfterEach
  void close() {
    math.close();
  }

  private double evaluate(Loss loss, Matrix output, Matrix targets, Matrix gradient) {
    return loss.evaluate(math.neural(), output, targets, gradient);
  }

  @Test
  void theEntropyOfEqualLogitsIsTheLogarithmOfTheirNumber() {
    Matrix gradient = Matrix.zeros(2, 4);
    Matrix targets = OneHot.targets(new int[] {0, 3}, 4);
    assertThat(evaluate(Loss.CROSS_ENTROPY, Matrix.zeros(2, 4), targets, gradient))
        .isCloseTo(Math.log(4), within(1e-15));
    assertThat(gradient)
        .isEqualTo(Matrix.of(2, 4, -0.375, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, -0.375));
  }

  @Test
  void largeLogitsDoNotOverflow() {
    Matrix logits = Matrix.of(1, 2, 1000, -1000);
    Matrix gradient = Matrix.zeros(1, 2);
    assertThat(evaluate(Loss.CROSS_ENTROPY, logits, Matrix.of(1, 2, 1, 0), gradient)).isZero();
    assertThat(evaluate(Loss.CROSS_ENTROPY, logits, Matrix.of(1, 2, 0, 1), gradient))
        .isEqualTo(2000);
    assertThat(gradient).isEqualTo(Matrix.of(1, 2, 1, -1));
    Matrix impossible = Matrix.of(1, 2, 0, Double.NEGATIVE_INFINITY);
    assertThat(evaluate(Loss.CROSS_ENTROPY, impossible, Matrix.of(1, 2, 1, 0), gradient)).isZero();
  }

  @Test
  void theSquaredErrorIsAMeanOverAllOutputs() {
    Matrix gradient = Matrix.zeros(2, 2);
    Matrix output = Matrix.of(2, 2, 1, 2, 3, 4);
    assertThat(evaluate(Loss.MEAN_SQUARED_ERROR, output, Matrix.of(2, 2, 1, 2, 3, 0), gradient))
        .isEqualTo(4);
    assertThat(gradient).isEqualTo(Matrix.of(2, 2, 0, 0, 0, 2));
  }

  @ParameterizedTest
  @EnumSource
  void ofNoExamplesIsZero(Loss loss) {
    assertThat(evaluate(loss, Matrix.zeros(0, 3), Matrix.zeros(0, 3), Matrix.zeros(0, 3))).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void nanIsNotHidden(Loss loss) {
    Matrix nan = Matrix.of(1, 2, 0, Double.NaN);
    assertThat(evaluate(loss, nan, Matrix.of(1, 2, 1, 0), Matrix.zeros(1, 2))).isNaN();
  }

  @Test
  void wrongShapesAreNamed() {
    Matrix output = Matrix.zeros(2, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluate(Loss.CROSS_ENTROPY, output, Matrix.zeros(2, 2), output))
        .withMessage("the targets matrix is 2 x 2 where 2 x 3 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluate(Loss.CROSS_ENTROPY, output, output, Matrix.zeros(1, 3)))
        .withMessage("the gradient is 1 x 3 where 2 x 3 is needed");
    Matrix empty = Matrix.zeros(2, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluate(Loss.CROSS_ENTROPY, empty, empty, empty))
        .withMessage("a loss needs at least 1 output, not 0");
  }

  @Test
  void labelsAndTargetsAreEachOthersInverse() {
    int[] labels = {2, 0, 1, 2};
    assertThat(OneHot.labels(OneHot.targets(labels, 3))).isEqualTo(labels);
    assertThat(OneHot.labels(Matrix.of(1, 3, 1, 2, 2))).containsExactly(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneHot.targets(new int[] {0, 3}, 3))
        .withMessage("label 3 of example 1 is not one of 3 classes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneHot.targets(new int[] {-1}, 3))
        .withMessageContaining("label -1");
  }
}
