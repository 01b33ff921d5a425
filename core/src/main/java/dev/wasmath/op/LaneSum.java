package dev.wasmath.op;

/**
 * The weighted sum of equally long, adjacent slabs of rows, with a weight for each slab and lane:
 * {@code y[j][l] = beta y[j][l] + sum over r of w[r][l] x[r][j][l]}. It sums an axis of a payoff
 * tensor away for many profiles at once, a lane for each.
 *
 * <p>Rows have {@code lanes} elements, a multiple of {@link #WIDTH}; w has a row for each slab, x
 * as many slabs of {@code length} rows, and y one.
 *
 * <p>Each y[j][l] starts at the rounded {@code beta y[j][l]}, or at 0.0 if beta is zero, when what
 * y was is not used, and takes the rounded products in increasing r, those of weight zero too.
 * Error of an element: at most {@code slabs + 1} rounding units of the sum of the absolute values
 * of these terms. The output overlaps no input.
 */
@FunctionalInterface
public interface LaneSum {
  /** The number of lanes is a multiple of it. */
  int WIDTH = 8;

  /** This operation; its size is the number of rows of a slab, of which a sample has four. */
  Operation<LaneSum> OPERATION =
      new Operation<>(
              "laneSum", LaneSum.class, n -> 8L * WIDTH * n, n -> 8L * WIDTH * n, LaneSum::sample)
          .within(FusedBound.terms(n -> 5));

  /** Adds the weighted sum of the slabs to {@code length} rows of {@code y}, times beta. */
  void laneSum(
      int slabs,
      int length,
      int lanes,
      double[] w,
      int wOffset,
      double[] x,
      int xOffset,
      double beta,
      double[] y,
      int yOffset);

  private static Sample<LaneSum> sample(int n, Probe probe) {
    int slabs = 4;
    int lanes = 2 * WIDTH;
    double[] w = probe.doubles(slabs * lanes);
    double[] x = probe.doubles(slabs * n * lanes);
    return new ArraySample<>(
        n * lanes, (kernel, y) -> kernel.laneSum(slabs, n, lanes, w, 0, x, 0, 0.0, y, 0));
  }
}
