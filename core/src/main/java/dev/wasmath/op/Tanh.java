package dev.wasmath.op;

/**
 * The hyperbolic tangent, elementwise. Error: at most 2 ulp, measured. NaN gives NaN, -0.0 gives
 * -0.0. The output may be the input, at the same offset.
 */
@FunctionalInterface
public interface Tanh {
  /** This operation. */
  Operation<Tanh> OPERATION =
      new Operation<>("tanh", Tanh.class, n -> n, n -> n, Tanh::sample).within(FusedBound.ulps(4));

  /** Writes the hyperbolic tangent of {@code n} elements of {@code x} into {@code out}. */
  void tanh(double[] x, int xOffset, double[] out, int outOffset, int n);

  private static Sample<Tanh> sample(int n, Probe probe) {
    double[] x = ElementwiseSample.scaled(n, probe, 1.0, 3.0, 25.0);
    return new ArraySample<>(n, (kernel, out) -> kernel.tanh(x, 0, out, 0, n));
  }
}
