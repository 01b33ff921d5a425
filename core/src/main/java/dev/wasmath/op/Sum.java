package dev.wasmath.op;

/**
 * The sum of a vector's elements, in the sixteen lanes and chunks of {@link Dot}: element i of a
 * chunk is added, in increasing i, to lane i mod 16.
 *
 * <p>Error: at most (n / 16 + 3) rounding units of the sum of {@code |x[i]|} for n up to one chunk,
 * growing by one unit a chunk (Higham, "Accuracy and Stability of Numerical Algorithms", section
 * 4.2). A sum of zeros is 0.0, of either sign. The result is NaN when an element is NaN or
 * infinities of both signs meet.
 */
@FunctionalInterface
public interface Sum {
  /** This operation. */
  Operation<Sum> OPERATION = new Operation<>("sum", Sum.class, n -> n, n -> n, Sum::sample);

  /** The sum of {@code n} elements of {@code x}, from {@code xOffset} on. */
  double sum(double[] x, int xOffset, int n);

  private static Sample<Sum> sample(int n, Probe probe) {
    double[] x = probe.doubles(n);
    return new ScalarSample<>(kernel -> kernel.sum(x, 0, n));
  }
}
