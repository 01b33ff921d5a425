package dev.wasmath.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.Matrix;
import dev.wasmath.Neural.Activation;
import dev.wasmath.Wasmath;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On one weight and one bias, whose steps can be worked out by hand. */
final class DescentTest {
  private final Wasmath math = Wasmath.builder().backends(List.of()).open();
  private final Dense layer = new Dense(Matrix.of(1, 1, 1), new double[] {2}, Activation.IDENTITY);
  private final Network network = new Network(math, List.of(layer));

  @AfterEach
  void close() {
    math.close();
  }

  private static List<LayerGradients> gradient(double weight, double bias) {
    return List.of(new LayerGradients(Matrix.of(1, 1, weight), new double[] {bias}));
  }

  @Test
  void plainDescentSubtractsTheGradient() {
    new Descent(network, Optimizer.sgd(0.5)).step(gradient(1, -4));
    assertThat(layer.weights().get(0, 0)).isEqualTo(0.5);
    assertThat(layer.bias()).containsExactly(4);
  }

  @Test
  void momentumGoesOn() {
    Descent descent = new Descent(network, new Optimizer.Sgd(0.5, 0.5));
    descent.step(gradient(1, 0));
    descent.step(gradient(1, 0));
    descent.step(gradient(0, 0));
    // Velocities 1, 1.5 and 0.75.
    assertThat(layer.weights().get(0, 0)).isEqualTo(1 - 0.5 * 3.25);
    assertThat(layer.bias()).containsExactly(2);
  }

  @Test
  void adamFollowsAlgorithmOne() {
    Descent descent = new Descent(network, Optimizer.adam(0.1));
    double w = 1;
    double m = 0;
    double v = 0;
    double[] gradients = {0.3, -2, 5, 1e-3};
    for (int t = 1; t <= gradients.length; t++) {
      double g = gradients[t - 1];
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g * g;
      w -= 0.1 * (m / (1 - Math.pow(0.9, t))) / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8);
      descent.step(gradient(g, 0));
      assertThat(layer.weights().get(0, 0)).isCloseTo(w, within(1e-14));
    }
    assertThat(layer.bias()).containsExactly(2);
  }

  @Test
  void constantsOutOfRangeAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Optimizer.sgd(0))
        .withMessage("the rate must be above 0 and finite: 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Optimizer.adam(Double.NaN))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Optimizer.Sgd(1, 1))
        .withMessage("the momentum must be from 0 to below 1: 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Optimizer.Adam(1, -0.1, 0.9, 1e-8))
        .withMessageContaining("beta1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Optimizer.Adam(1, 0.9, 1, 1e-8))
        .withMessageContaining("beta2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Optimizer.Adam(1, 0.9, 0.9, 0))
        .withMessageContaining("epsilon");
  }

  @Test
  void gradientsOfAnotherNetworkAreRefused() {
    Descent descent = new Descent(network, Optimizer.sgd(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> descent.step(List.of()))
        .withMessage("gradients of 0 layers where there are 1");
    List<LayerGradients> wide =
        List.of(new LayerGradients(Matrix.zeros(1, 2), new double[] {1, 2}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> descent.step(wide))
        .withMessage("the gradient of layer 0 is 1 x 2 where 1 x 1 is needed");
  }
}
