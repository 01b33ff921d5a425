package dev.wasmath;

import dev.wasmath.op.Relu;
import dev.wasmath.op.Sigmoid;
import dev.wasmath.op.Tanh;

/**
 * The door to the operations of neural networks: activations, and the affine map of a dense layer,
 * forward and backward. A batch is a matrix with one example a row.
 */
public final class Neural {
  private final Route<Relu> relu;
  private final Route<Sigmoid> sigmoid;
  private final Route<Tanh> tanh;
  private final Matrices matrices;

  Neural(Orchestrator orchestrator, Matrices matrices) {
    this.relu = orchestrator.route(Relu.OPERATION);
    this.sigmoid = orchestrator.route(Sigmoid.OPERATION);
    this.tanh = orchestrator.route(Tanh.OPERATION);
    this.matrices = matrices;
  }

  /** An elementwise function between layers. Derivatives are given by the function's value y. */
  public enum Activation {
    /** y = x. */
    IDENTITY,
    /** y = max(0, x); derivative 1 where y &gt; 0, else 0. */
    RELU,
    /** y = 1 / (1 + exp(-x)); derivative y (1 - y). */
    SIGMOID,
    /** y = tanh x; derivative 1 - y^2. */
    TANH;

    /** The derivative where the function's value is {@code y}. */
    public double derivative(double y) {
      return switch (this) {
        case IDENTITY -> 1.0;
        case RELU -> y > 0.0 ? 1.0 : 0.0;
        case SIGMOID -> y * (1.0 - y);
        case TANH -> 1.0 - y * y;
      };
    }
  }

  /**
   * The gradients of an affine map.
   *
   * @param weights by the weights, in their shape
   * @param bias by the bias
   * @param input by the inputs, in their shape
   */
  public record Gradients(Matrix weights, double[] bias, Matrix input) {}

  /**
   * Writes the activation of each element of {@code x} into {@code out}, which may be {@code x},
   * and returns it.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public double[] activation(Activation activation, double[] x, double[] out) {
    Arguments.sameLength(x, out);
    int n = x.length;
    switch (activation) {
      case IDENTITY -> System.arraycopy(x, 0, out, 0, n);
      case RELU -> relu.run(n, n, x, out, kernel -> kernel.relu(x, 0, out, 0, n));
      case SIGMOID -> sigmoid.run(n, n, x, out, kernel -> kernel.sigmoid(x, 0, out, 0, n));
      case TANH -> tanh.run(n, n, x, out, kernel -> kernel.tanh(x, 0, out, 0, n));
    }
    return out;
  }

  /**
   * The affine map of a dense layer: x W + bias, for each row x of the batch.
   *
   * @param batch examples x inputs
   * @param weights inputs x outputs
   * @param bias one number an output
   * @return examples x outputs
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public Matrix forward(Matrix batch, Matrix weights, double[] bias) {
    Arguments.length("the bias", bias.length, weights.columns());
    Matrix out = matrices.multiply(batch, weights);
    double[] data = out.data();
    for (int row = 0; row < data.length; row += bias.length) {
      for (int j = 0; j < bias.length; j++) {
        data[row + j] += bias[j];
      }
    }
    return out;
  }

  /**
   * The gradients of the affine map, given the gradient G by its outputs: X^T G by the weights, the
   * column sums of G by the bias, and G W^T by the inputs.
   *
   * @param batch the X that {@link #forward} was given
   * @param weights the W that {@link #forward} was given
   * @param outputGradient G, examples x outputs
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public Gradients backward(Matrix batch, Matrix weights, Matrix outputGradient) {
    Arguments.shape("the weights matrix", weights, batch.columns(), weights.columns());
    Arguments.shape("the output's gradient", outputGradient, batch.rows(), weights.columns());
    Matrix byWeights = matrices.multiply(matrices.transpose(batch), outputGradient);
    Matrix byInput = matrices.multiply(outputGradient, matrices.transpose(weights));
    double[] byBias = new double[weights.columns()];
    for (int i = 0; i < outputGradient.rows(); i++) {
      for (int j = 0; j < byBias.length; j++) {
        byBias[j] += outputGradient.get(i, j);
      }
    }
    return new Gradients(byWeights, byBias, byInput);
  }
}
