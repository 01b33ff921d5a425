package dev.wasmath.neural;

import dev.wasmath.Matrix;
import dev.wasmath.Neural;
import dev.wasmath.Wasmath;
import java.util.ArrayList;
import java.util.List;

/**
 * A stack of dense layers, with its forward and backward pass. The layers' weights are changed in
 * place by {@link #descend}; not safe for use by several threads while they are.
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
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a network needs a layer");
    }
    for (int i = 1; i < layers.size(); i++) {
      int outputs = layers.get(i - 1).weights().columns();
      int inputs = layers.get(i).weights().rows();
      if (inputs != outputs) {
        throw new IllegalArgumentException(
            "layer %d has %d inputs where the one before has %d outputs"
                .formatted(i, inputs, outputs));
      }
    }
    this.neural = math.neural();
    this.layers = List.copyOf(layers);
  }

  /**
   * What a forward pass leaves behind: the batch, then each layer's output.
   *
   * @param values one matrix more than there are layers, each with one example a row
   */
  public record Pass(List<Matrix> values) {
    /** The network's output. */
    public Matrix output() {
      return values.getLast();
    }
  }

  /** The layers, the first one nearest to the input. */
  public List<Dense> layers() {
    return layers;
  }

  /**
   * Sends a batch through all layers.
   *
   * @param batch examples x inputs
   * @throws IllegalArgumentException if the batch has not as many columns as the network inputs
   */
  public Pass forward(Matrix batch) {
    List<Matrix> values = new ArrayList<>();
    values.add(batch);
    for (Dense layer : layers) {
      Matrix out = neural.forward(values.getLast(), layer.weights(), layer.bias());
      double[] _ = neural.activation(layer.activation(), out.data(), out.data());
      values.add(out);
    }
    return new Pass(List.copyOf(values));
  }

  /**
   * The gradients of every layer, by back-propagation (D. E. Rumelhart, G. E. Hinton and R. J.
   * Williams, "Learning representations by back-propagating errors", 1986).
   *
   * @param pass a forward pass, not yet followed by {@link #descend}
   * @param outputGradient the gradient of the loss by the network's output
   * @return for each layer the gradients of its affine map, in the order of the layers
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public List<Neural.Gradients> backward(Pass pass, Matrix outputGradient) {
    List<Neural.Gradients> gradients = new ArrayList<>();
    Matrix gradient = outputGradient;
    for (int i = layers.size() - 1; i >= 0; i--) {
      Dense layer = layers.get(i);
      Matrix inner = throughActivation(layer, pass.values().get(i + 1), gradient);
      Neural.Gradients ofLayer = neural.backward(pass.values().get(i), layer.weights(), inner);
      gradients.addFirst(ofLayer);
      gradient = ofLayer.input();
    }
    return List.copyOf(gradients);
  }

  /** Moves every weight and bias against its gradient by {@code rate} times the gradient. */
  public void descend(List<Neural.Gradients> gradients, double rate) {
    for (int i = 0; i < layers.size(); i++) {
      subtract(layers.get(i).weights().data(), rate, gradients.get(i).weights().data());
      subtract(layers.get(i).bias(), rate, gradients.get(i).bias());
    }
  }

  private static Matrix throughActivation(Dense layer, Matrix output, Matrix gradient) {
    if (gradient.rows() != output.rows() || gradient.columns() != output.columns()) {
      throw new IllegalArgumentException(
          "the gradient is %d x %d where %d x %d is needed"
              .formatted(gradient.rows(), gradient.columns(), output.rows(), output.columns()));
    }
    Matrix inner = gradient.copy();
    double[] data = inner.data();
    for (int i = 0; i < data.length; i++) {
      data[i] *= layer.activation().derivative(output.data()[i]);
    }
    return inner;
  }

  private static void subtract(double[] x, double rate, double[] gradient) {
    for (int i = 0; i < x.length; i++) {
      x[i] -= rate * gradient[i];
    }
  }
}
