package dev.wasmath.game;

import dev.wasmath.op.Probe;
import java.util.Arrays;

/**
 * Games drawn at random, by kinds with known properties. The same seed gives the same game on every
 * machine. Games without structure are {@link NormalFormGame#random}.
 */
public final class RandomGames {
  private RandomGames() {}

  /**
   * A zero-sum game of two players, with payoffs spread evenly over [-1, 1): all its equilibria pay
   * the same, and fictitious play converges.
   *
   * @throws IllegalArgumentException if a number of strategies is below 1, or the tensors do not
   *     fit
   */
  public static NormalFormGame zeroSum(long seed, int rows, int columns) {
    double[][] payoffs = new TensorShape(rows, columns).allocate();
    Probe probe = Probe.ordinary(seed);
    for (int k = 0; k < payoffs[0].length; k++) {
      payoffs[0][k] = probe.next();
      payoffs[1][k] = -payoffs[0][k];
    }
    return game("Zero-sum", seed, new int[] {rows, columns}, payoffs);
  }

  /**
   * A coordination game: all players have the same payoff, 0 unless all play the same strategy, and
   * then one drawn evenly from [0.5, 1.5). Of two players with n strategies it has 2^n - 1
   * equilibria, one for each support.
   *
   * @throws IllegalArgumentException if there is no player or strategy, or the tensors do not fit
   */
  public static NormalFormGame coordination(long seed, int players, int strategies) {
    int[] counts = new int[Math.max(0, players)];
    Arrays.fill(counts, strategies);
    TensorShape shape = new TensorShape(counts);
    double[][] payoffs = shape.allocate();
    Probe probe = Probe.ordinary(seed);
    for (int a = 0; a < strategies; a++) {
      int[] same = new int[players];
      Arrays.fill(same, a);
      double payoff = 1 + probe.next() / 2;
      for (double[] tensor : payoffs) {
        tensor[shape.index(same)] = payoff;
      }
    }
    return game("Coordination", seed, counts, payoffs);
  }

  /**
   * A congestion game (Rosenthal 1973): each player uses one resource, at a cost that grows with
   * the number of its users, by steps drawn evenly from [0, 1). It has a pure equilibrium.
   *
   * @throws IllegalArgumentException if there is no player or resource, or the tensors do not fit
   */
  public static NormalFormGame congestion(long seed, int players, int resources) {
    int[] counts = new int[Math.max(0, players)];
    Arrays.fill(counts, resources);
    TensorShape shape = new TensorShape(counts);
    double[][] payoffs = shape.allocate();
    Probe probe = Probe.ordinary(seed);
    double[][] costs = new double[resources][players + 1];
    for (double[] cost : costs) {
      for (int users = 1; users <= players; users++) {
        cost[users] = cost[users - 1] + (probe.next() + 1) / 2;
      }
    }
    for (int k = 0; k < shape.profiles(); k++) {
      int[] profile = shape.profile(k);
      int[] users = new int[resources];
      for (int resource : profile) {
        users[resource]++;
      }
      for (int i = 0; i < players; i++) {
        payoffs[i][k] = -costs[profile[i]][users[profile[i]]];
      }
    }
    return game("Congestion", seed, counts, payoffs);
  }

  /**
   * A potential game (Monderer and Shapley 1996): a potential common to all players, and for each
   * player something that depends on the others alone, both spread evenly over [-1, 1). It has a
   * pure equilibrium, where the potential is largest.
   *
   * @throws IllegalArgumentException if there is no player, a player has no strategy, or the
   *     tensors do not fit
   */
  public static NormalFormGame potential(long seed, int... strategies) {
    TensorShape shape = new TensorShape(strategies);
    double[][] payoffs = shape.allocate();
    Probe probe = Probe.ordinary(seed);
    double[] potential = probe.doubles(shape.profiles());
    int stride = shape.profiles();
    for (int i = 0; i < payoffs.length; i++) {
      stride /= strategies[i];
      double[] others = probe.doubles(shape.profiles() / strategies[i]);
      for (int k = 0; k < shape.profiles(); k++) {
        int rest = k / (stride * strategies[i]) * stride + k % stride;
        payoffs[i][k] = potential[k] + others[rest];
      }
    }
    return game("Potential", seed, strategies, payoffs);
  }

  /**
   * A game with an equilibrium that is known beforehand.
   *
   * @param game the game
   * @param equilibrium in which every strategy is played, up to rounding
   */
  public record Planted(NormalFormGame game, MixedProfile equilibrium) {}

  /**
   * A game as {@link NormalFormGame#random}, to whose payoffs so much is added, for each player and
   * strategy, that all strategies pay nothing against a random profile.
   *
   * @throws IllegalArgumentException if there is no player, a player has no strategy, or the
   *     tensors do not fit
   */
  public static Planted planted(long seed, int... strategies) {
    NormalFormGame random = NormalFormGame.random(seed, strategies);
    MixedProfile profile = Starts.random(random, Probe.ordinary(~seed));
    TensorShape shape = new TensorShape(strategies);
    double[][] payoffs = new double[strategies.length][];
    int stride = shape.profiles();
    for (int i = 0; i < payoffs.length; i++) {
      stride /= strategies[i];
      payoffs[i] = random.payoffs(i).clone();
      double[] expected = new double[strategies[i]];
      for (int k = 0; k < shape.profiles(); k++) {
        expected[k / stride % strategies[i]] +=
            weight(profile, shape.profile(k), i) * payoffs[i][k];
      }
      for (int k = 0; k < shape.profiles(); k++) {
        payoffs[i][k] -= expected[k / stride % strategies[i]];
      }
    }
    return new Planted(game("Planted equilibrium", seed, strategies, payoffs), profile);
  }

  private static double weight(MixedProfile profile, int[] pure, int player) {
    double weight = 1;
    for (int i = 0; i < pure.length; i++) {
      if (i != player) {
        weight *= profile.probability(i, pure[i]);
      }
    }
    return weight;
  }

  private static NormalFormGame game(String kind, long seed, int[] strategies, double[][] payoffs) {
    String title = kind + " " + new TensorShape(strategies) + ", seed " + seed;
    return NormalFormGame.of(title, strategies, payoffs);
  }
}
