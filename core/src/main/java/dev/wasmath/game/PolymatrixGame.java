package dev.wasmath.game;

import dev.wasmath.Matrix;
import dev.wasmath.Wasmath;
import dev.wasmath.game.NormalFormGame.Player;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * A polymatrix game: each player plays a game of two with every other one, with the same strategy
 * in all of them, and is paid the sum (Yanovskaya 1968).
 *
 * <p>Of n players with s strategies it has n (n - 1) matrices of s x s payoffs, where dense tensors
 * would have n s^n numbers. Deviation payoffs are sums of products of a matrix and a vector, in the
 * order of the opponents. The matrices are shared, never copied; they must not change afterwards.
 */
public final class PolymatrixGame implements Game {
  private final String title;
  private final List<Player> players;

  /** Row i has player i's matrices by opponent; the own place has an empty one. */
  private final Matrix[][] pairs;

  /** What pairs of players are paid. */
  @FunctionalInterface
  public interface Pairs {
    /**
     * A player's payoffs in the game with an opponent: a row for each of the player's strategies, a
     * column for each of the opponent's.
     */
    Matrix of(int player, int opponent);
  }

  /**
   * The game of these payoffs, each of which is asked for once.
   *
   * @throws IllegalArgumentException if there is no player, a matrix has not as many rows and
   *     columns as the two players have strategies, or a payoff is NaN or infinite
   */
  public PolymatrixGame(String title, List<Player> players, Pairs pairs) {
    if (players.isEmpty()) {
      throw new IllegalArgumentException("A game has at least 1 player, not 0");
    }
    this.title = Objects.requireNonNull(title, "title");
    this.players = List.copyOf(players);
    this.pairs = new Matrix[players.size()][players.size()];
    for (int i = 0; i < players.size(); i++) {
      for (int j = 0; j < players.size(); j++) {
        this.pairs[i][j] = i == j ? Matrix.zeros(0, 0) : checked(i, j, pairs.of(i, j));
      }
    }
  }

  private Matrix checked(int player, int opponent, Matrix payoffs) {
    int rows = strategies(player);
    int columns = strategies(opponent);
    if (payoffs.rows() != rows || payoffs.columns() != columns) {
      throw new IllegalArgumentException(
          "player %d's payoffs against player %d are %d x %d where %d x %d is needed"
              .formatted(player, opponent, payoffs.rows(), payoffs.columns(), rows, columns));
    }
    for (double payoff : payoffs.data()) {
      if (!Double.isFinite(payoff)) {
        throw new IllegalArgumentException(
            "a payoff of player %d against player %d is %s".formatted(player, opponent, payoff));
      }
    }
    return payoffs;
  }

  /** A player's payoffs in the game with an opponent; without rows for the player itself. */
  public Matrix pair(int player, int opponent) {
    return pairs[player][opponent];
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public int players() {
    return players.size();
  }

  @Override
  public Player player(int player) {
    return players.get(player);
  }

  @Override
  public int strategies(int player) {
    return players.get(player).strategies();
  }

  @Override
  public int[] strategies() {
    return players.stream().mapToInt(Player::strategies).toArray();
  }

  @Override
  public double payoff(int player, int... profile) {
    if (profile.length != players()) {
      throw new IllegalArgumentException(
          "A profile of %d strategies in a game of %d players"
              .formatted(profile.length, players()));
    }
    for (int i = 0; i < profile.length; i++) {
      if (profile[i] < 0 || profile[i] >= strategies(i)) {
        throw new IllegalArgumentException(
            "Strategy %d of player %d, who has %d".formatted(profile[i], i, strategies(i)));
      }
    }
    double payoff = 0;
    for (int j = 0; j < profile.length; j++) {
      payoff += j == player ? 0 : pairs[player][j].get(profile[player], profile[j]);
    }
    return payoff;
  }

  /** Exact but for rounding: for each own strategy the opponents are independent of each other. */
  @Override
  public double payoffRange(int player) {
    double[] highest = new double[strategies(player)];
    double[] lowest = new double[strategies(player)];
    for (int j = 0; j < players(); j++) {
      Matrix payoffs = pairs[player][j];
      for (int a = 0; a < payoffs.rows(); a++) {
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        for (int b = 0; b < payoffs.columns(); b++) {
          high = Math.max(high, payoffs.get(a, b));
          low = Math.min(low, payoffs.get(a, b));
        }
        highest[a] += high;
        lowest[a] += low;
      }
    }
    return DoubleStream.of(highest).max().orElse(0) - DoubleStream.of(lowest).min().orElse(0);
  }

  @Override
  public double[] deviationPayoffs(Wasmath math, int player, double[][] profile) {
    double[] sum = new double[strategies(player)];
    double[] product = new double[sum.length];
    for (int j = 0; j < players(); j++) {
      if (j != player) {
        math.matrices().multiply(pairs[player][j], profile[j], product);
        math.vectors().add(sum, product, sum);
      }
    }
    return sum;
  }

  @Override
  public double[][] pairPayoffs(Wasmath math, int player, double[][] profile) {
    double[][] expected = new double[players()][];
    for (int j = 0; j < players(); j++) {
      expected[j] =
          j == player
              ? new double[strategies(player)]
              : math.matrices().multiply(pairs[player][j], profile[j]);
    }
    double[][] result = new double[players()][0];
    for (int j = 0; j < players(); j++) {
      if (j != player) {
        result[j] = pairs[player][j].data().clone();
        addOthers(result[j], expected, j);
      }
    }
    return result;
  }

  /** Adds to each row what the other opponents pay its strategy. */
  private static void addOthers(double[] pair, double[][] expected, int opponent) {
    int rows = expected[opponent].length;
    int columns = pair.length / rows;
    for (int a = 0; a < rows; a++) {
      double others = 0;
      for (int k = 0; k < expected.length; k++) {
        others += k == opponent ? 0 : expected[k][a];
      }
      for (int b = 0; b < columns; b++) {
        pair[a * columns + b] += others;
      }
    }
  }

  @Override
  public NormalFormGame normalForm() {
    TensorShape shape = new TensorShape(strategies());
    double[][] tensors = shape.allocate();
    for (int k = 0; k < shape.profiles(); k++) {
      int[] profile = shape.profile(k);
      for (int i = 0; i < players(); i++) {
        tensors[i][k] = payoff(i, profile);
      }
    }
    return new NormalFormGame(title, "", players, tensors);
  }

  /** Whether the other object is a polymatrix game of equal names and payoffs, bit by bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof PolymatrixGame that
        && title.equals(that.title)
        && players.equals(that.players)
        && Arrays.deepEquals(pairs, that.pairs);
  }

  @Override
  public int hashCode() {
    return 31 * Objects.hash(title, players) + Arrays.deepHashCode(pairs);
  }

  @Override
  public String toString() {
    return "PolymatrixGame \"%s\" of %d players".formatted(title, players());
  }
}
