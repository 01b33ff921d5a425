package dev.wasmath.neural;

import dev.wasmath.Matrix;
import java.util.Arrays;

/**
 * A move and a scale for each column, to mean 0 and standard deviation 1: (x - mean) / deviation.
 *
 * @param mean what is subtracted, finite
 * @param deviation what is divided by, positive and finite
 */
public record Scaling(double[] mean, double[] deviation) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the lengths differ, or a number is out of its range
   */
  public Scaling {
    if (mean.length != deviation.length) {
      throw new IllegalArgumentException(
          "lengths differ: " + mean.length + " and " + deviation.length);
    }
    for (int j = 0; j < mean.length; j++) {
      if (!Double.isFinite(mean[j]) || !(deviation[j] > 0.0) || Double.isInfinite(deviation[j])) {
        throw new IllegalArgumentException(
            "column %d has mean %s and deviation %s; they must be finite, the deviation above 0"
                .formatted(j + 1, mean[j], deviation[j]));
      }
    }
  }

  /** The scaling that changes nothing. */
  public static Scaling none(int columns) {
    double[] ones = new double[columns];
    Arrays.fill(ones, 1.0);
    return new Scaling(new double[columns], ones);
  }

  /**
   * The scaling that gives these columns mean 0 and standard deviation 1; a constant column only
   * moves. Without rows, {@link #none}.
   *
   * @throws IllegalArgumentException if a column has NaN, infinities, or numbers whose squares
   *     overflow or vanish
   */
  public static Scaling of(Matrix x) {
    Scaling scaling = none(x.columns());
    for (int j = 0; j < x.columns() && x.rows() > 0; j++) {
      double mean = 0.0;
      boolean constant = true;
      for (int i = 0; i < x.rows(); i++) {
        mean += x.get(i, j) / x.rows();
        constant &= x.get(i, j) == x.get(0, j);
      }
      double squares = 0.0;
      for (int i = 0; i < x.rows(); i++) {
        double from = x.get(i, j) - mean;
        squares += from * from / x.rows();
      }
      scaling.mean[j] = mean;
      scaling.deviation[j] = constant ? 1.0 : Math.sqrt(squares);
    }
    return new Scaling(scaling.mean, scaling.deviation);
  }

  /** The number of columns. */
  public int columns() {
    return mean.length;
  }

  /** Whether it changes nothing. */
  public boolean isNone() {
    return equals(none(columns()));
  }

  /**
   * The scaled matrix, as a new one.
   *
   * @throws IllegalArgumentException if it has another number of columns
   */
  public Matrix apply(Matrix x) {
    check(x);
    Matrix scaled = x.copy();
    double[] data = scaled.data();
    for (int row = 0; row < data.length; row += mean.length) {
      for (int j = 0; j < mean.length; j++) {
        data[row + j] = (data[row + j] - mean[j]) / deviation[j];
      }
    }
    return scaled;
  }

  /**
   * The matrix that was scaled, but for rounding, as a new one: x deviation + mean.
   *
   * @throws IllegalArgumentException if it has another number of columns
   */
  public Matrix undo(Matrix x) {
    check(x);
    Matrix original = x.copy();
    double[] data = original.data();
    for (int row = 0; row < data.length; row += mean.length) {
      for (int j = 0; j < mean.length; j++) {
        data[row + j] = data[row + j] * deviation[j] + mean[j];
      }
    }
    return original;
  }

  /** Whether the other object is a scaling by the same bits. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Scaling that
        && Arrays.equals(mean, that.mean)
        && Arrays.equals(deviation, that.deviation);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(mean) + Arrays.hashCode(deviation);
  }

  private void check(Matrix x) {
    if (x.columns() != mean.length) {
      throw new IllegalArgumentException(
          "%d columns where the scaling is of %d".formatted(x.columns(), mean.length));
    }
  }
}
