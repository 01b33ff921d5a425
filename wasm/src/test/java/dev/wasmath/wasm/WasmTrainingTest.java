package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.Matrix;
import dev.wasmath.Neural.Activation;
import dev.wasmath.Policy;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import dev.wasmath.engine.Lowering;
import dev.wasmath.neural.Dense;
import dev.wasmath.neural.Loss;
import dev.wasmath.neural.Network;
import dev.wasmath.neural.Optimizer;
import dev.wasmath.neural.Training;
import dev.wasmath.op.Probe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Training on the kernels gives the bits of plain Java: weights, biases and losses. */
final class WasmTrainingTest {
  private static final int EXAMPLES = 45;

  @ParameterizedTest
  @EnumSource
  void givesTheBitsOfPlainJava(Lowering lowering) {
    for (Activation activation : Activation.values()) {
      long[] plain;
      try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
        plain = trained(math, activation);
      }
      try (Wasmath math =
          Wasmath.builder()
              .backends(List.of(OpenBackend.with(lowering)))
              .policy(Policy.always(Strategy.WASM))
              .open()) {
        assertThat(trained(math, activation)).as(activation.name()).isEqualTo(plain);
        assertThat(math.metrics().usage().wasmCalls()).isPositive();
      }
    }
  }

  private static long[] trained(Wasmath math, Activation activation) {
    Probe seed = Probe.ordinary(6);
    Network network =
        new Network(
            math,
            List.of(
                Dense.seeded(19, 33, activation, seed),
                Dense.seeded(33, 17, activation, seed),
                Dense.seeded(17, 5, Activation.IDENTITY, seed)));
    Matrix x = Matrix.of(EXAMPLES, 19, seed.doubles(EXAMPLES * 19));
    Matrix y = Matrix.of(EXAMPLES, 5, seed.doubles(EXAMPLES * 5));
    List<Double> values = new ArrayList<>();
    for (Loss loss : Loss.values()) {
      Training training =
          Training.of(loss).optimizer(Optimizer.adam(0.01)).epochs(3).batch(16).validation(0.2, 2);
      training.fit(network, x, y, epoch -> values.add(epoch.trainingLoss()));
    }
    for (Dense layer : network.layers()) {
      for (double weight : layer.weights().data()) {
        values.add(weight);
      }
      for (double bias : layer.bias()) {
        values.add(bias);
      }
    }
    return OpenBackend.bits(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
