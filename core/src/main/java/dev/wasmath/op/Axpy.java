package dev.wasmath.op;

/**
 * A vector times a number, plus another vector: {@code out[i] = alpha * x[i] + y[i]}. The product
 * is rounded, then the sum: no fused multiply-add. The output may be one of the inputs, at the same
 * offset.
 */
@FunctionalInterface
public interface Axpy {
  /** This operation. */
  Operation<Axpy> OPERATION =
      new Operation<>("axpy", Axpy.class, n -> n, n -> n, Axpy::sample)
          .within(FusedBound.terms(n -> 2));

  /** Writes {@code alpha} x plus y, of {@code n} elements each, into {@code out}. */
  void axpy(
      double alpha,
      double[] x,
      int xOffset,
      double[] y,
      int yOffset,
      double[] out,
      int outOffset,
      int n);

  private static Sample<Axpy> sample(int n, Probe probe) {
    double alpha = probe.next();
    double[] x = probe.doubles(n);
    double[] y = probe.doubles(n);
    return new ArraySample<>(n, (kernel, out) -> kernel.axpy(alpha, x, 0, y, 0, out, 0, n));
  }
}
