package dev.wasmath.op;

/**
 * The 1-norm of a vector: the sum of {@code |x[i]|}, in the order of {@link Sum}.
 *
 * <p>Error: at most (n / 16 + 3) rounding units, relative, for n up to one chunk, growing by one
 * unit a chunk. Any infinity gives infinity, unless there is a NaN.
 */
@FunctionalInterface
public interface Norm1 {
  /** This operation. */
  Operation<Norm1> OPERATION = new Operation<>("norm1", Norm1.class, n -> n, n -> n, Norm1::sample);

  /** The 1-norm of {@code n} elements of {@code x}, from {@code xOffset} on. */
  double norm1(double[] x, int xOffset, int n);

  private static Sample<Norm1> sample(int n, Probe probe) {
    double[] x = probe.doubles(n);
    return new ScalarSample<>(kernel -> kernel.norm1(x, 0, n));
  }
}
