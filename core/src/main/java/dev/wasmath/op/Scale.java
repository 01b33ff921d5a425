package dev.wasmath.op;

/**
 * A vector times a number: {@code out[i] = alpha * x[i]}. The output may be the input, at the same
 * offset. Each element is correctly rounded.
 */
@FunctionalInterface
public interface Scale {
  /** This operation. */
  Operation<Scale> OPERATION = new Operation<>("scale", Scale.class, n -> n, n -> n, Scale::sample);

  /** Multiplies {@code n} elements of {@code x} by {@code alpha} into {@code out}. */
  void scale(double alpha, double[] x, int xOffset, double[] out, int outOffset, int n);

  private static Sample<Scale> sample(int n, Probe probe) {
    double alpha = probe.next();
    double[] x = probe.doubles(n);
    return new ArraySample<>(n, (kernel, out) -> kernel.scale(alpha, x, 0, out, 0, n));
  }
}
