package dev.wasmath;

/** What every door checks before a backend is chosen, so that every backend fails alike. */
final class Arguments {
  private Arguments() {}

  static void sameLength(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException("lengths differ: " + a.length + " and " + b.length);
    }
  }

  static void length(String name, int length, long expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          name + " has length " + length + " where " + expected + " is needed");
    }
  }

  static void shape(String name, Matrix matrix, int rows, int columns) {
    if (matrix.rows() != rows || matrix.columns() != columns) {
      throw new IllegalArgumentException(
          name + " is " + shape(matrix) + " where " + rows + " x " + columns + " is needed");
    }
  }

  static void square(Matrix matrix) {
    if (matrix.rows() != matrix.columns()) {
      throw new IllegalArgumentException("the matrix is not square: it is " + shape(matrix));
    }
  }

  static void notAliased(Matrix out, Matrix input) {
    if (out.data() == input.data() && out.data().length > 0) {
      throw new IllegalArgumentException("the output shares its array with an input");
    }
  }

  static String shape(Matrix matrix) {
    return matrix.rows() + " x " + matrix.columns();
  }
}
