package dev.wasmath.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.Matrix;
import dev.wasmath.Neural.Activation;
import dev.wasmath.Neural.Gradients;
import dev.wasmath.Wasmath;
import dev.wasmath.op.Probe;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NetworkTest {
  private static final double H = 1e-6;

  private final Wasmath math = Wasmath.builder().backends(List.of()).open();

  @AfterEach
  void close() {
    math.close();
  }

  @ParameterizedTest
  @EnumSource
  void gradientsAreThoseOfFiniteDifferences(Activation activation) {
    Probe seed = Probe.ordinary(11);
    Network network =
        new Network(
            math,
            List.of(
                Dense.seeded(3, 5, activation, seed),
                Dense.seeded(5, 4, activation, seed),
                Dense.seeded(4, 3, Activation.IDENTITY, seed)));
    for (Dense layer : network.layers()) {
      System.arraycopy(seed.doubles(layer.bias().length), 0, layer.bias(), 0, layer.bias().length);
    }
    Matrix batch = Matrix.of(6, 3, seed.doubles(18));
    int[] labels = {0, 1, 2, 2, 1, 0};
    Network.Pass pass = network.forward(batch);
    List<Gradients> gradients =
        network.backward(pass, CrossEntropy.of(pass.output(), labels).gradient());
    for (int i = 0; i < 3; i++) {
      Dense layer = network.layers().get(i);
      Gradients ofLayer = gradients.get(i);
      checkGradient(network, batch, labels, layer.weights().data(), ofLayer.weights().data());
      checkGradient(network, batch, labels, layer.bias(), ofLayer.bias());
    }
    checkGradient(network, batch, labels, batch.data(), gradients.getFirst().input().data());
  }

  private static void checkGradient(
      Network network, Matrix batch, int[] labels, double[] parameters, double[] gradient) {
    assertThat(gradient).hasSameSizeAs(parameters);
    for (int i = 0; i < parameters.length; i++) {
      double middle = parameters[i];
      parameters[i] = middle + H;
      double above = loss(network, batch, labels);
      parameters[i] = middle - H;
      double below = loss(network, batch, labels);
      parameters[i] = middle;
      assertThat(gradient[i]).isCloseTo((above - below) / (2 * H), within(1e-8));
    }
  }

  private static double loss(Network network, Matrix batch, int[] labels) {
    return CrossEntropy.of(network.forward(batch).output(), labels).loss();
  }

  @Test
  void trainingLearnsExclusiveOr() {
    Probe seed = Probe.ordinary(4);
    Network network =
        new Network(
            math,
            List.of(
                Dense.seeded(2, 8, Activation.TANH, seed),
                Dense.seeded(8, 2, Activation.IDENTITY, seed)));
    Matrix batch = Matrix.of(4, 2, 0, 0, 0, 1, 1, 0, 1, 1);
    int[] labels = {0, 1, 1, 0};
    double before = loss(network, batch, labels);
    for (int step = 0; step < 500; step++) {
      Network.Pass pass = network.forward(batch);
      Matrix gradient = CrossEntropy.of(pass.output(), labels).gradient();
      network.descend(network.backward(pass, gradient), 0.5);
    }
    assertThat(before).isGreaterThan(0.5);
    assertThat(loss(network, batch, labels)).isLessThan(0.05);
  }

  @Test
  void aPassKeepsTheBatchAndEveryOutput() {
    Probe seed = Probe.ordinary(1);
    Network network = new Network(math, List.of(Dense.seeded(2, 3, Activation.RELU, seed)));
    Matrix batch = Matrix.of(1, 2, 1, 1);
    Network.Pass pass = network.forward(batch);
    assertThat(pass.values()).hasSize(2).startsWith(batch);
    assertThat(pass.output().data()).hasSize(3).doesNotContain(-1.0);
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    Probe seed = Probe.ordinary(1);
    Dense first = Dense.seeded(2, 3, Activation.RELU, seed);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Network(math, List.of(first, first)))
        .withMessage("layer 1 has 2 inputs where the one before has 3 outputs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Network(math, List.of()))
        .withMessage("a network needs a layer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dense(Matrix.zeros(2, 3), new double[2], Activation.TANH))
        .withMessage("the bias has length 2 where 3 is needed");
    Network network = new Network(math, List.of(first));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.forward(Matrix.zeros(1, 4)))
        .withMessage("cannot multiply 1 x 4 by 2 x 3");
    Network.Pass pass = network.forward(Matrix.zeros(1, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.backward(pass, Matrix.zeros(1, 2)))
        .withMessage("the gradient is 1 x 2 where 1 x 3 is needed");
  }
}
