package dev.wasmath.game;

import dev.wasmath.Wasmath;
import dev.wasmath.game.NormalFormGame.Player;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A symmetric game by counts: all players have the same strategies, and what one is paid depends on
 * the own strategy and on how many of the others play each strategy, not on who they are.
 *
 * <p>Of n players with s strategies it has s times the binomial coefficient of n + s - 2 over s - 1
 * payoffs, where dense tensors would have n s^n. Mixed profiles need not be symmetric. Deviation
 * payoffs come from the distribution of the others' counts, which is built up player by player.
 */
public final class SymmetricGame implements Game {
  private final String title;
  private final int players;
  private final Player template;
  private final Counts counts;

  /** Row a has the payoffs of strategy a, by the rank of the others' counts. */
  private final double[][] payoffs;

  /** What a player is paid. */
  @FunctionalInterface
  public interface Payoffs {
    /**
     * The payoff of a strategy.
     *
     * @param strategy counted from 0
     * @param others how many of the others play each strategy; must not be changed or kept
     */
    double of(int strategy, int[] others);
  }

  /**
   * The game of these payoffs, each of which is asked for once.
   *
   * @param labels the names of the strategies
   * @throws IllegalArgumentException if there is no player or strategy, the payoffs exceed an
   *     array, or one is NaN or infinite
   */
  public SymmetricGame(String title, int players, List<String> labels, Payoffs payoffs) {
    if (players < 1) {
      throw new IllegalArgumentException("A game has at least 1 player, not " + players);
    }
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("Players have 0 strategies; at least 1 is needed");
    }
    this.title = Objects.requireNonNull(title, "title");
    this.players = players;
    this.template = new Player("", labels.size(), labels);
    this.counts = new Counts(players - 1, labels.size());
    this.payoffs = new double[labels.size()][counts.size(players - 1)];
    for (int a = 0; a < labels.size(); a++) {
      int[] others = counts.first(players - 1);
      for (int k = 0; k < this.payoffs[a].length; k++) {
        double payoff = payoffs.of(a, others.clone());
        if (!Double.isFinite(payoff)) {
          throw new IllegalArgumentException(
              "The payoff of strategy "
                  + a
                  + " is "
                  + payoff
                  + " when the others are "
                  + Arrays.toString(others));
        }
        this.payoffs[a][k] = payoff;
        counts.next(others);
      }
    }
  }

  /**
   * The game whose strategies are called 1, 2, ...
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public static SymmetricGame of(String title, int players, int strategies, Payoffs payoffs) {
    List<String> labels = IntStream.rangeClosed(1, strategies).mapToObj(String::valueOf).toList();
    return new SymmetricGame(title, players, labels, payoffs);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public int players() {
    return players;
  }

  @Override
  public Player player(int player) {
    Objects.checkIndex(player, players);
    return new Player(String.valueOf(player + 1), template.strategies(), template.labels());
  }

  @Override
  public int strategies(int player) {
    Objects.checkIndex(player, players);
    return payoffs.length;
  }

  @Override
  public int[] strategies() {
    int[] strategies = new int[players];
    Arrays.fill(strategies, payoffs.length);
    return strategies;
  }

  @Override
  public double payoff(int player, int... profile) {
    if (profile.length != players) {
      throw new IllegalArgumentException(
          "A profile of %d strategies in a game of %d players".formatted(profile.length, players));
    }
    int[] others = new int[payoffs.length];
    for (int i = 0; i < players; i++) {
      if (profile[i] < 0 || profile[i] >= payoffs.length) {
        throw new IllegalArgumentException(
            "Strategy %d of player %d, who has %d".formatted(profile[i], i, payoffs.length));
      }
      others[profile[i]] += i == player ? 0 : 1;
    }
    return payoffs[profile[player]][counts.rank(others)];
  }

  @Override
  public double payoffRange(int player) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] row : payoffs) {
      for (double payoff : row) {
        low = Math.min(low, payoff);
        high = Math.max(high, payoff);
      }
    }
    return high - low;
  }

  @Override
  public double[] deviationPayoffs(Wasmath math, int player, double[][] profile) {
    double[] distribution = distribution(profile, player, player);
    double[] expected = new double[payoffs.length];
    for (int a = 0; a < expected.length; a++) {
      expected[a] = math.vectors().dot(payoffs[a], distribution);
    }
    return expected;
  }

  @Override
  public double[][] pairPayoffs(Wasmath math, int player, double[][] profile) {
    double[][] pairs = new double[players][0];
    int last = -1;
    for (int j = 0; j < players; j++) {
      if (j == player) {
        continue;
      }
      // Opponents who mix alike leave the same others behind.
      pairs[j] =
          last >= 0 && Arrays.equals(profile[j], profile[last])
              ? pairs[last]
              : pair(distribution(profile, player, j));
      last = j;
    }
    return pairs;
  }

  private double[] pair(double[] distribution) {
    int s = payoffs.length;
    double[] pair = new double[s * s];
    int[] others = counts.first(players - 2);
    for (double probability : distribution) {
      for (int b = 0; b < s; b++) {
        others[b]++;
        int rank = counts.rank(others);
        for (int a = 0; a < s; a++) {
          pair[a * s + b] += probability * payoffs[a][rank];
        }
        others[b]--;
      }
      counts.next(others);
    }
    return pair;
  }

  /** The distribution of the counts of all players but two, or one if they are the same. */
  private double[] distribution(double[][] profile, int player, int other) {
    double[] distribution = {1};
    int added = 0;
    for (int i = 0; i < players; i++) {
      if (i != player && i != other) {
        distribution = withPlayer(distribution, added, profile[i]);
        added++;
      }
    }
    return distribution;
  }

  private double[] withPlayer(double[] distribution, int before, double[] mixed) {
    double[] next = new double[counts.size(before + 1)];
    int[] chosen = counts.first(before);
    for (double probability : distribution) {
      for (int a = 0; probability != 0 && a < mixed.length; a++) {
        chosen[a]++;
        next[counts.rank(chosen)] += probability * mixed[a];
        chosen[a]--;
      }
      counts.next(chosen);
    }
    return next;
  }

  @Override
  public NormalFormGame normalForm() {
    TensorShape shape = new TensorShape(strategies());
    double[][] tensors = shape.allocate();
    for (int k = 0; k < shape.profiles(); k++) {
      int[] profile = shape.profile(k);
      for (int i = 0; i < players; i++) {
        tensors[i][k] = payoff(i, profile);
      }
    }
    List<Player> named = IntStream.range(0, players).mapToObj(this::player).toList();
    return new NormalFormGame(title, "", named, tensors);
  }

  /** Whether the other object is a symmetric game of equal names and payoffs, bit by bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SymmetricGame that
        && title.equals(that.title)
        && players == that.players
        && template.equals(that.template)
        && Arrays.deepEquals(payoffs, that.payoffs);
  }

  @Override
  public int hashCode() {
    return 31 * Objects.hash(title, players, template) + Arrays.deepHashCode(payoffs);
  }

  @Override
  public String toString() {
    return "SymmetricGame \"%s\" of %d players with %d strategies"
        .formatted(title, players, payoffs.length);
  }
}
