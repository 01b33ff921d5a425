package dev.wasmath.op;

/**
 * The product of two matrices, added to a third: C = beta C + alpha A B, with A of m rows and k
 * columns, B of k and n, C of m and n.
 *
 * <p>The order of every element: it starts at 0.0 where {@code beta} is 0 (C is not read then), and
 * otherwise at {@code beta * C[i][j]}, rounded; it takes, in increasing p, the rounded products
 * {@code (alpha * A[i][p]) * B[p][j]}, whose first factor is rounded before. With alpha 1 and beta
 * 0 these are the bits of the textbook triple loop. With beta 1 the sum continues from the stored
 * value, so that a product cut along k, or a blocked elimination with alpha -1, has the bits of the
 * uncut one. No fused multiply-add; no factor is skipped because it is zero.
 *
 * <p>Error of an element, without overflow and underflow: at most k + 2 rounding units of the sum
 * of {@code |beta C[i][j]|} and all {@code |alpha A[i][p] B[p][j]|}; k when alpha is 1 or -1, and
 * beta 0 or 1 (Higham, "Accuracy and Stability of Numerical Algorithms", section 3.5).
 *
 * <p>Element (i, j) of A lies at {@code aOffset + i * aRow + j * aColumn}, and likewise B's; one of
 * the two strides of each is 1, so that either of them may be given by its transpose. C is
 * row-major, {@code cRow} elements from row to row. C's elements are none of A's or B's; all three
 * may be blocks of one array.
 */
@FunctionalInterface
public interface Gemm {
  /** This operation; its sample is a product of square, row-major matrices. */
  Operation<Gemm> OPERATION =
      new Operation<>("gemm", Gemm.class, n -> (long) n * n, n -> (long) n * n * n, Gemm::sample)
          .within(FusedBound.terms(n -> n + 2));

  /** Writes the m x n elements of C, and nothing else; reads them only if beta is not 0. */
  void gemm(
      int m,
      int n,
      int k,
      double alpha,
      double[] a,
      int aOffset,
      int aRow,
      int aColumn,
      double[] b,
      int bOffset,
      int bRow,
      int bColumn,
      double beta,
      double[] c,
      int cOffset,
      int cRow);

  private static Sample<Gemm> sample(int n, Probe probe) {
    double[] a = probe.doubles(n * n);
    double[] b = probe.doubles(n * n);
    return new ArraySample<>(
        n * n, (kernel, c) -> kernel.gemm(n, n, n, 1.0, a, 0, n, 1, b, 0, n, 1, 0.0, c, 0, n));
  }
}
