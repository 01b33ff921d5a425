package dev.wasmath.neural;

import dev.wasmath.Matrix;
import dev.wasmath.Neural.Activation;
import dev.wasmath.op.Probe;

/**
 * A dense layer: the activation of x W + bias.
 *
 * @param weights inputs x outputs
 * @param bias one number an output
 * @param activation the function applied to the outputs
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
   * A layer with bias 0 and random weights: {@link #he} for rectifiers and their smooth kin, {@link
   * #glorot} for the rest.
   */
  public static Dense seeded(int inputs, int outputs, Activation activation, Probe seed) {
    return switch (activation) {
      case RELU, LEAKY_RELU, GELU, SOFTPLUS -> he(inputs, outputs, activation, seed);
      case IDENTITY, SIGMOID, TANH, SOFTMAX -> glorot(inputs, outputs, activation, seed);
    };
  }

  /**
   * A layer with bias 0 and weights drawn evenly from plus or minus sqrt(6 / (inputs + outputs))
   * (X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural
   * networks", 2010).
   *
   * @throws IllegalArgumentException if a dimension is negative or the product exceeds an array
   */
  public static Dense glorot(int inputs, int outputs, Activation activation, Probe seed) {
    return spread(inputs, outputs, activation, Math.sqrt(6.0 / ((double) inputs + outputs)), seed);
  }

  /**
   * A layer with bias 0 and weights drawn evenly from plus or minus sqrt(6 / inputs) (K. He, X.
   * Zhang, S. Ren and J. Sun, "Delving deep into rectifiers", 2015).
   *
   * @throws IllegalArgumentException if a dimension is negative or the product exceeds an array
   */
  public static Dense he(int inputs, int outputs, Activation activation, Probe seed) {
    return spread(inputs, outputs, activation, Math.sqrt(6.0 / inputs), seed);
  }

  private static Dense spread(
      int inputs, int outputs, Activation activation, double bound, Probe seed) {
    Matrix weights = Matrix.zeros(inputs, outputs);
    double[] data = weights.data();
    for (int i = 0; i < data.length; i++) {
      data[i] = bound * seed.next();
    }
    return new Dense(weights, new double[outputs], activation);
  }

  /** The number of inputs. */
  public int inputs() {
    return weights.rows();
  }

  /** The number of outputs. */
  public int outputs() {
    return weights.columns();
  }

  /** The layer with the same arrays, and another activation. */
  public Dense with(Activation other) {
    return new Dense(weights, bias, other);
  }
}
