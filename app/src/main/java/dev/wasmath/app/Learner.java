package dev.wasmath.app;

import dev.wasmath.Matrix;
import dev.wasmath.Neural.Activation;
import dev.wasmath.Wasmath;
import dev.wasmath.neural.Dense;
import dev.wasmath.neural.History;
import dev.wasmath.neural.Model;
import dev.wasmath.neural.Network;
import dev.wasmath.neural.Progress;
import dev.wasmath.neural.Scaling;
import dev.wasmath.neural.Training;
import dev.wasmath.op.Probe;
import java.util.ArrayList;
import java.util.List;

/**
 * How examples become a model: features, and the target of a regression, are standardised by the
 * examples to train on; then the network is trained.
 *
 * @param hidden outputs of the hidden layers
 * @param activation of the hidden layers
 * @param training its seed is that of the first weights, too
 */
record Learner(List<Integer> hidden, Activation activation, Training training) {
  /** What was learnt, and how. */
  record Learnt(Model model, History history) {}

  Learnt learn(Wasmath math, Examples examples, Progress progress) {
    int[] rows = training.trainingRows(examples.x().rows());
    Scaling inputs = Scaling.of(Examples.select(examples.x(), rows));
    boolean classifier = !examples.classes().isEmpty();
    Matrix y = examples.y();
    Scaling outputs = classifier ? Scaling.none(y.columns()) : Scaling.of(Examples.select(y, rows));
    Network network = new Network(math, layers(examples.x().columns(), y.columns()));
    History history = training.fit(network, inputs.apply(examples.x()), outputs.apply(y), progress);
    List<Dense> layers = new ArrayList<>(network.layers());
    if (classifier) {
      layers.add(layers.removeLast().with(Activation.SOFTMAX));
    }
    Model model =
        new Model(
            examples.target(), examples.features(), examples.classes(), inputs, layers, outputs);
    return new Learnt(model, history);
  }

  private List<Dense> layers(int inputs, int outputs) {
    Probe seed = Probe.ordinary(training.seed());
    List<Dense> layers = new ArrayList<>();
    int before = inputs;
    for (int width : hidden) {
      Sizes.check("the weights of a layer", before, width);
      layers.add(Dense.seeded(before, width, activation, seed));
      before = width;
    }
    Sizes.check("the weights of a layer", before, outputs);
    layers.add(Dense.seeded(before, outputs, Activation.IDENTITY, seed));
    return layers;
  }
}
