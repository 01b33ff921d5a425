package dev.wasmath.op;

/**
 * The softplus function, elementwise: {@code log(1 + exp(x[i]))}, a smooth rectifier, whose
 * derivative is {@link Sigmoid}. Error: at most 2 ulp, measured. NaN gives NaN. The output may be
 * the input, at the same offset.
 */
@FunctionalInterface
public interface Softplus {
  /** This operation. */
  Operation<Softplus> OPERATION =
      new Operation<>("softplus", Softplus.class, n -> n, n -> n, Softplus::sample)
          .within(FusedBound.ulps(4));

  /** Writes the softplus of {@code n} elements of {@code x} into {@code out}. */
  void softplus(double[] x, int xOffset, double[] out, int outOffset, int n);

  private static Sample<Softplus> sample(int n, Probe probe) {
    double[] x = ElementwiseSample.scaled(n, probe, 1.0, 40.0, 800.0);
    return new ArraySample<>(n, (kernel, out) -> kernel.softplus(x, 0, out, 0, n));
  }
}
