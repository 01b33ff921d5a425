package dev.wasmath.neural;

import dev.wasmath.Matrix;
import dev.wasmath.op.Probe;
import java.util.Arrays;

/**
 * A way to train a network: what is made small, by which steps, for how long. An immutable value;
 * the methods with an argument return a copy with that choice.
 *
 * @param loss what is made small
 * @param optimizer the rule of the steps
 * @param epochs passes over the training examples at most, at least 1
 * @param batch examples a step, at least 1; the last batch of an epoch may be smaller
 * @param validation the share of the examples kept apart, from 0 to below 1
 * @param patience epochs without a smaller validation loss before training stops, and the
 *     parameters of the best epoch come back; 0 to run all epochs and keep the last
 * @param seed of the shuffles
 */
public record Training(
    Loss loss,
    Optimizer optimizer,
    int epochs,
    int batch,
    double validation,
    int patience,
    long seed) {
  /**
   * Checks the choices.
   *
   * @throws IllegalArgumentException if one is out of its range, or there is patience but nothing
   *     to validate on
   */
  public Training {
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs must be 1 or more: " + epochs);
    }
    if (batch < 1) {
      throw new IllegalArgumentException("a batch must have 1 example or more: " + batch);
    }
    if (!(validation >= 0.0 && validation < 1.0)) {
      throw new IllegalArgumentException(
          "the share for validation must be from 0 to below 1: " + validation);
    }
    if (patience < 0) {
      throw new IllegalArgumentException("the patience must be 0 or more: " + patience);
    }
    if (patience > 0 && validation == 0.0) {
      throw new IllegalArgumentException(
          "a patience of " + patience + " epochs needs examples for validation, not a share of 0");
    }
  }

  /** Adam with rate 0.001, 100 epochs of batches of 32, no validation, seed 1. */
  public static Training of(Loss loss) {
    return new Training(loss, Optimizer.adam(0.001), 100, 32, 0.0, 0, 1);
  }

  /** A copy with this optimizer. */
  public Training optimizer(Optimizer choice) {
    return new Training(loss, choice, epochs, batch, validation, patience, seed);
  }

  /** A copy with so many epochs at most. */
  public Training epochs(int choice) {
    return new Training(loss, optimizer, choice, batch, validation, patience, seed);
  }

  /** A copy with so many examples a step. */
  public Training batch(int choice) {
    return new Training(loss, optimizer, epochs, choice, validation, patience, seed);
  }

  /** A copy that keeps this share of the examples apart, and stops early. */
  public Training validation(double share, int epochsOfPatience) {
    return new Training(loss, optimizer, epochs, batch, share, epochsOfPatience, seed);
  }

  /** A copy with this seed. */
  public Training seed(long choice) {
    return new Training(loss, optimizer, epochs, batch, validation, patience, choice);
  }

  /** {@link #fit(Network, Matrix, Matrix, Progress)}, telling nobody. */
  public History fit(Network network, Matrix features, Matrix targets) {
    return fit(network, features, targets, Progress.SILENT);
  }

  /**
   * Trains a network in place. The same network, examples and choices give the same bits.
   *
   * @param features examples x inputs
   * @param targets examples x outputs
   * @throws IllegalArgumentException if the shapes do not fit, or a part of the examples is empty
   * @throws ArithmeticException if the loss becomes NaN or infinite
   */
  public History fit(Network network, Matrix features, Matrix targets, Progress progress) {
    check("the features matrix", features, targets.rows(), network.inputs());
    check("the targets matrix", targets, features.rows(), network.outputs());
    int[] order = order(features.rows());
    return new Fit(this, network, features, targets, order, trained(order.length)).run(progress);
  }

  /**
   * The rows that {@link #fit} trains on, of so many examples.
   *
   * @throws IllegalArgumentException if a part of the examples is empty
   */
  public int[] trainingRows(int examples) {
    return Arrays.copyOf(order(examples), trained(examples));
  }

  /**
   * The rows that {@link #fit} keeps apart, of so many examples.
   *
   * @throws IllegalArgumentException if a part of the examples is empty
   */
  public int[] validationRows(int examples) {
    return Arrays.copyOfRange(order(examples), trained(examples), examples);
  }

  private int[] order(int examples) {
    int[] order = new int[examples];
    for (int i = 0; i < examples; i++) {
      order[i] = i;
    }
    shuffle(order, examples, Probe.ordinary(seed));
    return order;
  }

  private int trained(int examples) {
    int kept = (int) (examples * validation);
    if (kept == 0 && validation > 0.0) {
      throw new IllegalArgumentException(
          "a share of %s of %d examples leaves none for validation"
              .formatted(validation, examples));
    }
    if (examples == 0) {
      throw new IllegalArgumentException("there are no examples to train on");
    }
    return examples - kept;
  }

  /**
   * Shuffles the first {@code n} elements (R. Durstenfeld, "Algorithm 235: random permutation",
   * 1964).
   */
  static void shuffle(int[] order, int n, Probe seed) {
    for (int i = n - 1; i > 0; i--) {
      int j = (int) (0.5 * (seed.next() + 1.0) * (i + 1.0));
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  private static void check(String name, Matrix matrix, int rows, int columns) {
    if (matrix.rows() != rows || matrix.columns() != columns) {
      throw new IllegalArgumentException(
          "%s is %d x %d where %d x %d is needed"
              .formatted(name, matrix.rows(), matrix.columns(), rows, columns));
    }
  }
}
