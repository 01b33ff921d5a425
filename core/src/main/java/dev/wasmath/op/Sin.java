package dev.wasmath.op;

/**
 * The sine, elementwise, of angles in radians as large as doubles are. Error: at most 2 ulp,
 * measured. NaN and infinities give NaN, -0.0 gives -0.0. The output may be the input, at the same
 * offset.
 */
@FunctionalInterface
public interface Sin {
  /** This operation. */
  Operation<Sin> OPERATION =
      new Operation<>("sin", Sin.class, n -> n, n -> n, Sin::sample).within(FusedBound.ulps(4));

  /** Writes the sine of {@code n} elements of {@code x} into {@code out}. */
  void sin(double[] x, int xOffset, double[] out, int outOffset, int n);

  private static Sample<Sin> sample(int n, Probe probe) {
    double[] x = ElementwiseSample.scaled(n, probe, 1.0, 10.0, 1e3, 1e6, 1.0, 10.0, 1e3, 1e6, 1e22);
    return new ArraySample<>(n, (kernel, out) -> kernel.sin(x, 0, out, 0, n));
  }
}
