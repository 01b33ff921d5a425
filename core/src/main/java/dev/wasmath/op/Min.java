package dev.wasmath.op;

/**
 * The smallest element of a vector, as {@link Math#min(double, double)} compares them: -0.0 is
 * smaller than 0.0, and any NaN gives NaN. Exact. Of no elements it is infinity.
 */
@FunctionalInterface
public interface Min {
  /** This operation. */
  Operation<Min> OPERATION = new Operation<>("min", Min.class, n -> n, n -> n, Min::sample);

  /** The smallest of {@code n} elements of {@code x}, from {@code xOffset} on. */
  double min(double[] x, int xOffset, int n);

  private static Sample<Min> sample(int n, Probe probe) {
    double[] x = probe.doubles(n);
    return new ScalarSample<>(kernel -> kernel.min(x, 0, n));
  }
}
