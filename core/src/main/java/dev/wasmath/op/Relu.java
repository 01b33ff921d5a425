package dev.wasmath.op;

/**
 * The rectifier, elementwise: the larger of {@code x[i]} and 0.0. Exact; NaN gives NaN, -0.0 gives
 * 0.0. The output may be the input, at the same offset.
 */
@FunctionalInterface
public interface Relu {
  /** This operation. */
  Operation<Relu> OPERATION = new Operation<>("relu", Relu.class, n -> n, n -> n, Relu::sample);

  /** Rectifies {@code n} elements of {@code x} into {@code out}. */
  void relu(double[] x, int xOffset, double[] out, int outOffset, int n);

  private static Sample<Relu> sample(int n, Probe probe) {
    double[] x = probe.doubles(n);
    return new ArraySample<>(n, (kernel, out) -> kernel.relu(x, 0, out, 0, n));
  }
}
