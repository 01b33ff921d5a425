package dev.wasmath;

import dev.wasmath.op.Gemv;
import dev.wasmath.op.SlabSum;
import java.util.Arrays;
import java.util.List;

/**
 * The contraction of a payoff tensor with the opponents' mixed strategies.
 *
 * <p>One streaming pass does nearly all of the work: a run of neighbouring axes, about half of the
 * opponents, is summed away with their joint weights, slab by slab, each payoff read once. The
 * small remainder is finished axis by axis. Which axes form the run depends on the shape alone, so
 * the order of every sum, and with it every bit, does too.
 */
final class PayoffContraction {
  /** Elements of a sum whose call costs as much as itself. */
  private static final long SMALL = 1 << 12;

  private final Route<SlabSum> slabSum;
  private final Route<Gemv> gemv;
  private final Products products;
  private final Vectors vectors;
  private final Buffers.Shelf shelf = new Buffers.Shelf();

  PayoffContraction(Route<SlabSum> slabSum, Route<Gemv> gemv, Products products, Vectors vectors) {
    this.slabSum = slabSum;
    this.gemv = gemv;
    this.products = products;
    this.vectors = vectors;
  }

  /** The axes from {@code from} to {@code to}, exclusive, which are summed away first. */
  record Run(int from, int to) {
    static Run of(int players, int player) {
      int from = 4 * player > players ? 0 : player + 1;
      int to = from == 0 ? Math.min(player, players / 2) : player + 1 + (players - player - 1) / 2;
      return new Run(from, to);
    }

    boolean has(int axis) {
      return axis >= from && axis < to;
    }
  }

  /** A row-major tensor; an axis that has been summed away has length 1. */
  record Tensor(int[] shape, double[] data) {
    int product(int fromAxis, int toAxis) {
      int product = 1;
      for (int axis = fromAxis; axis < toAxis; axis++) {
        product *= shape[axis];
      }
      return product;
    }
  }

  double[] deviationPayoffs(int[] strategies, int player, double[] payoffs, double[][] profile) {
    Run run = Run.of(strategies.length, player);
    Tensor rest = new Tensor(strategies.clone(), payoffs);
    if (run.from < run.to) {
      rest = contract(rest, run.from, run.to, profile);
    }
    double[] result = finished(rest, player, run, profile);
    return result == payoffs ? payoffs.clone() : result;
  }

  private double[] finished(Tensor tensor, int player, Run run, double[][] profile) {
    Tensor rest = tensor;
    for (int axis = 0; axis < profile.length; axis++) {
      if (axis != player && !run.has(axis)) {
        rest = contract(rest, axis, axis + 1, profile);
      }
    }
    return rest.data;
  }

  /**
   * The same against many profiles at once, with the same bits. Where a payoff is infinite or NaN,
   * a weight of zero matters: each of those profiles is then looked at alone.
   */
  double[][] deviationPayoffs(
      int[] strategies, int player, double[] payoffs, List<double[][]> profiles) {
    Run run = Run.of(strategies.length, player);
    boolean together = BatchContraction.suits(products, strategies, run, profiles.size());
    double[][] results = new double[profiles.size()][];
    if (together) {
      Buffers buffers = shelf.take();
      results = BatchContraction.of(products, strategies, player, payoffs, run, profiles, buffers);
      shelf.putBack(buffers);
    }
    for (int b = 0; b < results.length; b++) {
      if (!together || !isFinite(results[b])) {
        results[b] = deviationPayoffs(strategies, player, payoffs, profiles.get(b));
      }
    }
    return results;
  }

  private static boolean isFinite(double[] x) {
    for (double element : x) {
      if (!Double.isFinite(element)) {
        return false;
      }
    }
    return true;
  }

  private static int[] without(int[] shape, Run run) {
    int[] rest = shape.clone();
    Arrays.fill(rest, run.from, run.to, 1);
    return rest;
  }

  /** Sums away the axes from {@code from} to {@code to}, exclusive. */
  Tensor contract(Tensor tensor, int from, int to, double[][] profile) {
    int players = tensor.shape.length;
    int outer = tensor.product(0, from);
    int slabs = tensor.product(from, to);
    int length = tensor.product(to, players);
    double[] weights = jointWeights(profile, from, to);
    double[] sums = new double[outer * length];
    if (length == 1 && outer > 1) {
      sumRows(outer, slabs, tensor.data, weights, sums);
    } else {
      for (int o = 0; o < outer; o++) {
        sumSlabs(slabs, length, weights, tensor.data, o * slabs * length, sums, o * length);
      }
    }
    return new Tensor(without(tensor.shape, new Run(from, to)), sums);
  }

  /** Slabs of one element, of several rows at once: the bits of inner products. */
  private void sumRows(int rows, int columns, double[] x, double[] weights, double[] y) {
    long elements = (long) rows * columns;
    gemv.run(
        elements,
        elements,
        Output.all(y),
        kernel -> kernel.gemv(rows, columns, x, 0, columns, weights, 0, y, 0));
  }

  private void sumSlabs(
      int slabs, int length, double[] weights, double[] x, int xOffset, double[] y, int yOffset) {
    if (length == 1) {
      y[yOffset] = vectors.dot(weights, 0, x, xOffset, slabs);
      return;
    }
    long elements = (long) slabs * length;
    if (elements <= SMALL && slabSum.quick((int) elements)) {
      slabSum.plain().slabSum(slabs, length, weights, 0, x, xOffset, y, yOffset);
      return;
    }
    slabSum.run(
        elements,
        elements,
        new Output(y, yOffset, length, false),
        kernel -> kernel.slabSum(slabs, length, weights, 0, x, xOffset, y, yOffset));
  }

  /** The probability of each combination of the players' strategies, the last running fastest. */
  private static double[] jointWeights(double[][] profile, int from, int to) {
    double[] weights = profile[from];
    for (int player = from + 1; player < to; player++) {
      double[] next = new double[weights.length * profile[player].length];
      int i = 0;
      for (double weight : weights) {
        for (double probability : profile[player]) {
          next[i++] = weight * probability;
        }
      }
      weights = next;
    }
    return weights;
  }
}
