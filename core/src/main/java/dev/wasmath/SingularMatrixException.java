package dev.wasmath;

/** A matrix has no inverse: elimination came upon a pivot of zero. */
public final class SingularMatrixException extends ArithmeticException {
  private static final long serialVersionUID = 1L;

  private final int pivot;

  SingularMatrixException(int pivot) {
    super("the matrix is singular: pivot " + (pivot + 1) + ", counted from 1, is zero");
    this.pivot = pivot;
  }

  /** The step of the elimination, counted from 0, in which no pivot other than zero was found. */
  public int pivot() {
    return pivot;
  }
}
