package dev.wasmath;

import dev.wasmath.PayoffContraction.Packed;
import dev.wasmath.op.Dot;
import dev.wasmath.op.LaneSum;
import dev.wasmath.op.PanelProduct;
import java.util.Arrays;
import java.util.List;

/**
 * The contraction of a payoff tensor with the mixed strategies of many profiles at once.
 *
 * <p>Each number of the contraction with one profile is a row here, with a lane for each profile.
 * The streaming pass is a product: of the tensor, transposed, and the matrix of the joint weights,
 * both packed in panels. It is made in pieces that fit into a cache, and the axes that lie before
 * the rows of a piece are summed away while it is there. Every sum takes the same terms in the same
 * order as with one profile, and those of weight zero too, which change no sum of finite numbers.
 */
final class BatchContraction {
  /** So many pieces are made before they are added. */
  private static final int PARTS = 4;

  private final Route<PanelProduct> product;
  private final Route<LaneSum> sum;
  private final PayoffPieces pieces;
  private final double[] payoffs;

  /** The payoffs in panels, in the order of the pieces; none if they are packed piece by piece. */
  private final double[] packed;

  private final ProfileWeights weights;
  private final int[] strategies;
  private final int lanes;

  /** The packed payoffs of a part of a piece, where they have not been packed before. */
  private final double[] block;

  /** Of each axis before a piece: the rows for some of its strategies. */
  private final double[][] parts;

  /** A piece without the axes before it, and an array for what is left of it. */
  private final double[] piece;

  private final double[] rest;

  private final double[] dotLanes;

  /** Where pieces begin that have not been packed before. */
  private final int[] offsets;

  private int nextPiece;
  private int nextPacked;

  BatchContraction(
      Route<PanelProduct> product,
      Route<LaneSum> sum,
      Packed player,
      ProfileWeights weights,
      Buffers buffers) {
    this.product = product;
    this.sum = sum;
    this.pieces = player.pieces();
    this.payoffs = player.payoffs();
    this.packed = player.panels();
    this.weights = weights;
    this.strategies = pieces.strategies();
    this.lanes = weights.lanes();
    int rows = pieces.rows();
    int wholePanels = (rows + PanelProduct.ROWS) * lanes;
    this.block = buffers.array(packed.length == 0 ? pieces.blockElements(0) : 0);
    this.offsets = packed.length == 0 ? pieces.offsets() : new int[0];
    this.dotLanes = buffers.array(Dot.LANES * lanes);
    this.rest = buffers.array(rows * lanes);
    this.parts = new double[pieces.axesBefore()][];
    for (int i = 0; i < parts.length; i++) {
      int count = Math.min(strategies[pieces.axisBefore(i)], PARTS);
      parts[i] = buffers.array((count - 1) * rows * lanes + wholePanels);
    }
    this.piece = buffers.array(wholePanels);
  }

  /**
   * Sets the deviation payoffs against each profile at a place; those that are not finite are not
   * to be used.
   */
  void contract(List<double[][]> results, int place) {
    int player = pieces.player();
    int times = player < pieces.from() ? strategies[player] : 1;
    int rows = strategies[player] / times;
    for (int a = 0; a < times; a++) {
      sumPieces(parts.length, piece, 0);
      double[] sums = finished();
      for (int b = 0; b < results.size(); b++) {
        double[][] rowsOf = results.get(b);
        if (a == 0) {
          rowsOf[place] = new double[strategies[player]];
        }
        for (int i = 0; i < rows; i++) {
          rowsOf[place][a + i] = sums[i * lanes + b];
        }
      }
    }
  }

  /** Makes a piece, in which the run and the first {@code axes} before it are summed away. */
  private void sumPieces(int axes, double[] sums, int sumsRow) {
    if (axes == 0) {
      multiply(sums, sumsRow);
      return;
    }
    int axis = pieces.axisBefore(axes - 1);
    int rows = pieces.rows();
    for (int from = 0; from < strategies[axis]; from += PARTS) {
      int to = Math.min(from + PARTS, strategies[axis]);
      for (int i = from; i < to; i++) {
        sumPieces(axes - 1, parts[axes - 1], (i - from) * rows);
      }
      sumSlabs(axis, from, to, rows, parts[axes - 1], 0, sums, sumsRow);
    }
  }

  /** Rows of the product. The last panel's absent rows go behind them, where nothing is yet. */
  private void multiply(double[] out, int outRow) {
    for (int row = 0; row < pieces.rows(); row += pieces.blockRows()) {
      int to = (outRow + row) * lanes;
      if (packed.length == 0) {
        pieces.pack(payoffs, offsets[nextPiece], row, block, 0);
        multiply(row, block, 0, out, to);
      } else {
        multiply(row, packed, nextPacked, out, to);
        nextPacked += pieces.blockElements(row);
      }
    }
    nextPiece++;
  }

  private void multiply(int row, double[] a, int aOffset, double[] c, int cOffset) {
    double[] b = weights.joint(pieces.run());
    int rowPanels = pieces.rowPanels(row);
    int length = rowPanels * PanelProduct.ROWS * lanes;
    long elements = Math.max(pieces.blockElements(row), (long) pieces.slabs() * lanes);
    product.run(
        Math.max(length, elements),
        (long) length * pieces.slabs(),
        new Output(c, cOffset, length, false),
        kernel ->
            kernel.panelProduct(
                rowPanels,
                lanes / PanelProduct.COLUMNS,
                pieces.slabs(),
                a,
                aOffset,
                b,
                ProfileWeights.JOINT_OFFSET,
                c,
                cOffset));
  }

  /** Sums all axes of the piece away but the player's; what is left are the first rows. */
  private double[] finished() {
    int outer = 1;
    int length = pieces.rows();
    double[] x = piece;
    double[] y = rest;
    for (int axis = pieces.from(); axis < strategies.length; axis++) {
      int slabs = strategies[axis];
      length /= slabs;
      if (axis == pieces.player()) {
        outer = slabs;
        continue;
      }
      for (int o = 0; o < outer; o++) {
        if (length == 1) {
          sumLikeDot(axis, x, o * slabs, y, o);
        } else {
          sumSlabs(axis, 0, slabs, length, x, o * slabs * length, y, o * length);
        }
      }
      double[] sums = y;
      y = x;
      x = sums;
    }
    return x;
  }

  /** Adds the weighted slabs of some strategies, each of {@code length} rows, to what y has. */
  private void sumSlabs(
      int axis, int from, int to, int length, double[] x, int xRow, double[] y, int yRow) {
    double[] w = weights.rows(axis);
    double beta = from == 0 ? 0.0 : 1.0;
    int slabs = to - from;
    long elements = (long) slabs * length * lanes;
    sum.run(
        elements,
        elements,
        new Output(y, yRow * lanes, length * lanes, beta != 0.0),
        kernel ->
            kernel.laneSum(
                slabs, length, lanes, w, from * lanes, x, xRow * lanes, beta, y, yRow * lanes));
  }

  /** The sum of weighted rows in the order of {@link Dot}, whose other lanes add nothing. */
  private void sumLikeDot(int axis, double[] x, int xRow, double[] y, int yRow) {
    double[] w = weights.rows(axis);
    double[] sums = dotLanes;
    int used = Math.min(Dot.LANES, powerOfTwo(strategies[axis]));
    Arrays.fill(sums, 0, used * lanes, 0.0);
    for (int i = 0; i < strategies[axis]; i++) {
      int from = (xRow + i) * lanes;
      int to = i % Dot.LANES * lanes;
      for (int b = 0; b < lanes; b++) {
        sums[to + b] += w[i * lanes + b] * x[from + b];
      }
    }
    for (int half = used / 2 * lanes; half >= lanes; half /= 2) {
      for (int i = 0; i < half; i++) {
        sums[i] += sums[half + i];
      }
    }
    System.arraycopy(sums, 0, y, yRow * lanes, lanes);
  }

  /** The smallest power of two that is not less. */
  private static int powerOfTwo(int n) {
    return Integer.highestOneBit(2 * n - 1);
  }
}
