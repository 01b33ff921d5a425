package dev.wasmath.op;

/**
 * The infinity norm of a vector: the largest {@code |x[i]|}, 0.0 of no elements. Exact; NaN if any
 * element is NaN.
 */
@FunctionalInterface
public interface NormInfinity {
  /** This operation. */
  Operation<NormInfinity> OPERATION =
      new Operation<>("normInfinity", NormInfinity.class, n -> n, n -> n, NormInfinity::sample);

  /** The infinity norm of {@code n} elements of {@code x}, from {@code xOffset} on. */
  double normInfinity(double[] x, int xOffset, int n);

  private static Sample<NormInfinity> sample(int n, Probe probe) {
    double[] x = probe.doubles(n);
    return new ScalarSample<>(kernel -> kernel.normInfinity(x, 0, n));
  }
}
