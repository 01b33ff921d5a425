package dev.wasmath.op;

/**
 * The leaky rectifier, elementwise: {@code x[i]} where it is above 0, else {@link #LEAK} times
 * {@code x[i]}, rounded. NaN gives NaN, -0.0 gives -0.0. The output may be the input, at the same
 * offset.
 */
@FunctionalInterface
public interface LeakyRelu {
  /** The slope below 0: the float nearest to 0.01, which ONNX can hold. */
  double LEAK = 0.01f;

  /** This operation. */
  Operation<LeakyRelu> OPERATION =
      new Operation<>("leakyRelu", LeakyRelu.class, n -> n, n -> n, LeakyRelu::sample);

  /** Rectifies {@code n} elements of {@code x} into {@code out}. */
  void leakyRelu(double[] x, int xOffset, double[] out, int outOffset, int n);

  private static Sample<LeakyRelu> sample(int n, Probe probe) {
    double[] x = ElementwiseSample.scaled(n, probe, 1.0, 40.0, 1e-310);
    return new ArraySample<>(n, (kernel, out) -> kernel.leakyRelu(x, 0, out, 0, n));
  }
}
