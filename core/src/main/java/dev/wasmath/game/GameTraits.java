package dev.wasmath.game;

import java.util.ArrayList;
import java.util.List;

/**
 * What can be seen of a game's payoffs, compared exactly.
 *
 * @param lowest each player's smallest payoff
 * @param highest each player's largest payoff
 * @param constantSum whether the payoffs of all players add up to the same in every pure profile
 * @param commonPayoffs whether all players have the same payoff in every pure profile
 * @param symmetric whether all players have as many strategies, and exchanging two players
 *     exchanges their payoffs
 */
public record GameTraits(
    List<Double> lowest,
    List<Double> highest,
    boolean constantSum,
    boolean commonPayoffs,
    boolean symmetric) {
  /** The lists are copied. */
  public GameTraits {
    lowest = List.copyOf(lowest);
    highest = List.copyOf(highest);
  }

  /** The traits of a game, by looking at every pure profile. */
  public static GameTraits of(NormalFormGame game) {
    List<Double> lowest = new ArrayList<>();
    List<Double> highest = new ArrayList<>();
    for (int i = 0; i < game.players(); i++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double payoff : game.payoffs(i)) {
        low = Math.min(low, payoff);
        high = Math.max(high, payoff);
      }
      lowest.add(low);
      highest.add(high);
    }
    return new GameTraits(
        lowest, highest, isConstantSum(game), hasCommonPayoffs(game), isSymmetric(game));
  }

  private static boolean isConstantSum(NormalFormGame game) {
    double first = sum(game, 0);
    for (int k = 1; k < game.profiles(); k++) {
      if (sum(game, k) != first) {
        return false;
      }
    }
    return true;
  }

  private static double sum(NormalFormGame game, int profile) {
    double sum = 0;
    for (int i = 0; i < game.players(); i++) {
      sum += game.payoffs(i)[profile];
    }
    return sum;
  }

  private static boolean hasCommonPayoffs(NormalFormGame game) {
    for (int i = 1; i < game.players(); i++) {
      for (int k = 0; k < game.profiles(); k++) {
        if (game.payoffs(i)[k] != game.payoffs(0)[k]) {
          return false;
        }
      }
    }
    return true;
  }

  /** Exchanges of neighbours make all permutations. */
  private static boolean isSymmetric(NormalFormGame game) {
    TensorShape shape = new TensorShape(game.strategies());
    for (int i = 1; i < game.players(); i++) {
      if (game.strategies(i) != game.strategies(0)) {
        return false;
      }
    }
    for (int k = 0; k < game.profiles(); k++) {
      int[] profile = shape.profile(k);
      for (int i = 0; i + 1 < profile.length; i++) {
        if (!isExchangeable(game, shape, profile, k, i)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isExchangeable(
      NormalFormGame game, TensorShape shape, int[] profile, int index, int player) {
    int[] exchanged = profile.clone();
    exchanged[player] = profile[player + 1];
    exchanged[player + 1] = profile[player];
    int other = shape.index(exchanged);
    for (int j = 0; j < profile.length; j++) {
      int partner = j == player ? player + 1 : j == player + 1 ? player : j;
      if (game.payoffs(j)[index] != game.payoffs(partner)[other]) {
        return false;
      }
    }
    return true;
  }
}
