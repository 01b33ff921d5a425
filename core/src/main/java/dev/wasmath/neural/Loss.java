package dev.wasmath.neural;

import dev.wasmath.Matrix;
import dev.wasmath.Neural;
import dev.wasmath.Neural.Activation;

/** How far outputs are from their targets: what training makes small. */
public enum Loss {
  /** The mean of the squares of output - target, over all examples and outputs. */
  MEAN_SQUARED_ERROR {
    @Override
    double value(Neural neural, Matrix output, Matrix targets, Matrix gradient) {
      double[] y = output.data();
      double[] t = targets.data();
      double[] by = gradient.data();
      double squares = 0.0;
      for (int i = 0; i < y.length; i++) {
        double error = y[i] - t[i];
        squares += error * error;
        by[i] = 2.0 * error / y.length;
      }
      return y.length == 0 ? 0.0 : squares / y.length;
    }
  },

  /**
   * The cross-entropy of a classifier whose outputs are logits z, in nats: the mean over the
   * examples of sum_j t_j (log(sum_k exp z_k) - z_j), which softmax and logarithm would give
   * without their overflows. The targets of an example are a distribution, such as {@link OneHot}.
   */
  CROSS_ENTROPY {
    @Override
    double value(Neural neural, Matrix output, Matrix targets, Matrix gradient) {
      Matrix softmax = neural.activation(Activation.SOFTMAX, output, gradient);
      int[] largest = OneHot.labels(output);
      double sum = 0.0;
      for (int i = 0; i < largest.length; i++) {
        double top = output.get(i, largest[i]);
        // At the largest logit softmax is at least 1 / classes, so that its logarithm is safe.
        double distance = -Neural.log(softmax.get(i, largest[i]));
        sum += example(output, targets, i, top, distance);
        toGradient(gradient, targets, i);
      }
      return largest.length == 0 ? 0.0 : sum / largest.length;
    }
  };

  /**
   * Evaluates a batch.
   *
   * @param neural the door that computes
   * @param output examples x outputs
   * @param targets in the shape of the output
   * @param gradient is overwritten with the loss' gradient by the output, in its shape
   * @return the loss; 0.0 without examples
   * @throws IllegalArgumentException if the shapes differ, or there is no output
   */
  public double evaluate(Neural neural, Matrix output, Matrix targets, Matrix gradient) {
    check("the targets matrix", targets, output);
    check("the gradient", gradient, output);
    if (output.columns() == 0) {
      throw new IllegalArgumentException("a loss needs at least 1 output, not 0");
    }
    return value(neural, output, targets, gradient);
  }

  abstract double value(Neural neural, Matrix output, Matrix targets, Matrix gradient);

  private static double example(Matrix logits, Matrix targets, int i, double top, double distance) {
    double loss = 0.0;
    for (int j = 0; j < logits.columns(); j++) {
      double target = targets.get(i, j);
      if (target != 0.0) {
        loss += target * (distance + (top - logits.get(i, j)));
      }
    }
    return loss;
  }

  /** From softmax to (softmax sum_k t_k - t) / examples. */
  private static void toGradient(Matrix gradient, Matrix targets, int i) {
    double total = 0.0;
    for (int j = 0; j < targets.columns(); j++) {
      total += targets.get(i, j);
    }
    for (int j = 0; j < targets.columns(); j++) {
      double by = gradient.get(i, j) * total - targets.get(i, j);
      gradient.set(i, j, by / gradient.rows());
    }
  }

  private static void check(String name, Matrix matrix, Matrix output) {
    if (matrix.rows() != output.rows() || matrix.columns() != output.columns()) {
      throw new IllegalArgumentException(
          "%s is %d x %d where %d x %d is needed"
              .formatted(name, matrix.rows(), matrix.columns(), output.rows(), output.columns()));
    }
  }
}
