package dev.wasmath.neural;

import dev.wasmath.Matrix;

/**
 * The cross-entropy of a classifier whose outputs are logits: the mean over the examples of
 * log(sum_j exp z_j) - z_label, which softmax and logarithm would give without their overflows.
 *
 * @param loss the mean loss, in nats
 * @param gradient its gradient by the logits: (softmax(z) - one-hot label) / examples
 */
public record CrossEntropy(double loss, Matrix gradient) {
  /**
   * Evaluates a batch.
   *
   * @param logits examples x classes
   * @param labels the right class of each example
   * @throws IllegalArgumentException if there is not one label an example, or a label is no class
   */
  public static CrossEntropy of(Matrix logits, int[] labels) {
    if (labels.length != logits.rows()) {
      throw new IllegalArgumentException(
          "%d labels for %d examples".formatted(labels.length, logits.rows()));
    }
    Matrix gradient = Matrix.zeros(logits.rows(), logits.columns());
    double loss = 0.0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= logits.columns()) {
        throw new IllegalArgumentException(
            "label %d of example %d is not one of %d classes"
                .formatted(labels[i], i, logits.columns()));
      }
      loss += example(logits, labels[i], i, gradient);
    }
    return new CrossEntropy(labels.length == 0 ? 0.0 : loss / labels.length, gradient);
  }

  private static double example(Matrix logits, int label, int row, Matrix gradient) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < logits.columns(); j++) {
      largest = Math.max(largest, logits.get(row, j));
    }
    double sum = 0.0;
    for (int j = 0; j < logits.columns(); j++) {
      double exponential = StrictMath.exp(logits.get(row, j) - largest);
      gradient.set(row, j, exponential);
      sum += exponential;
    }
    for (int j = 0; j < logits.columns(); j++) {
      double target = j == label ? 1.0 : 0.0;
      gradient.set(row, j, (gradient.get(row, j) / sum - target) / logits.rows());
    }
    return StrictMath.log(sum) - (logits.get(row, label) - largest);
  }
}
