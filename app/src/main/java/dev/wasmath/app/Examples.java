package dev.wasmath.app;

import dev.wasmath.Matrix;
import dev.wasmath.app.format.CsvTable;
import dev.wasmath.app.format.FormatException;
import dev.wasmath.neural.OneHot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labelled examples from a table.
 *
 * @param target the name of the column to predict
 * @param features the names of the other columns, which are numbers
 * @param classes in order of appearance; empty for a regression
 * @param x examples x features
 * @param y examples x classes, one-hot; or examples x 1
 */
record Examples(String target, List<String> features, List<String> classes, Matrix x, Matrix y) {
  /**
   * All rows of a table.
   *
   * @throws FormatException if there is no such target, nothing to learn it from, or a cell that is
   *     not a finite number where one is needed
   */
  static Examples of(CsvTable table, String target, boolean classification) throws FormatException {
    List<String> cells = table.texts(target);
    List<String> features = new ArrayList<>(table.columns());
    features.remove(target);
    for (String name : features) {
      if (name.equals(target) || features.indexOf(name) != features.lastIndexOf(name)) {
        throw table.problem("two columns are called \"" + name + "\"");
      }
    }
    if (features.isEmpty()) {
      throw table.problem("there is no column beside \"" + target + "\"");
    }
    if (cells.isEmpty()) {
      throw table.problem("there are no examples below the names");
    }
    Matrix x = table.finiteNumbers(features);
    if (!classification) {
      return new Examples(target, features, List.of(), x, table.finiteNumbers(List.of(target)));
    }
    Map<String, Integer> places = new HashMap<>();
    int[] labels = cells.stream().mapToInt(cell -> place(places, cell)).toArray();
    if (places.size() < 2) {
      throw table.problem("column \"" + target + "\" has 1 class; a classifier needs 2 or more");
    }
    Sizes.check("the table of targets", labels.length, places.size());
    List<String> classes = cells.stream().distinct().toList();
    return new Examples(target, features, classes, x, OneHot.targets(labels, classes.size()));
  }

  private static int place(Map<String, Integer> places, String cell) {
    return places.computeIfAbsent(cell, _ -> places.size());
  }

  /** Some rows of a matrix, in their order, as a new matrix. */
  static Matrix select(Matrix x, int[] rows) {
    Matrix selected = Matrix.zeros(rows.length, x.columns());
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(
          x.data(), rows[i] * x.columns(), selected.data(), i * x.columns(), x.columns());
    }
    return selected;
  }

  /** How many rows have their largest score at another class than their targets. */
  static int errors(Matrix scores, Matrix targets) {
    int[] found = OneHot.labels(scores);
    int[] right = OneHot.labels(targets);
    int errors = 0;
    for (int i = 0; i < found.length; i++) {
      errors += found[i] == right[i] ? 0 : 1;
    }
    return errors;
  }

  /** The root of the mean squared difference of two matrices of one shape. */
  static double rootMeanSquare(Matrix a, Matrix b) {
    double[] y = a.data();
    double[] t = b.data();
    double[] squares = new double[y.length];
    Arrays.setAll(squares, i -> (y[i] - t[i]) * (y[i] - t[i]));
    return Math.sqrt(Arrays.stream(squares).sum() / Math.max(1, y.length));
  }
}
