package dev.wasmath;

import dev.wasmath.op.Probe;
import java.util.Arrays;
import java.util.Objects;

/**
 * A dense matrix of doubles: a number of rows, a number of columns, and the elements row by row in
 * one array.
 *
 * <p>Element (i, j) is {@code data()[i * columns() + j]}. The array is shared, never copied, so
 * that a kernel works on it in place. Either dimension may be 0. A matrix holds data and does no
 * arithmetic. Not safe for use by several threads at once while one of them writes.
 */
public final class Matrix {
  private final int rows;
  private final int columns;
  private final double[] data;

  private Matrix(int rows, int columns, double[] data) {
    this.rows = rows;
    this.columns = columns;
    this.data = data;
  }

  /**
   * The matrix whose elements are {@code rowMajor}, row by row. The array is wrapped, not copied: a
   * change of one is a change of the other.
   *
   * @throws IllegalArgumentException if a dimension is negative, or the array is not of {@code rows
   *     * columns} elements
   */
  public static Matrix of(int rows, int columns, double... rowMajor) {
    int elements = elements(rows, columns);
    if (rowMajor.length != elements) {
      throw new IllegalArgumentException(
          "A "
              + rows
              + " x "
              + columns
              + " matrix has "
              + elements
              + " elements, not "
              + rowMajor.length);
    }
    return new Matrix(rows, columns, rowMajor);
  }

  /**
   * The matrix with copies of the given rows; without rows, the 0 x 0 matrix.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Matrix ofRows(double[]... rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[] data = new double[elements(rows.length, columns)];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            "Row " + i + " has " + rows[i].length + " elements, row 0 has " + columns);
      }
      System.arraycopy(rows[i], 0, data, i * columns, columns);
    }
    return new Matrix(rows.length, columns, data);
  }

  /**
   * The matrix of zeros.
   *
   * @throws IllegalArgumentException if a dimension is negative or the product exceeds an array
   */
  public static Matrix zeros(int rows, int columns) {
    return new Matrix(rows, columns, new double[elements(rows, columns)]);
  }

  /**
   * The n x n matrix with ones on its diagonal and zeros elsewhere.
   *
   * @throws IllegalArgumentException if {@code n} is negative or its square exceeds an array
   */
  public static Matrix identity(int n) {
    Matrix identity = zeros(n, n);
    for (int i = 0; i < n; i++) {
      identity.data[i * n + i] = 1.0;
    }
    return identity;
  }

  /**
   * The square matrix with the given diagonal, and zeros elsewhere.
   *
   * @throws IllegalArgumentException if the square of its order exceeds an array
   */
  public static Matrix diagonal(double... elements) {
    int n = elements.length;
    Matrix diagonal = zeros(n, n);
    for (int i = 0; i < n; i++) {
      diagonal.data[i * n + i] = elements[i];
    }
    return diagonal;
  }

  /**
   * A matrix of numbers spread evenly over [-1, 1), the same for the same seed on every machine.
   *
   * @throws IllegalArgumentException if a dimension is negative or the product exceeds an array
   * @see Probe#ordinary
   */
  public static Matrix random(int rows, int columns, long seed) {
    return new Matrix(rows, columns, Probe.ordinary(seed).doubles(elements(rows, columns)));
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The number of columns. */
  public int columns() {
    return columns;
  }

  /** The elements, row by row: the array itself, not a copy. */
  public double[] data() {
    return data;
  }

  /**
   * The element in row {@code i} and column {@code j}, both counted from 0.
   *
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public double get(int i, int j) {
    return data[index(i, j)];
  }

  /**
   * Makes {@code value} the element in row {@code i} and column {@code j}, both counted from 0.
   *
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public void set(int i, int j, double value) {
    data[index(i, j)] = value;
  }

  /** A matrix of the same elements in an array of its own. */
  public Matrix copy() {
    return new Matrix(rows, columns, data.clone());
  }

  /**
   * A copy of row {@code i}, counted from 0.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public double[] row(int i) {
    if (i < 0 || i >= rows) {
      throw new IndexOutOfBoundsException("Row " + i + " of a " + shape() + " matrix");
    }
    return Arrays.copyOfRange(data, i * columns, (i + 1) * columns);
  }

  /**
   * A copy of column {@code j}, counted from 0.
   *
   * @throws IndexOutOfBoundsException if there is no such column
   */
  public double[] column(int j) {
    return columnView(j).toArray();
  }

  /**
   * Row {@code i}, counted from 0, where it lies: nothing is copied.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public VectorView rowView(int i) {
    Objects.checkIndex(i, rows);
    return VectorView.of(data, i * columns, columns);
  }

  /**
   * Column {@code j}, counted from 0, where it lies: nothing is copied.
   *
   * @throws IndexOutOfBoundsException if there is no such column
   */
  public VectorView columnView(int j) {
    Objects.checkIndex(j, columns);
    return new VectorView(data, rows == 0 ? 0 : j, rows, columns);
  }

  /**
   * Whether the other matrix has the same shape, and each element differs by {@code tolerance} at
   * most or is the same infinity. A NaN is close to nothing.
   *
   * @param tolerance absolute, 0.0 or more
   * @throws IllegalArgumentException if the tolerance is negative or NaN
   */
  public boolean isClose(Matrix other, double tolerance) {
    if (!(tolerance >= 0.0)) {
      throw new IllegalArgumentException("a tolerance is 0.0 or more, not " + tolerance);
    }
    if (rows != other.rows || columns != other.columns) {
      return false;
    }
    for (int i = 0; i < data.length; i++) {
      if (!isClose(data[i], other.data[i], tolerance)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isClose(double a, double b, double tolerance) {
    boolean finite = Double.isFinite(a) && Double.isFinite(b);
    return a == b || (finite && Math.abs(a - b) <= tolerance);
  }

  /**
   * Whether the other object is a matrix of the same shape and the same bits: 0.0 differs from
   * -0.0, and every NaN equals every other.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(data);
  }

  /** The shape, and the elements when there are at most 16. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Matrix ").append(shape());
    if (data.length <= 16) {
      for (int i = 0; i < rows; i++) {
        text.append(i == 0 ? " " : ", ").append(Arrays.toString(row(i)));
      }
    }
    return text.toString();
  }

  private String shape() {
    return rows + " x " + columns;
  }

  private int index(int i, int j) {
    if (i < 0 || i >= rows || j < 0 || j >= columns) {
      throw new IndexOutOfBoundsException(
          "Element (" + i + ", " + j + ") of a " + shape() + " matrix");
    }
    return i * columns + j;
  }

  private static int elements(int rows, int columns) {
    if (rows < 0 || columns < 0) {
      throw new IllegalArgumentException(
          "A matrix cannot have " + rows + " rows and " + columns + " columns");
    }
    long elements = (long) rows * columns;
    if (elements > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "A "
              + rows
              + " x "
              + columns
              + " matrix has "
              + elements
              + " elements; an array holds at most "
              + (Integer.MAX_VALUE - 8));
    }
    return (int) elements;
  }
}
