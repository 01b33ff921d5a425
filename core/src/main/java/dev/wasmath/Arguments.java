package dev.wasmath;

/** What every door checks before a backend is chosen, so that every backend fails alike. */
final class Arguments {
  private Arguments() {}

  static void sameLength(double[] a, double[] b) {
    sameLength(a.length, b.length);
  }

  static void sameLength(int a, int b) {
    if (a != b) {
      throw new IllegalArgumentException("lengths differ: " + a + " and " + b);
    }
  }

  static void notEmpty(int length) {
    if (length == 0) {
      throw new IllegalArgumentException("the vector has length 0 where 1 or more is needed");
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
    notAliased(out.data(), input.data());
  }

  static void notAliased(double[] out, double[] input) {
    if (out == input && out.length > 0) {
      throw new IllegalArgumentException("the output shares its array with an input");
    }
  }

  static void finite(String name, Matrix a) {
    double[] data = a.data();
    for (int i = 0; i < data.length; i++) {
      if (!Double.isFinite(data[i])) {
        throw new IllegalArgumentException(
            "element (%d, %d), counted from 1, is %s; %s needs finite elements"
                .formatted(i / a.columns() + 1, i % a.columns() + 1, data[i], name));
      }
    }
  }

  static String shape(Matrix matrix) {
    return matrix.rows() + " x " + matrix.columns();
  }
}
