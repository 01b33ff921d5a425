package dev.wasmath.neural;

import dev.wasmath.Matrix;
import dev.wasmath.Wasmath;
import java.util.List;

/**
 * A trained network with all that is needed to use it: the names of what goes in and comes out, and
 * how both are scaled. {@link OnnxFile} saves it.
 *
 * @param target the name of what is predicted
 * @param features the names of the inputs
 * @param classes the names of the classes, one an output; empty for a regression
 * @param inputs the scaling of the features before the first layer
 * @param layers the first one nearest to the input; a classifier's last one usually ends in {@link
 *     dev.wasmath.Neural.Activation#SOFTMAX}, so that its outputs are probabilities
 * @param outputs the scaling that is undone after the last layer
 */
public record Model(
    String target,
    List<String> features,
    List<String> classes,
    Scaling inputs,
    List<Dense> layers,
    Scaling outputs) {
  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if layers, names and scalings do not fit together
   */
  public Model {
    Network.checkStack(layers);
    features = List.copyOf(features);
    classes = List.copyOf(classes);
    layers = List.copyOf(layers);
    int in = layers.getFirst().inputs();
    int out = layers.getLast().outputs();
    check("features", features.size(), in);
    check("columns of the inputs' scaling", inputs.columns(), in);
    check("columns of the outputs' scaling", outputs.columns(), out);
    if (!classes.isEmpty()) {
      check("classes", classes.size(), out);
    }
  }

  private static void check(String what, int found, int needed) {
    if (found != needed) {
      throw new IllegalArgumentException(
          "%d %s where the layers have %d".formatted(found, what, needed));
    }
  }

  /**
   * The outputs for some examples: of a classifier the scores of the classes, of a regression the
   * predicted numbers.
   *
   * @param examples one a row, with the features in their order, unscaled
   * @return examples x outputs
   * @throws IllegalArgumentException if there are not as many columns as features
   */
  public Matrix predict(Wasmath math, Matrix examples) {
    return outputs.undo(new Network(math, layers).output(inputs.apply(examples)));
  }
}
