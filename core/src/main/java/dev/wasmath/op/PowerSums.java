package dev.wasmath.op;

/**
 * All partial sums of the zeta series: {@code out[n - 1] = sum over k = 1..n of k^-s}, in one pass.
 *
 * <p>The powers up to k = 4095, and further where |s| is above 2, are those of {@link Pow}; later
 * ones come in blocks, by the binomial series around the block's middle, whose power is that of
 * {@link Pow} again. The sum is compensated (A. Neumaier, "Rundungsfehleranalyse einiger Verfahren
 * zur Summation endlicher Summen", ZAMM 54, 1974). Error of each partial sum: at most 3 ulp; a sum
 * too large for a double is infinite.
 */
@FunctionalInterface
public interface PowerSums {
  /** This operation. */
  Operation<PowerSums> OPERATION =
      new Operation<>("powerSums", PowerSums.class, n -> n, n -> n, PowerSums::sample)
          .within(FusedBound.ulps(6));

  /** Writes the first {@code n} partial sums for the exponent {@code s} into {@code out}. */
  void powerSums(double s, double[] out, int outOffset, int n);

  private static Sample<PowerSums> sample(int n, Probe probe) {
    double s = 1.0 + Math.abs(probe.next());
    return new ArraySample<>(n, (kernel, out) -> kernel.powerSums(s, out, 0, n));
  }
}
