package dev.wasmath.op;

/**
 * The logistic function, elementwise: {@code 1 / (1 + exp(-x[i]))}. The exponential is that of
 * {@link StrictMath}, whose bits are the same on every platform. Error: at most 3 ulp, or 2^-1022
 * where the result is smaller than that. NaN gives NaN. The output may be the input, at the same
 * offset.
 */
@FunctionalInterface
public interface Sigmoid {
  /** This operation. */
  Operation<Sigmoid> OPERATION =
      new Operation<>("sigmoid", Sigmoid.class, n -> n, n -> n, Sigmoid::sample);

  /** Writes the logistic function of {@code n} elements of {@code x} into {@code out}. */
  void sigmoid(double[] x, int xOffset, double[] out, int outOffset, int n);

  private static Sample<Sigmoid> sample(int n, Probe probe) {
    double[] x = probe.doubles(n);
    return new ArraySample<>(n, (kernel, out) -> kernel.sigmoid(x, 0, out, 0, n));
  }
}
