package dev.wasmath.game;

/**
 * The pair payoffs of one player: the payoff tensor contracted with the mixed strategies of all but
 * one opponent, for each opponent.
 *
 * <p>Opponents are halved: the tensor without one half serves all of the other half, so that all of
 * it costs little more than reading the tensor twice. Sums run in increasing strategy.
 */
final class PairPayoffs {
  private final int player;
  private final int[] opponents;
  private final double[][] profile;
  private final double[][] pairs;

  private PairPayoffs(int player, int[] opponents, double[][] profile) {
    this.player = player;
    this.opponents = opponents;
    this.profile = profile;
    this.pairs = new double[profile.length][0];
  }

  /** For each opponent the matrix of own strategies by theirs, row-major. */
  static double[][] of(TensorShape shape, int player, double[] tensor, double[][] profile) {
    int[] opponents = new int[shape.players() - 1];
    for (int i = 0; i < opponents.length; i++) {
      opponents[i] = i < player ? i : i + 1;
    }
    PairPayoffs search = new PairPayoffs(player, opponents, profile);
    if (opponents.length > 0) {
      search.descend(tensor, shape.strategies(), 0, opponents.length);
    }
    return search.pairs;
  }

  /** The opponents outside of the range have been summed away. */
  private void descend(double[] tensor, int[] shape, int from, int to) {
    if (to - from == 1) {
      int opponent = opponents[from];
      pairs[opponent] =
          opponent > player ? tensor.clone() : transposed(tensor, shape[opponent], shape[player]);
      return;
    }
    int middle = (from + to) / 2;
    half(tensor, shape, middle, to, from, middle);
    half(tensor, shape, from, middle, middle, to);
  }

  /** Sums away one half of the opponents, the first first, and goes on with the other. */
  private void half(double[] tensor, int[] shape, int from, int to, int keptFrom, int keptTo) {
    double[] rest = tensor;
    int[] left = shape.clone();
    for (int k = from; k < to; k++) {
      rest = contracted(rest, left, opponents[k], profile[opponents[k]]);
      left[opponents[k]] = 1;
    }
    descend(rest, left, keptFrom, keptTo);
  }

  private static double[] contracted(double[] tensor, int[] shape, int axis, double[] weights) {
    int outer = 1;
    for (int i = 0; i < axis; i++) {
      outer *= shape[i];
    }
    int inner = tensor.length / outer / shape[axis];
    double[] sums = new double[outer * inner];
    int from = 0;
    for (int o = 0; o < outer; o++) {
      for (double weight : weights) {
        for (int k = 0; k < inner; k++) {
          sums[o * inner + k] += weight * tensor[from + k];
        }
        from += inner;
      }
    }
    return sums;
  }

  private static double[] transposed(double[] matrix, int rows, int columns) {
    double[] result = new double[matrix.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result[j * rows + i] = matrix[i * columns + j];
      }
    }
    return result;
  }
}
