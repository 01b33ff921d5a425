package dev.wasmath.neural;

import dev.wasmath.Matrix;
import dev.wasmath.Neural;
import dev.wasmath.Neural.Activation;
import java.util.List;
import java.util.Optional;

/**
 * A batch of a fixed number of examples on its way through a network, forward and backward: every
 * buffer is made once, and overwritten by the next batch.
 *
 * <p>For a batch: {@link #forward}, then a loss that writes into {@link #outputGradient}, then
 * {@link #backward}; then {@link #gradients} are those of the batch. Not safe for use by several
 * threads at once.
 */
public final class Pass {
  private final Neural neural;
  private final int examples;
  private final List<Stage> stages;
  private Optional<Matrix> batch = Optional.empty();

  Pass(Neural neural, List<Dense> layers, int examples) {
    this.neural = neural;
    this.examples = examples;
    this.stages = layers.stream().map(layer -> Stage.of(layer, examples)).toList();
  }

  /**
   * A layer with its buffers.
   *
   * @param affine the activation's argument
   * @param output the activation's value; for the identity the same matrix
   * @param byOutput the loss' gradient by {@code output}
   * @param byAffine the loss' gradient by {@code affine}
   */
  private record Stage(
      Dense layer,
      Matrix affine,
      Matrix output,
      Matrix byOutput,
      Matrix byAffine,
      LayerGradients gradients) {
    static Stage of(Dense layer, int examples) {
      Matrix affine = Matrix.zeros(examples, layer.outputs());
      boolean identity = layer.activation() == Activation.IDENTITY;
      Matrix byOutput = Matrix.zeros(examples, layer.outputs());
      return new Stage(
          layer,
          affine,
          identity ? affine : Matrix.zeros(examples, layer.outputs()),
          byOutput,
          identity ? byOutput : Matrix.zeros(examples, layer.outputs()),
          new LayerGradients(
              Matrix.zeros(layer.inputs(), layer.outputs()), new double[layer.outputs()]));
    }

    /** Whether there is no activation, so that output and affine are one, with their gradients. */
    boolean isAffine() {
      return layer.activation() == Activation.IDENTITY;
    }
  }

  /** The number of examples in a batch. */
  public int examples() {
    return examples;
  }

  /**
   * Sends a batch through all layers. The batch has to stay as it is until {@link #backward}.
   *
   * @param examples examples x inputs
   * @return the network's output, which the next call overwrites
   * @throws IllegalArgumentException if the batch has another number of examples than the pass, or
   *     not as many columns as the network inputs
   */
  public Matrix forward(Matrix examples) {
    if (examples.rows() != this.examples) {
      throw new IllegalArgumentException(
          "%d examples where the pass is for %d".formatted(examples.rows(), this.examples));
    }
    Matrix values = examples;
    for (Stage stage : stages) {
      Dense layer = stage.layer;
      Matrix affine = neural.forward(values, layer.weights(), layer.bias(), stage.affine);
      values =
          stage.isAffine() ? affine : neural.activation(layer.activation(), affine, stage.output);
    }
    batch = Optional.of(examples);
    return values;
  }

  /** Where the loss writes its gradient by the output, before {@link #backward}. */
  public Matrix outputGradient() {
    return stages.getLast().byOutput;
  }

  /**
   * Computes the gradients of every layer, by back-propagation (D. E. Rumelhart, G. E. Hinton and
   * R. J. Williams, "Learning representations by back-propagating errors", 1986).
   *
   * @throws IllegalStateException if no batch was sent forward
   */
  public void backward() {
    Matrix input = batch.orElseThrow(() -> new IllegalStateException("no batch was sent forward"));
    for (int i = stages.size() - 1; i >= 0; i--) {
      Stage stage = stages.get(i);
      if (!stage.isAffine()) {
        Matrix _ =
            neural.activationGradient(
                stage.layer.activation(),
                stage.affine,
                stage.output,
                stage.byOutput,
                stage.byAffine);
      }
      Matrix before = i == 0 ? input : stages.get(i - 1).output;
      Matrix _ = neural.weightGradient(before, stage.byAffine, stage.gradients.weights());
      double[] _ = neural.biasGradient(stage.byAffine, stage.gradients.bias());
      if (i > 0) {
        Matrix byInput = stages.get(i - 1).byOutput;
        Matrix _ = neural.inputGradient(stage.byAffine, stage.layer.weights(), byInput);
      }
    }
  }

  /** The gradients that {@link #backward} computed, in the order of the layers; overwritten. */
  public List<LayerGradients> gradients() {
    return stages.stream().map(Stage::gradients).toList();
  }

  /**
   * The gradient by the batch itself, which training does not need, as a new matrix.
   *
   * @throws IllegalStateException if no batch was sent forward
   */
  public Matrix inputGradient() {
    Matrix input = batch.orElseThrow(() -> new IllegalStateException("no batch was sent forward"));
    Stage first = stages.getFirst();
    return neural.inputGradient(
        first.byAffine, first.layer.weights(), Matrix.zeros(input.rows(), input.columns()));
  }
}
