package dev.wasmath.game;

/**
 * Gaussian elimination with partial pivoting for systems of a few unknowns, in which a small pivot
 * counts as none: what would be singular but for rounding is singular.
 */
final class SmallSystem {
  /** Pivots this small, beside elements of about 1, are zero. */
  private static final double ZERO = 1e-11;

  private SmallSystem() {}

  /**
   * Solves in place.
   *
   * @param a the matrix, row-major, n x n; overwritten
   * @param b the right-hand side; becomes the solution
   * @return whether the matrix is regular
   */
  static boolean solve(double[] a, double[] b, int n) {
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(a[i * n + k]) > Math.abs(a[pivot * n + k])) {
          pivot = i;
        }
      }
      if (Math.abs(a[pivot * n + k]) < ZERO) {
        return false;
      }
      swap(a, b, n, k, pivot);
      for (int i = k + 1; i < n; i++) {
        double factor = a[i * n + k] / a[k * n + k];
        for (int j = k; j < n; j++) {
          a[i * n + j] -= factor * a[k * n + j];
        }
        b[i] -= factor * b[k];
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      double sum = b[i];
      for (int j = i + 1; j < n; j++) {
        sum -= a[i * n + j] * b[j];
      }
      b[i] = sum / a[i * n + i];
    }
    return true;
  }

  private static void swap(double[] a, double[] b, int n, int i, int k) {
    for (int j = 0; j < n; j++) {
      double element = a[i * n + j];
      a[i * n + j] = a[k * n + j];
      a[k * n + j] = element;
    }
    double element = b[i];
    b[i] = b[k];
    b[k] = element;
  }
}
