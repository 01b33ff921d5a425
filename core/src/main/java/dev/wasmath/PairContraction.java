package dev.wasmath;

import dev.wasmath.PayoffContraction.Tensor;

/**
 * The contraction of a payoff tensor with the mixed strategies of all opponents but one, for each
 * opponent.
 *
 * <p>Opponents are halved: the tensor without one half serves all of the other half, so that all of
 * it costs little more than two contractions. What is summed away when depends on the shape alone.
 */
final class PairContraction {
  /** Slabs as long as this are summed fast; shorter ones only once the tensor is small. */
  private static final int LONG = 16;

  private final PayoffContraction contraction;
  private final int player;
  private final int[] opponents;
  private final double[][] profile;
  private final double[][] pairs;

  private PairContraction(PayoffContraction contraction, int player, double[][] profile) {
    this.contraction = contraction;
    this.player = player;
    this.profile = profile;
    this.pairs = new double[profile.length][0];
    this.opponents = new int[profile.length - 1];
    for (int i = 0; i < opponents.length; i++) {
      opponents[i] = i < player ? i : i + 1;
    }
  }

  /** For each opponent the matrix of own strategies by theirs, row-major. */
  static double[][] of(
      PayoffContraction contraction,
      int[] strategies,
      int player,
      double[] payoffs,
      double[][] profile) {
    PairContraction all = new PairContraction(contraction, player, profile);
    if (all.opponents.length > 0) {
      all.descend(new Tensor(strategies.clone(), payoffs), 0, all.opponents.length);
    }
    return all.pairs;
  }

  /** The opponents outside of the range have been summed away. */
  private void descend(Tensor tensor, int from, int to) {
    if (to - from == 1) {
      int opponent = opponents[from];
      pairs[opponent] = opponent > player ? tensor.data().clone() : transposed(tensor, opponent);
      return;
    }
    int middle = (from + to) / 2;
    descend(without(tensor, middle, to), from, middle);
    descend(without(tensor, from, middle), middle, to);
  }

  /** Sums a range of opponents away: a run of neighbouring axes, or two with the player between. */
  private Tensor without(Tensor tensor, int from, int to) {
    int first = opponents[from];
    int last = opponents[to - 1];
    if (first < player && player < last) {
      return summed(summed(tensor, first, player), player + 1, last + 1);
    }
    return summed(tensor, first, last + 1);
  }

  /** Sums a run of axes away: at once, or its first axes before the others. */
  private Tensor summed(Tensor tensor, int from, int to) {
    int after = tensor.product(to, profile.length);
    int middle = to;
    while (after > 1 && middle > from + 1 && tensor.product(middle, profile.length) < LONG) {
      middle--;
    }
    Tensor rest = contraction.contract(tensor, from, middle, profile);
    return middle < to ? contraction.contract(rest, middle, to, profile) : rest;
  }

  private double[] transposed(Tensor tensor, int opponent) {
    int rows = tensor.shape()[opponent];
    int columns = tensor.shape()[player];
    double[] result = new double[tensor.data().length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result[j * rows + i] = tensor.data()[i * columns + j];
      }
    }
    return result;
  }
}
