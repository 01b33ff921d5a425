package dev.wasmath;

import dev.wasmath.op.SlabSum;

/**
 * The contraction of a payoff tensor with the opponents' mixed strategies.
 *
 * <p>One streaming pass does nearly all of the work: a run of neighbouring axes, about half of the
 * opponents, is summed away with their joint weights, slab by slab, each payoff read once. The
 * small remainder is finished axis by axis. Which axes form the run depends on the shape alone, so
 * the order of every sum, and with it every bit, does too.
 */
final class PayoffContraction {
  private final Route<SlabSum> slabSum;
  private final Vectors vectors;

  PayoffContraction(Route<SlabSum> slabSum, Vectors vectors) {
    this.slabSum = slabSum;
    this.vectors = vectors;
  }

  /** A row-major tensor; an axis that has been summed away has length 1. */
  private record Tensor(int[] shape, double[] data) {
    int product(int fromAxis, int toAxis) {
      int product = 1;
      for (int axis = fromAxis; axis < toAxis; axis++) {
        product *= shape[axis];
      }
      return product;
    }
  }

  double[] deviationPayoffs(int[] strategies, int player, double[] payoffs, double[][] profile) {
    int players = strategies.length;
    int from = 4 * player > players ? 0 : player + 1;
    int to = from == 0 ? Math.min(player, players / 2) : player + 1 + (players - player - 1) / 2;
    Tensor rest = new Tensor(strategies.clone(), payoffs);
    if (from < to) {
      rest = contract(rest, from, to, profile);
    }
    for (int axis = 0; axis < players; axis++) {
      boolean done = axis >= from && axis < to;
      if (axis != player && !done) {
        rest = contract(rest, axis, axis + 1, profile);
      }
    }
    return rest.data == payoffs ? payoffs.clone() : rest.data;
  }

  /** Sums away the axes from {@code from} to {@code to}, exclusive. */
  private Tensor contract(Tensor tensor, int from, int to, double[][] profile) {
    int players = tensor.shape.length;
    int outer = tensor.product(0, from);
    int slabs = tensor.product(from, to);
    int length = tensor.product(to, players);
    double[] weights = jointWeights(profile, from, to);
    double[] sums = new double[outer * length];
    for (int o = 0; o < outer; o++) {
      sumSlabs(slabs, length, weights, tensor.data, o * slabs * length, sums, o * length);
    }
    int[] shape = tensor.shape.clone();
    for (int axis = from; axis < to; axis++) {
      shape[axis] = 1;
    }
    return new Tensor(shape, sums);
  }

  private void sumSlabs(
      int slabs, int length, double[] weights, double[] x, int xOffset, double[] y, int yOffset) {
    if (length == 1) {
      y[yOffset] = vectors.dot(weights, 0, x, xOffset, slabs);
      return;
    }
    long elements = (long) slabs * length;
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
