package dev.wasmath.op;

/**
 * The logistic function, elementwise: {@code 1 / (1 + exp(-x[i]))}. Error: at most 2 ulp, measured.
 * NaN gives NaN. The output may be the input, at the same offset.
 */
@FunctionalInterface
public interface Sigmoid {
  /** This operation. */
  Operation<Sigmoid> OPERATION =
      new Operation<>("sigmoid", Sigmoid.class, n -> n, n -> n, Sigmoid::sample)
          .within(FusedBound.ulps(4));

  /** Writes the logistic function of {@code n} elements of {@code x} into {@code out}. */
  void sigmoid(double[] x, int xOffset, double[] out, int outOffset, int n);

  private static Sample<Sigmoid> sample(int n, Probe probe) {
    double[] x = ElementwiseSample.scaled(n, probe, 1.0, 40.0, 800.0);
    return new ArraySample<>(n, (kernel, out) -> kernel.sigmoid(x, 0, out, 0, n));
  }
}
