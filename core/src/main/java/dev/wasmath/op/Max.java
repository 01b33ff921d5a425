package dev.wasmath.op;

/**
 * The largest element of a vector, as {@link Math#max(double, double)} compares them: -0.0 is
 * smaller than 0.0, and any NaN gives NaN. Exact. Of no elements it is minus infinity.
 */
@FunctionalInterface
public interface Max {
  /** This operation. */
  Operation<Max> OPERATION = new Operation<>("max", Max.class, n -> n, n -> n, Max::sample);

  /** The largest of {@code n} elements of {@code x}, from {@code xOffset} on. */
  double max(double[] x, int xOffset, int n);

  private static Sample<Max> sample(int n, Probe probe) {
    double[] x = probe.doubles(n);
    return new ScalarSample<>(kernel -> kernel.max(x, 0, n));
  }
}
