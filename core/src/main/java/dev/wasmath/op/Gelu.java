package dev.wasmath.op;

/**
 * The Gaussian error linear unit, elementwise, in its tanh form: {@code x (1 + tanh(u)) / 2} with
 * {@code u = sqrt(2 / pi) (x + 0.044715 x^3)} (D. Hendrycks and K. Gimpel, "Gaussian error linear
 * units", 2016), computed as x times {@link Sigmoid} of 2u. Error: at most 8 rounding units of
 * {@code |x[i]|}. NaN gives NaN, minus infinity 0.0. The output may be the input, at the same
 * offset.
 */
@FunctionalInterface
public interface Gelu {
  /** This operation. */
  Operation<Gelu> OPERATION =
      new Operation<>("gelu", Gelu.class, n -> n, n -> n, Gelu::sample)
          .within(FusedBound.terms(n -> 16));

  /** Writes the unit of {@code n} elements of {@code x} into {@code out}. */
  void gelu(double[] x, int xOffset, double[] out, int outOffset, int n);

  private static Sample<Gelu> sample(int n, Probe probe) {
    double[] x = ElementwiseSample.scaled(n, probe, 1.0, 4.0, 16.0, 800.0);
    return new ArraySample<>(n, (kernel, out) -> kernel.gelu(x, 0, out, 0, n));
  }
}
