package dev.wasmath.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.Matrix;
import org.junit.jupiter.api.Test;

final class CrossEntropyTest {
  @Test
  void ofEqualLogitsIsTheLogarithmOfTheirNumber() {
    CrossEntropy even = CrossEntropy.of(Matrix.zeros(2, 4), new int[] {0, 3});
    assertThat(even.loss()).isCloseTo(Math.log(4), within(1e-15));
    assertThat(even.gradient())
        .isEqualTo(Matrix.of(2, 4, -0.375, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, -0.375));
  }

  @Test
  void largeLogitsDoNotOverflow() {
    CrossEntropy sure = CrossEntropy.of(Matrix.of(1, 2, 1000, -1000), new int[] {0});
    assertThat(sure.loss()).isEqualTo(0);
    CrossEntropy wrong = CrossEntropy.of(Matrix.of(1, 2, 1000, -1000), new int[] {1});
    assertThat(wrong.loss()).isEqualTo(2000);
    assertThat(wrong.gradient()).isEqualTo(Matrix.of(1, 2, 1, -1));
  }

  @Test
  void ofNoExamplesIsZero() {
    assertThat(CrossEntropy.of(Matrix.zeros(0, 3), new int[0]).loss()).isEqualTo(0);
  }

  @Test
  void wrongLabelsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CrossEntropy.of(Matrix.zeros(2, 3), new int[1]))
        .withMessage("1 labels for 2 examples");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CrossEntropy.of(Matrix.zeros(2, 3), new int[] {0, 3}))
        .withMessage("label 3 of example 1 is not one of 3 classes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CrossEntropy.of(Matrix.zeros(1, 3), new int[] {-1}))
        .withMessageContaining("label -1");
  }
}
