package dev.wasmath.op;

/**
 * The power, elementwise: {@code x[i]^y[i]}. Error: at most 2 ulp, measured. The special cases are
 * those of {@link Math#pow}; IEEE 754's {@code pow} differs in three of them: there 1 to the power
 * of NaN, and 1 or -1 to an infinite power, are 1, here they are NaN. The output may be an input,
 * at the same offset.
 */
@FunctionalInterface
public interface Pow {
  /** This operation. */
  Operation<Pow> OPERATION =
      new Operation<>("pow", Pow.class, n -> n, n -> n, Pow::sample).within(FusedBound.ulps(4));

  /** Writes {@code n} elements of {@code x} to the powers of {@code y} into {@code out}. */
  void pow(double[] x, int xOffset, double[] y, int yOffset, double[] out, int outOffset, int n);

  private static Sample<Pow> sample(int n, Probe probe) {
    double[] x = ElementwiseSample.mostlyPositive(n, probe, 2.0, 1.0, 1e-310, 1e300);
    double[] y = ElementwiseSample.scaled(n, probe, 1.0, 8.0, 1e3);
    for (int i = 0; i < n; i += 5) {
      y[i] = Math.rint(y[i]);
    }
    return new ArraySample<>(n, (kernel, out) -> kernel.pow(x, 0, y, 0, out, 0, n));
  }
}
