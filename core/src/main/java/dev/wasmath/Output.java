package dev.wasmath;

import java.util.Arrays;

/**
 * The elements that a call writes.
 *
 * @param data the array
 * @param offset the first element
 * @param length how many
 * @param isRead whether the call reads them as well
 */
record Output(double[] data, int offset, int length, boolean isRead) {
  /** Of calls that return a number. */
  static final Output NONE = new Output(new double[0], 0, 0, false);

  /** All of an array that is not read. */
  static Output all(double[] out) {
    return new Output(out, 0, out.length, false);
  }

  /** Elements that are read if the array is one of the inputs. */
  static Output of(double[] out, int offset, int length, double[] input) {
    return new Output(out, offset, length, input == out);
  }

  double[] copy() {
    return Arrays.copyOfRange(data, offset, offset + length);
  }

  void restore(double[] copy) {
    System.arraycopy(copy, 0, data, offset, length);
  }
}
