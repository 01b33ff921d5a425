package dev.wasmath.neural;

import dev.wasmath.neural.Optimizer.Adam;
import dev.wasmath.neural.Optimizer.Sgd;
import java.util.List;

/**
 * An optimizer at work on a network: it changes the weights and biases in place, and keeps the
 * moments of their gradients. Not safe for use by several threads at once.
 */
public final class Descent {
  private final Optimizer optimizer;
  private final List<Dense> layers;
  private final List<Moments> moments;
  private double beta1Power = 1.0;
  private double beta2Power = 1.0;

  /** Begins at the parameters that the network has now. */
  public Descent(Network network, Optimizer optimizer) {
    this.optimizer = optimizer;
    this.layers = network.layers();
    this.moments = layers.stream().map(layer -> Moments.of(layer, optimizer)).toList();
  }

  /**
   * What an optimizer remembers of a layer's gradients: the first moment with momentum, both for
   * Adam, neither for plain descent.
   */
  private record Moments(double[] weights1, double[] weights2, double[] bias1, double[] bias2) {
    static Moments of(Dense layer, Optimizer optimizer) {
      int weights = layer.weights().data().length;
      int bias = layer.bias().length;
      boolean first = !(optimizer instanceof Sgd sgd) || sgd.momentum() != 0.0;
      boolean second = optimizer instanceof Adam;
      return new Moments(
          new double[first ? weights : 0],
          new double[second ? weights : 0],
          new double[first ? bias : 0],
          new double[second ? bias : 0]);
    }
  }

  /**
   * Moves every parameter by its gradient.
   *
   * @param gradients of each layer, in their order
   * @throws IllegalArgumentException if they are not those of the network's layers
   */
  public void step(List<LayerGradients> gradients) {
    check(gradients);
    if (optimizer instanceof Adam adam) {
      beta1Power *= adam.beta1();
      beta2Power *= adam.beta2();
    }
    for (int i = 0; i < layers.size(); i++) {
      Moments of = moments.get(i);
      LayerGradients by = gradients.get(i);
      move(layers.get(i).weights().data(), by.weights().data(), of.weights1, of.weights2);
      move(layers.get(i).bias(), by.bias(), of.bias1, of.bias2);
    }
  }

  private void move(double[] w, double[] gradient, double[] first, double[] second) {
    switch (optimizer) {
      case Sgd(double rate, double momentum) when momentum == 0.0 -> descend(rate, w, gradient);
      case Sgd(double rate, double momentum) -> roll(rate, momentum, w, gradient, first);
      case Adam adam -> adapt(adam, w, gradient, first, second);
    }
  }

  private static void descend(double rate, double[] w, double[] gradient) {
    for (int i = 0; i < w.length; i++) {
      w[i] -= rate * gradient[i];
    }
  }

  private static void roll(
      double rate, double momentum, double[] w, double[] gradient, double[] velocity) {
    for (int i = 0; i < w.length; i++) {
      velocity[i] = momentum * velocity[i] + gradient[i];
      w[i] -= rate * velocity[i];
    }
  }

  private void adapt(Adam adam, double[] w, double[] gradient, double[] mean, double[] square) {
    double beta1 = adam.beta1();
    double beta2 = adam.beta2();
    double rate = adam.rate() / (1.0 - beta1Power);
    double correction = 1.0 / Math.sqrt(1.0 - beta2Power);
    double epsilon = adam.epsilon();
    for (int i = 0; i < w.length; i++) {
      double g = gradient[i];
      mean[i] = beta1 * mean[i] + (1.0 - beta1) * g;
      square[i] = beta2 * square[i] + (1.0 - beta2) * (g * g);
      w[i] -= rate * mean[i] / (Math.sqrt(square[i]) * correction + epsilon);
    }
  }

  private void check(List<LayerGradients> gradients) {
    if (gradients.size() != layers.size()) {
      throw new IllegalArgumentException(
          "gradients of %d layers where there are %d".formatted(gradients.size(), layers.size()));
    }
    for (int i = 0; i < layers.size(); i++) {
      Dense layer = layers.get(i);
      LayerGradients by = gradients.get(i);
      boolean fits =
          by.weights().rows() == layer.inputs()
              && by.weights().columns() == layer.outputs()
              && by.bias().length == layer.outputs();
      if (!fits) {
        throw new IllegalArgumentException(
            "the gradient of layer %d is %d x %d where %d x %d is needed"
                .formatted(
                    i,
                    by.weights().rows(),
                    by.weights().columns(),
                    layer.inputs(),
                    layer.outputs()));
      }
    }
  }
}
