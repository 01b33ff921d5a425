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

  /**
   * This operation; its size counts the elements of a slab, of which a sample has four, with some
   * more elements to fill the last row.
   */
  Operation<LaneSum> OPERATION =
      new Operation<>(
              "laneSum",
              LaneSum.class,
              LaneSum::sampleElements,
              n -> (long) sampleSlabs() * n,
              LaneSum::sample)
          .within(FusedBound.terms(n -> sampleSlabs() + 1));

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

  /** More than kernels take at a time. */
  private static int sampleSlabs() {
    return 4;
  }

  private static int sampleLanes(int n) {
    return n < 4 * WIDTH ? WIDTH : 2 * WIDTH;
  }

  private static int sampleRows(int n) {
    return Math.ceilDiv(n, sampleLanes(n));
  }

  private static long sampleElements(int n) {
    return (long) sampleSlabs() * sampleRows(n) * sampleLanes(n);
  }

  private static Sample<LaneSum> sample(int n, Probe probe) {
    int lanes = sampleLanes(n);
    int rows = sampleRows(n);
    int slabs = sampleSlabs();
    double[] w = probe.doubles(slabs * lanes);
    double[] x = probe.doubles(slabs * rows * lanes);
    return new ArraySample<>(
        rows * lanes, (kernel, y) -> kernel.laneSum(slabs, rows, lanes, w, 0, x, 0, 0.0, y, 0));
  }
}
