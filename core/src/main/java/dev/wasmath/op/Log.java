package dev.wasmath.op;

/**
 * The natural logarithm, elementwise. Error: at most 1 ulp, measured. NaN and numbers below zero
 * give NaN, 0.0 and -0.0 negative infinity, infinity itself. The output may be the input, at the
 * same offset.
 */
@FunctionalInterface
public interface Log {
  /** This operation. */
  Operation<Log> OPERATION =
      new Operation<>("log", Log.class, n -> n, n -> n, Log::sample).within(FusedBound.ulps(4));

  /** Writes the natural logarithm of {@code n} elements of {@code x} into {@code out}. */
  void log(double[] x, int xOffset, double[] out, int outOffset, int n);

  private static Sample<Log> sample(int n, Probe probe) {
    double[] x = ElementwiseSample.mostlyPositive(n, probe, 1.0, 2.0, 1e-310, 1e300);
    return new ArraySample<>(n, (kernel, out) -> kernel.log(x, 0, out, 0, n));
  }
}
