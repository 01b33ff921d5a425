package dev.wasmath;

/**
 * A part of an array seen as a vector: every {@code stride}-th element from {@code offset} on. The
 * array is shared, never copied, so that a change of one is a change of the other. A view holds
 * data and does no arithmetic; {@link VectorViews} does.
 *
 * <p>Equality is that of the place: the same array, not an equal one.
 *
 * @param data the array
 * @param offset the index of the first element
 * @param length the number of elements, from 0 on
 * @param stride the distance between two elements, from 1 on
 */
public record VectorView(double[] data, int offset, int length, int stride) {
  /**
   * Checks that every element lies in the array.
   *
   * @throws IllegalArgumentException if one does not, the length is negative, or the stride is not
   *     positive
   */
  public VectorView {
    if (length < 0 || stride < 1) {
      throw new IllegalArgumentException(
          "a view cannot have length " + length + " and stride " + stride);
    }
    long end = length == 0 ? offset : offset + (length - 1L) * stride + 1;
    if (offset < 0 || end > data.length) {
      throw new IllegalArgumentException(
          "a view from "
              + offset
              + " to "
              + end
              + " does not lie in an array of length "
              + data.length);
    }
  }

  /** The view of a whole array. */
  public static VectorView of(double... data) {
    return new VectorView(data, 0, data.length, 1);
  }

  /**
   * The view of {@code length} adjacent elements from {@code offset} on.
   *
   * @throws IllegalArgumentException if they do not all lie in the array
   */
  public static VectorView of(double[] data, int offset, int length) {
    return new VectorView(data, offset, length, 1);
  }

  /**
   * Element {@code i}, counted from 0.
   *
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public double get(int i) {
    return data[index(i)];
  }

  /**
   * Makes {@code value} the element {@code i}, counted from 0.
   *
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public void set(int i, double value) {
    data[index(i)] = value;
  }

  /**
   * The view of {@code count} of these elements, from element {@code from} on.
   *
   * @throws IllegalArgumentException if there are no such elements
   */
  public VectorView part(int from, int count) {
    if (from < 0 || count < 0 || count > length - from) {
      throw new IllegalArgumentException(
          "no part from " + from + " of length " + count + " in a vector of length " + length);
    }
    return new VectorView(data, count == 0 ? offset : offset + from * stride, count, stride);
  }

  /** The elements, in an array of their own. */
  public double[] toArray() {
    double[] array = new double[length];
    for (int i = 0; i < length; i++) {
      array[i] = data[offset + i * stride];
    }
    return array;
  }

  private int index(int i) {
    if (i < 0 || i >= length) {
      throw new IndexOutOfBoundsException("Element " + i + " of a vector of length " + length);
    }
    return offset + i * stride;
  }
}
