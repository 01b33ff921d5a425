package dev.wasmath.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.Matrix;
import dev.wasmath.Neural.Activation;
import dev.wasmath.Wasmath;
import dev.wasmath.op.Probe;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class NetworkTest {
  private static final double H = 1e-6;

  private final Wasmath math = Wasmath.builder().backends(List.of()).open();

  @AfterEach
  void close() {
    math.close();
  }

  static Stream<Arguments> everyCombination() {
    return Arrays.stream(Loss.values())
        .flatMap(
            loss ->
                Arrays.stream(Activation.values())
                    .flatMap(
                        hidden ->
                            Arrays.stream(Activation.values())
                                .map(last -> Arguments.of(loss, hidden, last))));
  }

  @ParameterizedTest
  @MethodSource("everyCombination")
  void gradientsAreThoseOfFiniteDifferences(Loss loss, Activation hidden, Activation last) {
    Probe seed = Probe.ordinary(11);
    Network network =
        new Network(
            math,
            List.of(
                Dense.seeded(3, 5, hidden, seed),
                Dense.seeded(5, 4, hidden, seed),
                Dense.seeded(4, 3, last, seed)));
    for (Dense layer : network.layers()) {
      System.arraycopy(seed.doubles(layer.outputs()), 0, layer.bias(), 0, layer.outputs());
    }
    Matrix batch = Matrix.of(6, 3, seed.doubles(18));
    Matrix targets = Matrix.of(6, 3, seed.doubles(18));
    Pass pass = network.pass(6);
    double _ = loss.evaluate(math.neural(), pass.forward(batch), targets, pass.outputGradient());
    pass.backward();
    for (int i = 0; i < 3; i++) {
      Dense layer = network.layers().get(i);
      LayerGradients by = pass.gradients().get(i);
      check(network, loss, batch, targets, layer.weights().data(), by.weights().data());
      check(network, loss, batch, targets, layer.bias(), by.bias());
    }
    check(network, loss, batch, targets, batch.data(), pass.inputGradient().data());
  }

  private void check(
      Network network,
      Loss loss,
      Matrix batch,
      Matrix targets,
      double[] parameters,
      double[] gradient) {
    assertThat(gradient).hasSameSizeAs(parameters);
    for (int i = 0; i < parameters.length; i++) {
      double middle = parameters[i];
      parameters[i] = middle + H;
      double above = value(network, loss, batch, targets);
      parameters[i] = middle - H;
      double below = value(network, loss, batch, targets);
      parameters[i] = middle;
      assertThat(gradient[i]).isCloseTo((above - below) / (2 * H), within(1e-8));
    }
  }

  private double value(Network network, Loss loss, Matrix batch, Matrix targets) {
    Matrix output = network.output(batch);
    return loss.evaluate(math.neural(), output, targets, Matrix.zeros(6, 3));
  }

  @Test
  void aPassGivesTheNetworksOutputAndReusesItsBuffers() {
    Probe seed = Probe.ordinary(1);
    Network network =
        new Network(
            math,
            List.of(
                Dense.seeded(2, 3, Activation.RELU, seed),
                Dense.seeded(3, 2, Activation.SOFTMAX, seed)));
    Pass pass = network.pass(1);
    Matrix first = Matrix.of(1, 2, 1, 1);
    Matrix second = Matrix.of(1, 2, -1, 2);
    Matrix output = pass.forward(first);
    assertThat(output).isEqualTo(network.output(first));
    assertThat(pass.forward(second)).isSameAs(output).isEqualTo(network.output(second));
    pass.backward();
    Matrix weights = pass.gradients().getFirst().weights();
    pass.backward();
    assertThat(pass.gradients().getFirst().weights()).isSameAs(weights);
    assertThat(pass.examples()).isEqualTo(1);
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
        .isThrownBy(() -> network.output(Matrix.zeros(1, 4)))
        .withMessage("cannot multiply 1 x 4 by 2 x 3");
    Pass pass = network.pass(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pass.forward(Matrix.zeros(2, 2)))
        .withMessage("2 examples where the pass is for 1");
    assertThatIllegalStateException()
        .isThrownBy(pass::backward)
        .withMessage("no batch was sent forward");
  }

  @Test
  void seededWeightsStayInTheirBounds() {
    Matrix glorot = Dense.glorot(20, 40, Activation.TANH, Probe.ordinary(3)).weights();
    Matrix he = Dense.he(20, 40, Activation.RELU, Probe.ordinary(3)).weights();
    assertThat(Arrays.stream(glorot.data()).map(Math::abs).max().orElseThrow())
        .isBetween(0.95 * Math.sqrt(0.1), Math.sqrt(0.1));
    assertThat(Arrays.stream(he.data()).map(Math::abs).max().orElseThrow())
        .isBetween(0.95 * Math.sqrt(0.3), Math.sqrt(0.3));
    assertThat(Dense.seeded(20, 40, Activation.GELU, Probe.ordinary(3)).weights()).isEqualTo(he);
    assertThat(Dense.seeded(20, 40, Activation.SIGMOID, Probe.ordinary(3)).weights())
        .isEqualTo(glorot);
  }
}
