package dev.wasmath.op;

/**
 * The hyperbolic tangent, elementwise, as {@link StrictMath#tanh} gives it: the same bits on every
 * platform. Error: at most 2.5 ulp. NaN gives NaN. The output may be the input, at the same offset.
 */
@FunctionalInterface
public interface Tanh {
  /** This operation. */
  Operation<Tanh> OPERATION = new Operation<>("tanh", Tanh.class, n -> n, n -> n, Tanh::sample);

  /** Writes the hyperbolic tangent of {@code n} elements of {@code x} into {@code out}. */
  void tanh(double[] x, int xOffset, double[] out, int outOffset, int n);

  private static Sample<Tanh> sample(int n, Probe probe) {
    double[] x = probe.doubles(n);
    return new ArraySample<>(n, (kernel, out) -> kernel.tanh(x, 0, out, 0, n));
  }
}
