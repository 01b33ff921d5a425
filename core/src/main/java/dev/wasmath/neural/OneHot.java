package dev.wasmath.neural;

import dev.wasmath.Matrix;

/** Classes as targets: in each row 1.0 at the example's class, and 0.0 elsewhere. */
public final class OneHot {
  private OneHot() {}

  /**
   * The targets of examples of known classes.
   *
   * @param labels the class of each example, from 0
   * @return examples x classes
   * @throws IllegalArgumentException if a label is no class
   */
  public static Matrix targets(int[] labels, int classes) {
    Matrix targets = Matrix.zeros(labels.length, classes);
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            "label %d of example %d is not one of %d classes".formatted(labels[i], i, classes));
      }
      targets.set(i, labels[i], 1.0);
    }
    return targets;
  }

  /** The class with the largest score in each row; the lowest of equal ones. */
  public static int[] labels(Matrix scores) {
    int[] labels = new int[scores.rows()];
    for (int i = 0; i < labels.length; i++) {
      for (int j = 1; j < scores.columns(); j++) {
        if (scores.get(i, j) > scores.get(i, labels[i])) {
          labels[i] = j;
        }
      }
    }
    return labels;
  }
}
