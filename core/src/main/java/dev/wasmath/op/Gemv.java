package dev.wasmath.op;

/**
 * The product of a row-major matrix and a vector: y = A x, with A of m rows and n columns. Each
 * y[i] has the bits of {@link Dot} of row i and x, and its error bound.
 *
 * <p>{@code aRow}, the distance between the starts of two rows, is at least n. The output overlaps
 * no input.
 */
@FunctionalInterface
public interface Gemv {
  /** This operation; its sample is square. */
  Operation<Gemv> OPERATION =
      new Operation<>("gemv", Gemv.class, n -> (long) n * n, n -> (long) n * n, Gemv::sample)
          .within(FusedBound.terms(FusedBound::reductionUnits));

  /** Overwrites the m elements of y with A x. */
  void gemv(
      int m,
      int n,
      double[] a,
      int aOffset,
      int aRow,
      double[] x,
      int xOffset,
      double[] y,
      int yOffset);

  private static Sample<Gemv> sample(int n, Probe probe) {
    double[] a = probe.doubles(n * n);
    double[] x = probe.doubles(n);
    return new ArraySample<>(n, (kernel, y) -> kernel.gemv(n, n, a, 0, n, x, 0, y, 0));
  }
}
