package dev.wasmath.game;

import java.util.Arrays;

/**
 * A mixed profile: for each player a mixed strategy, which is a probability for each of the
 * player's strategies. Players and strategies are counted from 0.
 */
public final class MixedProfile {
  /** So far from one may the sum of a player's probabilities be. */
  public static final double TOLERANCE = 1e-9;

  private final double[][] mixed;

  private MixedProfile(double[][] mixed) {
    this.mixed = mixed;
  }

  /**
   * The profile of these mixed strategies, one array a player, which are copied.
   *
   * @throws IllegalArgumentException if there is none, one is empty, a probability is negative or
   *     NaN, or a sum of probabilities is farther than {@link #TOLERANCE} from one
   */
  public static MixedProfile of(double[]... mixed) {
    if (mixed.length == 0) {
      throw new IllegalArgumentException("a profile has at least 1 mixed strategy, not 0");
    }
    for (int i = 0; i < mixed.length; i++) {
      check(i, mixed[i]);
    }
    return new MixedProfile(copy(mixed));
  }

  /** The profile in which every player plays all strategies with the same probability. */
  public static MixedProfile uniform(Game game) {
    double[][] mixed = new double[game.players()][];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = new double[game.strategies(i)];
      Arrays.fill(mixed[i], 1.0 / mixed[i].length);
    }
    return new MixedProfile(mixed);
  }

  /**
   * The profile in which every player plays one strategy.
   *
   * @throws IllegalArgumentException if there is not one strategy a player, or one is not there
   */
  public static MixedProfile pure(Game game, int... strategies) {
    if (strategies.length != game.players()) {
      throw new IllegalArgumentException(
          "a profile of "
              + strategies.length
              + " strategies in a game of "
              + game.players()
              + " players");
    }
    double[][] mixed = new double[strategies.length][];
    for (int i = 0; i < mixed.length; i++) {
      if (strategies[i] < 0 || strategies[i] >= game.strategies(i)) {
        throw new IllegalArgumentException(
            "strategy " + strategies[i] + " of player " + i + ", who has " + game.strategies(i));
      }
      mixed[i] = new double[game.strategies(i)];
      mixed[i][strategies[i]] = 1;
    }
    return new MixedProfile(mixed);
  }

  /** The number of players. */
  public int players() {
    return mixed.length;
  }

  /** One player's probabilities, in a new array. */
  public double[] mixed(int player) {
    return mixed[player].clone();
  }

  /** The probability of one player's strategy. */
  public double probability(int player, int strategy) {
    return mixed[player][strategy];
  }

  /** All probabilities, in new arrays, one a player. */
  public double[][] toArrays() {
    return copy(mixed);
  }

  /** The largest difference of a probability; infinite for profiles of another shape. */
  public double distance(MixedProfile other) {
    double distance = other.mixed.length == mixed.length ? 0 : Double.POSITIVE_INFINITY;
    for (int i = 0; i < Math.min(mixed.length, other.mixed.length); i++) {
      if (mixed[i].length != other.mixed[i].length) {
        return Double.POSITIVE_INFINITY;
      }
      for (int a = 0; a < mixed[i].length; a++) {
        distance = Math.max(distance, Math.abs(mixed[i][a] - other.mixed[i][a]));
      }
    }
    return distance;
  }

  /**
   * Checks that this is a profile of the game.
   *
   * @throws IllegalArgumentException naming both numbers, if it is not
   */
  public void checkFits(Game game) {
    if (mixed.length != game.players()) {
      throw new IllegalArgumentException(
          "a profile of " + mixed.length + " players for a game of " + game.players());
    }
    for (int i = 0; i < mixed.length; i++) {
      if (mixed[i].length != game.strategies(i)) {
        throw new IllegalArgumentException(
            "player %d has %d probabilities and %d strategies"
                .formatted(i + 1, mixed[i].length, game.strategies(i)));
      }
    }
  }

  /** Whether the other object is a profile of the same probabilities, bit by bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof MixedProfile that && Arrays.deepEquals(mixed, that.mixed);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(mixed);
  }

  @Override
  public String toString() {
    return Arrays.deepToString(mixed);
  }

  static double[][] copy(double[][] mixed) {
    double[][] copy = new double[mixed.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = mixed[i].clone();
    }
    return copy;
  }

  private static void check(int player, double[] mixed) {
    double sum = 0;
    for (int a = 0; a < mixed.length; a++) {
      if (!(mixed[a] >= 0)) {
        throw new IllegalArgumentException(
            "player %d's probability %d is %s; it has to be 0 or more"
                .formatted(player + 1, a + 1, mixed[a]));
      }
      sum += mixed[a];
    }
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new IllegalArgumentException(
          "player %d's %d probabilities add up to %s, not to 1"
              .formatted(player + 1, mixed.length, sum));
    }
  }
}
