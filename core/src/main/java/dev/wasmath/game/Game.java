package dev.wasmath.game;

import dev.wasmath.Wasmath;
import dev.wasmath.game.NormalFormGame.Player;

/**
 * A finite game: players, each with a number of strategies, who have a payoff for every pure
 * profile, that is for every choice of one strategy a player.
 *
 * <p>Players and strategies are counted from 0. Games are immutable, and safe for use by several
 * threads.
 */
public sealed interface Game permits BimatrixGame, NormalFormGame, PolymatrixGame, SymmetricGame {
  /** The title, perhaps empty. */
  String title();

  /** The number of players. */
  int players();

  /** The name and the strategies of one player. */
  Player player(int player);

  /** The number of strategies of one player. */
  int strategies(int player);

  /** The numbers of strategies of all players, in a new array. */
  int[] strategies();

  /**
   * The payoff to one player when each plays the given strategy.
   *
   * @throws IllegalArgumentException if the profile does not name one strategy for each player
   */
  double payoff(int player, int... profile);

  /** The difference of a player's largest and smallest payoff; infinite or NaN if it overflows. */
  double payoffRange(int player);

  /**
   * The deviation payoffs of a player: for each of the player's own strategies, the expected payoff
   * against the other players' mixed strategies, in a new array.
   *
   * @param math the operations to compute with
   * @param profile a mixed strategy for each player; the player's own is not read
   * @throws IllegalArgumentException if the sizes do not fit
   */
  double[] deviationPayoffs(Wasmath math, int player, double[][] profile);

  /**
   * The pair payoffs of a player: for each opponent j a matrix, row-major in a new array, whose
   * element (a, b) is the player's expected payoff when the player has strategy a, opponent j has
   * strategy b, and the others mix. It is the derivative of the deviation payoffs by the opponent's
   * probabilities. The player's own place has an empty array.
   *
   * @param math the operations to compute with
   * @param profile a mixed strategy for each player; the player's own is not read
   * @throws IllegalArgumentException if the sizes do not fit
   */
  double[][] pairPayoffs(Wasmath math, int player, double[][] profile);

  /**
   * The same game with dense payoffs: this game itself, if it has them.
   *
   * @throws IllegalArgumentException if they do not fit; the message tells the size needed
   */
  NormalFormGame normalForm();
}
