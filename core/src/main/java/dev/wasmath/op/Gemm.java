package dev.wasmath.op;

/**
 * The product of two row-major matrices: C = A B, with A of m rows and k columns, B of k and n, C
 * of m and n.
 *
 * <p>Every element is the sum over p in increasing order, from 0.0, of the rounded products {@code
 * A[i][p] * B[p][j]}: the bits of the textbook triple loop. No fused multiply-add.
 *
 * <p>Error of an element: at most k rounding units of the sum of {@code |A[i][p] * B[p][j]|}
 * (Higham, section 3.5). A leading dimension is the distance between the starts of two rows; it is
 * at least the number of columns. C overlaps neither A nor B.
 */
@FunctionalInterface
public interface Gemm {
  /** This operation. */
  Operation<Gemm> OPERATION =
      new Operation<>("gemm", Gemm.class, n -> (long) n * n, n -> (long) n * n * n, Gemm::sample);

  /** Overwrites the m x n elements of C with A B, and nothing else. */
  void gemm(
      int m,
      int n,
      int k,
      double[] a,
      int aOffset,
      int lda,
      double[] b,
      int bOffset,
      int ldb,
      double[] c,
      int cOffset,
      int ldc);

  private static Sample<Gemm> sample(int n, Probe probe) {
    double[] a = probe.doubles(n * n);
    double[] b = probe.doubles(n * n);
    return new ArraySample<>(n * n, (kernel, c) -> kernel.gemm(n, n, n, a, 0, n, b, 0, n, c, 0, n));
  }
}
