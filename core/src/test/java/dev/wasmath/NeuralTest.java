package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.Neural.Activation;
import dev.wasmath.Neural.Gradients;
import java.util.Arrays;
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

  @Test
  void activationsAreTheirFormulas() {
    assertThat(one(Activation.IDENTITY, -3)).isEqualTo(-3);
    assertThat(one(Activation.RELU, -3)).isZero();
    assertThat(one(Activation.LEAKY_RELU, -2)).isEqualTo(-2 * Neural.LEAK);
    assertThat(Neural.LEAK).isCloseTo(0.01, within(1e-9)).isEqualTo((double) (float) Neural.LEAK);
    assertThat(one(Activation.SIGMOID, 1)).isCloseTo(0.7310585786300049, within(1e-15));
    assertThat(one(Activation.TANH, 1)).isCloseTo(0.7615941559557649, within(1e-15));
    assertThat(one(Activation.SOFTPLUS, 1)).isCloseTo(1.3132616875182228, within(1e-15));
    double u = Math.sqrt(2 / Math.PI) * (1.5 + 0.044715 * 1.5 * 1.5 * 1.5);
    assertThat(one(Activation.GELU, 1.5)).isCloseTo(0.75 * (1 + Math.tanh(u)), within(1e-15));
    double[] softmax = neural.activation(Activation.SOFTMAX, new double[] {1, 2, 3}, new double[3]);
    double sum = Math.exp(-2) + Math.exp(-1) + 1;
    assertThat(softmax)
        .containsExactly(
            new double[] {Math.exp(-2) / sum, Math.exp(-1) / sum, 1 / sum}, within(1e-15));
  }

  @Test
  void activationsKeepTheirLimits() {
    double inf = Double.POSITIVE_INFINITY;
    assertThat(one(Activation.SOFTPLUS, 1e300)).isEqualTo(1e300);
    assertThat(one(Activation.SOFTPLUS, -inf)).isZero();
    assertThat(one(Activation.SOFTPLUS, -700)).isCloseTo(Math.exp(-700), within(1e-318));
    assertThat(one(Activation.GELU, 1e200)).isEqualTo(1e200);
    assertThat(one(Activation.GELU, -1e200)).isZero();
    assertThat(one(Activation.GELU, -inf)).isZero();
    assertThat(neural.activation(Activation.SOFTMAX, new double[] {1e308, -inf, 0}, new double[3]))
        .containsExactly(1, 0, 0);
    for (Activation activation : Activation.values()) {
      assertThat(one(activation, Double.NaN)).as(activation.name()).isNaN();
    }
  }

  private double one(Activation activation, double x) {
    return neural.activation(activation, new double[] {x}, new double[1])[0];
  }

  @Test
  void softmaxIsOfEachRow() {
    Matrix x = Matrix.of(2, 2, 0, 0, 1000, -1000);
    assertThat(neural.activation(Activation.SOFTMAX, x, Matrix.zeros(2, 2)))
        .isEqualTo(Matrix.of(2, 2, 0.5, 0.5, 1, 0));
    assertThat(neural.activation(Activation.SOFTMAX, Matrix.zeros(0, 3), Matrix.zeros(0, 3)))
        .isEqualTo(Matrix.zeros(0, 3));
    assertThat(neural.activation(Activation.SOFTMAX, Matrix.zeros(3, 0), Matrix.zeros(3, 0)))
        .isEqualTo(Matrix.zeros(3, 0));
  }

  /**
   * With a loss that weighs each output differently, so that softmax is tested off its diagonal.
   */
  @ParameterizedTest
  @EnumSource
  void gradientsAreThoseOfTheFunction(Activation activation) {
    double h = 1e-6;
    Matrix x = Matrix.of(2, 3, -3, -0.7, 0.2, 1.5, 20, 19);
    Matrix weights = Matrix.of(2, 3, 1, -2, 0.5, 3, 0.25, -1);
    Matrix y = neural.activation(activation, x, Matrix.zeros(2, 3));
    Matrix gradient = neural.activationGradient(activation, x, y, weights, Matrix.zeros(2, 3));
    for (int i = 0; i < 6; i++) {
      double middle = x.data()[i];
      x.data()[i] = middle + h;
      double above = weighted(activation, x, weights);
      x.data()[i] = middle - h;
      double below = weighted(activation, x, weights);
      x.data()[i] = middle;
      assertThat(gradient.data()[i]).isCloseTo((above - below) / (2 * h), within(1e-7));
    }
    Matrix inPlace = neural.activationGradient(activation, x, y, weights, weights);
    assertThat(inPlace).isSameAs(weights).isEqualTo(gradient);
  }

  private double weighted(Activation activation, Matrix x, Matrix weights) {
    double[] y = neural.activation(activation, x, Matrix.zeros(2, 3)).data();
    double sum = 0.0;
    for (int i = 0; i < y.length; i++) {
      sum += weights.data()[i] * y[i];
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource
  void farFromZeroGradientsAreFinite(Activation activation) {
    Matrix x = Matrix.of(4, 1, 1e200, -1e200, 800, -800);
    Matrix y = neural.activation(activation, x, Matrix.zeros(4, 1));
    Matrix ones = Matrix.of(4, 1, 1, 1, 1, 1);
    Matrix slopes = neural.activationGradient(activation, x, y, ones, Matrix.zeros(4, 1));
    assertThat(Arrays.stream(slopes.data())).allMatch(slope -> slope >= 0 && slope <= 1);
  }

  @Test
  void outputsAreOverwritten() {
    Matrix batch = Matrix.of(2, 2, 1, 2, 3, 4);
    Matrix weights = Matrix.of(2, 1, 5, 6);
    Matrix gradient = Matrix.of(2, 1, 1, 10);
    Matrix out = Matrix.of(2, 1, 7, 7);
    double[] bias = {7};
    assertThat(neural.forward(batch, weights, new double[] {1}, out))
        .isSameAs(out)
        .isEqualTo(Matrix.of(2, 1, 18, 40));
    assertThat(neural.weightGradient(batch, gradient, out)).isEqualTo(Matrix.of(2, 1, 31, 42));
    assertThat(neural.biasGradient(gradient, bias)).isSameAs(bias).containsExactly(11);
    assertThat(neural.inputGradient(gradient, weights, Matrix.of(2, 2, 7, 7, 7, 7)))
        .isEqualTo(Matrix.of(2, 2, 5, 6, 50, 60));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> neural.biasGradient(gradient, new double[2]))
        .withMessage("the output has length 2 where 1 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> neural.activation(Activation.RELU, batch, gradient))
        .withMessage("the output is 2 x 1 where 2 x 2 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> neural.activationGradient(Activation.RELU, batch, out, batch, batch))
        .withMessage("the activation's value is 2 x 1 where 2 x 2 is needed");
  }
}
