package dev.wasmath.neural;

import dev.wasmath.Matrix;
import dev.wasmath.Neural;
import dev.wasmath.Wasmath;
import java.util.List;

/**
 * A stack of dense layers on the doors that compute them. Training changes the layers' weights in
 * place; not safe for use by several threads while it does.
 */
public final class Network {
  private final Neural neural;
  private final List<Dense> layers;

  /**
   * A network of these layers, the first one nearest to the input.
   *
   * @throws IllegalArgumentException if there is no layer, or a layer's inputs are not as many as
   *     the outputs of the one before
   */
  public Network(Wasmath math, List<Dense> layers) {
    checkStack(layers);
    this.neural = math.neural();
    this.layers = List.copyOf(layers);
  }

  static void checkStack(List<Dense> layers) {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a network needs a layer");
    }
    for (int i = 1; i < layers.size(); i++) {
      int outputs = layers.get(i - 1).outputs();
      int inputs = layers.get(i).inputs();
      if (inputs != outputs) {
        throw new IllegalArgumentException(
            "layer %d has %d inputs where the one before has %d outputs"
                .formatted(i, inputs, outputs));
      }
    }
  }

  /** The layers, the first one nearest to the input. */
  public List<Dense> layers() {
    return layers;
  }

  /** The number of inputs. */
  public int inputs() {
    return layers.getFirst().inputs();
  }

  /** The number of outputs. */
  public int outputs() {
    return layers.getLast().outputs();
  }

  /**
   * The network's output for each row of a batch, as a new matrix.
   *
   * @param batch examples x inputs
   * @return examples x outputs
   * @throws IllegalArgumentException if the batch has not as many columns as the network inputs
   */
  public Matrix output(Matrix batch) {
    Matrix values = batch;
    for (Dense layer : layers) {
      Matrix affine = neural.forward(values, layer.weights(), layer.bias());
      values = neural.activation(layer.activation(), affine, affine);
    }
    return values;
  }

  /**
   * The buffers for sending batches of so many examples forward and backward.
   *
   * @throws IllegalArgumentException if the number is negative, or a buffer would exceed an array
   */
  public Pass pass(int examples) {
    return new Pass(neural, layers, examples);
  }

  Neural neural() {
    return neural;
  }
}
