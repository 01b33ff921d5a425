package dev.wasmath;

import dev.wasmath.op.Gelu;
import dev.wasmath.op.LeakyRelu;
import dev.wasmath.op.Relu;
import dev.wasmath.op.Sigmoid;
import dev.wasmath.op.Softmax;
import dev.wasmath.op.Softplus;
import dev.wasmath.op.Tanh;
import dev.wasmath.plain.PlainActivationGradients;
import dev.wasmath.plain.PlainLogarithm;
import java.util.Arrays;

/**
 * The door to the operations of neural networks: activations, and the affine map of a dense layer,
 * forward and backward. A batch is a matrix with one example a row.
 */
public final class Neural {
  /** The slope of the leaky rectifier below 0: the float nearest to 0.01, which ONNX can hold. */
  public static final double LEAK = LeakyRelu.LEAK;

  private final Route<Relu> relu;
  private final Route<LeakyRelu> leakyRelu;
  private final Route<Sigmoid> sigmoid;
  private final Route<Tanh> tanh;
  private final Route<Gelu> gelu;
  private final Route<Softplus> softplus;
  private final Route<Softmax> softmax;
  private final Matrices matrices;

  Neural(Orchestrator orchestrator, Matrices matrices) {
    this.relu = orchestrator.route(Relu.OPERATION);
    this.leakyRelu = orchestrator.route(LeakyRelu.OPERATION);
    this.sigmoid = orchestrator.route(Sigmoid.OPERATION);
    this.tanh = orchestrator.route(Tanh.OPERATION);
    this.gelu = orchestrator.route(Gelu.OPERATION);
    this.softplus = orchestrator.route(Softplus.OPERATION);
    this.softmax = orchestrator.route(Softmax.OPERATION);
    this.matrices = matrices;
  }

  /** A function between layers: of each element by itself, but for {@link #SOFTMAX}. */
  public enum Activation {
    /** y = x. */
    IDENTITY,
    /** y = max(0, x); its derivative at 0 is taken as 0. */
    RELU,
    /** y = x where x &gt; 0, else {@link #LEAK} x. */
    LEAKY_RELU,
    /** y = 1 / (1 + exp(-x)). */
    SIGMOID,
    /** y = tanh x. */
    TANH,
    /** y = x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2. */
    GELU,
    /** y = log(1 + exp x). */
    SOFTPLUS,
    /** y_j = exp(x_j) / sum_k exp(x_k), in each row. */
    SOFTMAX
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
   * Writes the activation of {@code x}, taken as one row, into {@code out}, which may be {@code x},
   * and returns it.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public double[] activation(Activation activation, double[] x, double[] out) {
    Arguments.sameLength(x, out);
    activate(activation, 1, x, out);
    return out;
  }

  /**
   * Writes the activation of each row of {@code x} into {@code out}, which may be {@code x}, and
   * returns it.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public Matrix activation(Activation activation, Matrix x, Matrix out) {
    Arguments.shape("the output", out, x.rows(), x.columns());
    activate(activation, x.rows(), x.data(), out.data());
    return out;
  }

  private void activate(Activation activation, int rows, double[] x, double[] out) {
    int n = x.length;
    switch (activation) {
      case IDENTITY -> System.arraycopy(x, 0, out, 0, n);
      case RELU -> relu.run(n, n, Output.of(out, 0, n, x), kernel -> kernel.relu(x, 0, out, 0, n));
      case LEAKY_RELU ->
          leakyRelu.run(n, n, Output.of(out, 0, n, x), kernel -> kernel.leakyRelu(x, 0, out, 0, n));
      case SIGMOID ->
          sigmoid.run(n, n, Output.of(out, 0, n, x), kernel -> kernel.sigmoid(x, 0, out, 0, n));
      case TANH -> tanh.run(n, n, Output.of(out, 0, n, x), kernel -> kernel.tanh(x, 0, out, 0, n));
      case GELU -> gelu.run(n, n, Output.of(out, 0, n, x), kernel -> kernel.gelu(x, 0, out, 0, n));
      case SOFTPLUS ->
          softplus.run(n, n, Output.of(out, 0, n, x), kernel -> kernel.softplus(x, 0, out, 0, n));
      case SOFTMAX -> {
        int columns = rows == 0 ? 0 : n / rows;
        softmax.run(
            n, n, Output.of(out, 0, n, x), kernel -> kernel.softmax(rows, columns, x, 0, out, 0));
      }
    }
  }

  /**
   * Writes the gradient by an activation's argument into {@code out}, which may be {@code
   * outputGradient}, and returns it.
   *
   * @param x the argument that {@link #activation} was given
   * @param y the value that it returned
   * @param outputGradient the gradient by y
   * @throws IllegalArgumentException if the shapes differ
   */
  public Matrix activationGradient(
      Activation activation, Matrix x, Matrix y, Matrix outputGradient, Matrix out) {
    Arguments.shape("the activation's value", y, x.rows(), x.columns());
    Arguments.shape("the output's gradient", outputGradient, x.rows(), x.columns());
    Arguments.shape("the output", out, x.rows(), x.columns());
    double[] given = outputGradient.data();
    double[] result = out.data();
    switch (activation) {
      case IDENTITY -> System.arraycopy(given, 0, result, 0, result.length);
      case RELU -> PlainActivationGradients.relu(y.data(), given, result);
      case LEAKY_RELU -> PlainActivationGradients.leakyRelu(y.data(), given, result);
      case SIGMOID -> PlainActivationGradients.sigmoid(y.data(), given, result);
      case TANH -> PlainActivationGradients.tanh(y.data(), given, result);
      case GELU -> PlainActivationGradients.gelu(x.data(), given, result);
      case SOFTPLUS -> PlainActivationGradients.softplus(x.data(), given, result);
      case SOFTMAX ->
          PlainActivationGradients.softmax(y.rows(), y.columns(), y.data(), given, result);
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
    return forward(batch, weights, bias, Matrix.zeros(batch.rows(), weights.columns()));
  }

  /**
   * Writes the affine map x W + bias into {@code out} and returns it.
   *
   * @throws IllegalArgumentException if the shapes do not fit, or {@code out} shares its array with
   *     the batch or the weights
   */
  public Matrix forward(Matrix batch, Matrix weights, double[] bias, Matrix out) {
    Arguments.length("the bias", bias.length, weights.columns());
    double[] data = matrices.multiply(batch, weights, out).data();
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
    return new Gradients(
        weightGradient(batch, outputGradient, Matrix.zeros(weights.rows(), weights.columns())),
        biasGradient(outputGradient, new double[weights.columns()]),
        inputGradient(outputGradient, weights, Matrix.zeros(batch.rows(), batch.columns())));
  }

  /**
   * Writes the gradient X^T G by the weights into {@code out} and returns it.
   *
   * @param batch X, examples x inputs
   * @param outputGradient G, examples x outputs
   * @param out inputs x outputs
   * @throws IllegalArgumentException if the shapes do not fit, or {@code out} shares its array with
   *     an input
   */
  public Matrix weightGradient(Matrix batch, Matrix outputGradient, Matrix out) {
    return matrices.transposeMultiply(batch, outputGradient, out);
  }

  /**
   * Writes the gradient by the bias, the column sums of G in increasing row from 0.0, into {@code
   * out} and returns it.
   *
   * @param outputGradient G, examples x outputs
   * @throws IllegalArgumentException if {@code out} has not one element an output
   */
  public double[] biasGradient(Matrix outputGradient, double[] out) {
    Arguments.length("the output", out.length, outputGradient.columns());
    Arrays.fill(out, 0.0);
    double[] data = outputGradient.data();
    for (int row = 0; row < data.length; row += out.length) {
      for (int j = 0; j < out.length; j++) {
        out[j] += data[row + j];
      }
    }
    return out;
  }

  /**
   * Writes the gradient G W^T by the inputs into {@code out} and returns it.
   *
   * @param outputGradient G, examples x outputs
   * @param weights W, inputs x outputs
   * @param out examples x inputs
   * @throws IllegalArgumentException if the shapes do not fit, or {@code out} shares its array with
   *     an input
   */
  public Matrix inputGradient(Matrix outputGradient, Matrix weights, Matrix out) {
    return matrices.multiplyTranspose(outputGradient, weights, out);
  }

  /**
   * The natural logarithm of one number, as losses need it, with the bits and the error bound of
   * the operation {@code log}.
   */
  public static double log(double x) {
    return PlainLogarithm.log(x);
  }
}
