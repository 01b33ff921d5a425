package dev.wasmath.op;

/**
 * The Euclidean norm of a vector, which neither overflows nor underflows where the true result is
 * representable.
 *
 * <p>Let s be {@code dot(x, x)} in the order of {@link Dot}. When s is NaN, so is the result; when
 * {@link #TINY} &le; s &le; {@link #HUGE}, the result is sqrt(s); otherwise every element is first
 * multiplied by the power of two {@link #DOWN} (s too large) or {@link #UP} (s too small), and the
 * root divided by it. Which path is taken depends on the data only.
 *
 * <p>Error: half that of the dot product, relative, plus one rounding. Any infinity gives infinity,
 * unless there is a NaN. Behaviour after J. L. Blue, "A portable Fortran program to find the
 * Euclidean norm of a vector", ACM TOMS 4 (1978), as in the reference BLAS {@code dnrm2}.
 */
@FunctionalInterface
public interface Norm {
  /** Sums of squares below this are taken again on a larger scale. */
  double TINY = 0x1p-900;

  /** Sums of squares above this are taken again on a smaller scale. */
  double HUGE = 0x1p1000;

  /** The scale for small elements. */
  double UP = 0x1p600;

  /** The scale for large elements. */
  double DOWN = 0x1p-600;

  /** This operation. */
  Operation<Norm> OPERATION =
      new Operation<>("norm", Norm.class, n -> n, n -> n, Norm::sample)
          .within(FusedBound.terms(n -> FusedBound.reductionUnits(n) + 1));

  /** The norm of {@code n} elements of {@code x}, from {@code xOffset} on. */
  double norm(double[] x, int xOffset, int n);

  private static Sample<Norm> sample(int n, Probe probe) {
    double[] x = probe.doubles(n);
    return new ScalarSample<>(kernel -> kernel.norm(x, 0, n));
  }
}
