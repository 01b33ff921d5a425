package dev.wasmath.op;

/**
 * A linear combination of two vectors: {@code out[i] = alpha * x[i] + beta * y[i]}. Both products
 * are rounded, then the sum: no fused multiply-add; neither is skipped where its factor is zero.
 * The output may be one of the inputs, at the same offset.
 */
@FunctionalInterface
public interface LinearCombination {
  /** This operation. */
  Operation<LinearCombination> OPERATION =
      new Operation<>(
              "linearCombination",
              LinearCombination.class,
              n -> n,
              n -> n,
              LinearCombination::sample)
          .within(FusedBound.terms(n -> 2));

  /** Writes {@code alpha} x plus {@code beta} y, of {@code n} elements each, into {@code out}. */
  void linearCombination(
      double alpha,
      double[] x,
      int xOffset,
      double beta,
      double[] y,
      int yOffset,
      double[] out,
      int outOffset,
      int n);

  private static Sample<LinearCombination> sample(int n, Probe probe) {
    double alpha = probe.next();
    double beta = probe.next();
    double[] x = probe.doubles(n);
    double[] y = probe.doubles(n);
    return new ArraySample<>(
        n, (kernel, out) -> kernel.linearCombination(alpha, x, 0, beta, y, 0, out, 0, n));
  }
}
