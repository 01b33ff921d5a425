package dev.wasmath.op;

/**
 * The inner product of two vectors: the sum of {@code a[i] * b[i]}.
 *
 * <p>Every kernel gives the bits of this order: the vectors are cut into chunks of {@link #CHUNK}
 * elements; within a chunk, element i is multiplied, rounded and added, in increasing i, to lane i
 * mod {@link #LANES} (all lanes start at 0.0); the lanes are folded in halves (lane l with lane l +
 * 8, then + 4, + 2, + 1); the chunks' results are added in increasing order, from 0.0. No fused
 * multiply-add.
 *
 * <p>Error: at most (n / 16 + 4) rounding units of the sum of {@code |a[i] * b[i]|} for n up to one
 * chunk, growing by one unit a chunk (Higham, "Accuracy and Stability of Numerical Algorithms",
 * section 4.2). The result is NaN when a term is NaN or infinities of both signs meet.
 */
@FunctionalInterface
public interface Dot {
  /** The number of virtual lanes of every reduction. */
  int LANES = 16;

  /** The number of elements reduced at a time. */
  int CHUNK = 8192;

  /** This operation. */
  Operation<Dot> OPERATION =
      new Operation<>("dot", Dot.class, n -> n, n -> n, Dot::sample)
          .within(FusedBound.terms(FusedBound::reductionUnits));

  /** The inner product of {@code n} elements of {@code a} and {@code b}, from their offsets on. */
  double dot(double[] a, int aOffset, double[] b, int bOffset, int n);

  private static Sample<Dot> sample(int n, Probe probe) {
    double[] a = probe.doubles(n);
    double[] b = probe.doubles(n);
    return new ScalarSample<>(kernel -> kernel.dot(a, 0, b, 0, n));
  }
}
