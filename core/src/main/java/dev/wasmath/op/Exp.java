package dev.wasmath.op;

/**
 * The exponential function, elementwise: {@code e^x[i]}. Error: at most 1.6 ulp, measured, also
 * where the result is subnormal. NaN gives NaN, negative infinity 0.0; results beyond the largest
 * double are infinite. The output may be the input, at the same offset.
 */
@FunctionalInterface
public interface Exp {
  /** This operation. */
  Operation<Exp> OPERATION =
      new Operation<>("exp", Exp.class, n -> n, n -> n, Exp::sample).within(FusedBound.ulps(4));

  /** Writes the exponential of {@code n} elements of {@code x} into {@code out}. */
  void exp(double[] x, int xOffset, double[] out, int outOffset, int n);

  private static Sample<Exp> sample(int n, Probe probe) {
    double[] x = ElementwiseSample.scaled(n, probe, 1.0, 40.0, 800.0);
    return new ArraySample<>(n, (kernel, out) -> kernel.exp(x, 0, out, 0, n));
  }
}
