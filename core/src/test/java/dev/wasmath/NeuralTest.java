package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.Neural.Activation;
import dev.wasmath.Neural.Gradients;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NeuralTest {
  private final Wasmath math = Wasmath.builder().backends(List.of()).open();
  private final Neural neural = math.neural();

  @AfterEach
  void close() {
    math.close();
  }

  @Test
  void forwardAddsTheBiasToEveryRow() {
    Matrix batch = Matrix.of(2, 2, 1, 2, 3, 4);
    Matrix weights = Matrix.of(2, 3, 1, 0, 1, 0, 1, 1);
    assertThat(neural.forward(batch, weights, new double[] {10, 20, 30}))
        .isEqualTo(Matrix.of(2, 3, 11, 22, 33, 13, 24, 37));
  }

  @Test
  void backwardGivesTheThreeGradients() {
    Matrix batch = Matrix.of(2, 2, 1, 2, 3, 4);
    Matrix weights = Matrix.of(2, 1, 5, 6);
    Gradients gradients = neural.backward(batch, weights, Matrix.of(2, 1, 1, 10));
    assertThat(gradients.weights()).isEqualTo(Matrix.of(2, 1, 31, 42));
    assertThat(gradients.bias()).containsExactly(11);
    assertThat(gradients.input()).isEqualTo(Matrix.of(2, 2, 5, 6, 50, 60));
  }

  @Test
  void sizesMayBeZero() {
    assertThat(neural.forward(Matrix.zeros(0, 2), Matrix.zeros(2, 3), new double[3]))
        .isEqualTo(Matrix.zeros(0, 3));
    assertThat(neural.forward(Matrix.zeros(2, 3), Matrix.zeros(3, 0), new double[0]))
        .isEqualTo(Matrix.zeros(2, 0));
    Gradients gradients =
        neural.backward(Matrix.zeros(0, 2), Matrix.zeros(2, 3), Matrix.zeros(0, 3));
    assertThat(gradients.weights()).isEqualTo(Matrix.zeros(2, 3));
  }

  @Test
  void wrongShapesAreNamed() {
    Matrix batch = Matrix.zeros(4, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> neural.forward(batch, Matrix.zeros(2, 3), new double[2]))
        .withMessage("the bias has length 2 where 3 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> neural.forward(batch, Matrix.zeros(3, 3), new double[3]))
        .withMessage("cannot multiply 4 x 2 by 3 x 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> neural.backward(batch, Matrix.zeros(2, 3), Matrix.zeros(4, 2)))
        .withMessage("the output's gradient is 4 x 2 where 4 x 3 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> neural.backward(batch, Matrix.zeros(5, 3), Matrix.zeros(4, 3)))
        .withMessage("the weights matrix is 5 x 3 where 2 x 3 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> neural.activation(Activation.TANH, new double[2], new double[3]))
        .withMessage("lengths differ: 2 and 3");
  }

  @ParameterizedTest
  @EnumSource
  void activationsReturnTheirOutputAndWorkInPlace(Activation activation) {
    double[] x = {-2, -0.5, 0, 0.5, 2};
    double[] out = new double[5];
    assertThat(neural.activation(activation, x, out)).isSameAs(out);
    assertThat(x).containsExactly(-2, -0.5, 0, 0.5, 2);
    assertThat(neural.activation(activation, x, x)).isSameAs(x).isEqualTo(out);
  }

  @ParameterizedTest
  @EnumSource
  void derivativesAreThoseOfTheFunction(Activation activation) {
    double h = 1e-6;
    for (double x : new double[] {-3, -0.7, 0.2, 1.5, 20}) {
      double[] y = neural.activation(activation, new double[] {x - h, x, x + h}, new double[3]);
      assertThat(activation.derivative(y[1])).isCloseTo((y[2] - y[0]) / (2 * h), within(1e-8));
    }
  }
}
