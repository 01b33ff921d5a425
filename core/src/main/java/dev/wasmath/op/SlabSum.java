package dev.wasmath.op;

/**
 * The weighted sum of equally long, adjacent slabs: {@code y[j] = sum over r of w[r] * x[r * length
 * + j]}. It contracts the leading axes of a payoff tensor with the opponents' joint weights.
 *
 * <p>Each y[j] starts at 0.0 and takes the rounded products in increasing r; a slab whose weight is
 * zero is not read, so infinities and NaN in it do not matter. Error of an element: at most {@code
 * slabs} rounding units of the sum of {@code |w[r] * x[r][j]|}. The output overlaps no input.
 */
@FunctionalInterface
public interface SlabSum {
  /** This operation; its size counts the slabs, and the elements of a slab. */
  Operation<SlabSum> OPERATION =
      new Operation<>(
              "slabSum", SlabSum.class, n -> (long) n * n, n -> (long) n * n, SlabSum::sample)
          .within(FusedBound.terms(n -> n));

  /** Overwrites {@code length} elements of {@code y} with the weighted sum of the slabs. */
  void slabSum(
      int slabs,
      int length,
      double[] w,
      int wOffset,
      double[] x,
      int xOffset,
      double[] y,
      int yOffset);

  private static Sample<SlabSum> sample(int n, Probe probe) {
    double[] w = probe.doubles(n);
    for (int r = 0; r < n; r += 5) {
      w[r] = 0.0;
    }
    double[] x = probe.doubles(n * n);
    return new ArraySample<>(n, (kernel, y) -> kernel.slabSum(n, n, w, 0, x, 0, y, 0));
  }
}
