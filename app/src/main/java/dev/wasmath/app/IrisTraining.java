package dev.wasmath.app;

import dev.wasmath.Matrix;
import dev.wasmath.Neural.Activation;
import dev.wasmath.Wasmath;
import dev.wasmath.neural.CrossEntropy;
import dev.wasmath.neural.Dense;
import dev.wasmath.neural.Network;
import dev.wasmath.op.Probe;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A small classifier trained on labelled examples: one hidden layer of 32 rectifiers, plain
 * gradient descent on the whole training set. One example in five is kept for testing.
 */
final class IrisTraining {
  private static final int HIDDEN = 32;
  private static final int EPOCHS = 600;
  private static final double RATE = 0.5;
  private static final int FOLD = 5;

  private final Wasmath math;
  private final Matrix features;
  private final int[] labels;
  private final int classes;

  /**
   * @param features examples x features
   * @param labels the class of each example, from 0
   */
  IrisTraining(Wasmath math, Matrix features, int[] labels) {
    this.math = math;
    this.features = standardised(features);
    this.labels = labels.clone();
    this.classes = Arrays.stream(labels).max().orElse(-1) + 1;
  }

  /**
   * The outcome.
   *
   * @param loss the training loss after the last epoch, in nats
   * @param testErrors test examples put into a wrong class
   * @param testExamples test examples in all
   */
  record Outcome(double loss, int testErrors, int testExamples) {}

  Outcome run() {
    Probe seed = Probe.ordinary(42);
    Network network =
        new Network(
            math,
            List.of(
                Dense.seeded(features.columns(), HIDDEN, Activation.RELU, seed),
                Dense.seeded(HIDDEN, classes, Activation.IDENTITY, seed)));
    int[] training = rows(false);
    int[] test = rows(true);
    Matrix batch = select(training);
    int[] targets = select(labels, training);
    double loss = Double.NaN;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Network.Pass pass = network.forward(batch);
      CrossEntropy entropy = CrossEntropy.of(pass.output(), targets);
      network.descend(network.backward(pass, entropy.gradient()), RATE);
      loss = entropy.loss();
    }
    return new Outcome(loss, errors(network, test), test.length);
  }

  private int errors(Network network, int[] test) {
    Matrix output = network.forward(select(test)).output();
    int errors = 0;
    for (int i = 0; i < test.length; i++) {
      if (largest(output.row(i)) != labels[test[i]]) {
        errors++;
      }
    }
    return errors;
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  private int[] rows(boolean test) {
    return IntStream.range(0, labels.length).filter(i -> (i % FOLD == FOLD - 1) == test).toArray();
  }

  private Matrix select(int[] rows) {
    Matrix selected = Matrix.zeros(rows.length, features.columns());
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(
          features.data(),
          rows[i] * features.columns(),
          selected.data(),
          i * features.columns(),
          features.columns());
    }
    return selected;
  }

  private static int[] select(int[] values, int[] rows) {
    return Arrays.stream(rows).map(row -> values[row]).toArray();
  }

  /** Each column moved and scaled to mean 0 and standard deviation 1. */
  private static Matrix standardised(Matrix x) {
    Matrix result = x.copy();
    for (int j = 0; j < x.columns(); j++) {
      double sum = 0.0;
      double squares = 0.0;
      for (int i = 0; i < x.rows(); i++) {
        sum += x.get(i, j);
        squares += x.get(i, j) * x.get(i, j);
      }
      double mean = sum / x.rows();
      double deviation = Math.sqrt(Math.max(0.0, squares / x.rows() - mean * mean));
      for (int i = 0; i < x.rows(); i++) {
        result.set(i, j, deviation == 0.0 ? 0.0 : (x.get(i, j) - mean) / deviation);
      }
    }
    return result;
  }
}
