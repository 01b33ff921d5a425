package dev.wasmath.neural;

import dev.wasmath.Matrix;
import dev.wasmath.Neural.Activation;
import dev.wasmath.op.Probe;

/**
 * A dense layer: the activation of x W + bias.
 *
 * @param weights inputs x outputs
 * @param bias one number an output
 * @param activation the function applied to each output
 */
public record Dense(Matrix weights, double[] bias, Activation activation) {
  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if the bias has not one number an output
   */
  public Dense {
    if (bias.length != weights.columns()) {
      throw new IllegalArgumentException(
          "the bias has length %d where %d is needed".formatted(bias.length, weights.columns()));
    }
  }

  /**
   * A layer with bias 0 and weights drawn evenly from plus or minus sqrt(6 / (inputs + outputs))
   * (X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural
   * networks", 2010).
   */
  public static Dense seeded(int inputs, int outputs, Activation activation, Probe seed) {
    double bound = Math.sqrt(6.0 / (inputs + outputs));
    double[] weights = seed.doubles(Math.multiplyExact(inputs, outputs));
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= bound;
    }
    return new Dense(Matrix.of(inputs, outputs, weights), new double[outputs], activation);
  }
}
