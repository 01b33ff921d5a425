package dev.wasmath.op;

/**
 * The cosine, elementwise, of angles in radians as large as doubles are. Error: at most 2 ulp,
 * measured. NaN and infinities give NaN. The output may be the input, at the same offset.
 */
@FunctionalInterface
public interface Cos {
  /** This operation. */
  Operation<Cos> OPERATION =
      new Operation<>("cos", Cos.class, n -> n, n -> n, Cos::sample).within(FusedBound.ulps(4));

  /** Writes the cosine of {@code n} elements of {@code x} into {@code out}. */
  void cos(double[] x, int xOffset, double[] out, int outOffset, int n);

  private static Sample<Cos> sample(int n, Probe probe) {
    double[] x = ElementwiseSample.scaled(n, probe, 1.0, 10.0, 1e3, 1e6, 1.0, 10.0, 1e3, 1e6, 1e22);
    return new ArraySample<>(n, (kernel, out) -> kernel.cos(x, 0, out, 0, n));
  }
}
