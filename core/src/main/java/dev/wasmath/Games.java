package dev.wasmath;

import dev.wasmath.PayoffContraction.Packed;
import java.util.ArrayList;
import java.util.List;

/**
 * The door to the operations on games in normal form.
 *
 * <p>A player's payoffs are a flat tensor with one axis a player, the last player's strategy
 * running fastest. A mixed strategy is an array of probabilities; a profile has one for each
 * player.
 */
public final class Games {
  private final PayoffContraction contraction;
  private final Vectors vectors;

  Games(Orchestrator orchestrator, Vectors vectors) {
    this.vectors = vectors;
    this.contraction = new PayoffContraction(orchestrator, vectors);
  }

  /**
   * The deviation payoffs of a player: for each of the player's own strategies, the expected payoff
   * against the other players' mixed strategies.
   *
   * <p>Cost: every payoff is read once. Error: at most {@code p + s_1 + ... + s_n} rounding units
   * of the same sum taken over absolute values, where p is the number of pure profiles of the half
   * of the opponents that is summed away first.
   *
   * @param strategies the number of strategies of each player
   * @param player whose payoffs, counted from 0
   * @param payoffs the player's tensor
   * @param profile a mixed strategy for each player; the player's own is not read
   * @throws IllegalArgumentException if the sizes do not fit
   */
  public double[] payoffComputation(
      int[] strategies, int player, double[] payoffs, double[][] profile) {
    checkPlayer(strategies, player, payoffs);
    checkProfile(strategies, player, profile);
    return contraction.deviationPayoffs(strategies, player, payoffs, profile);
  }

  /**
   * The deviation payoffs of a player against many profiles, as from many starting points at once:
   * a row for each of them, with the bits of {@link #payoffComputation(int[], int, double[],
   * double[][])}. The payoffs are read once for 64 profiles, in products of matrices; a profile
   * against which a payoff is infinite or NaN is then computed alone.
   *
   * @param strategies the number of strategies of each player
   * @param player whose payoffs, counted from 0
   * @param payoffs the player's tensor
   * @param profiles each a mixed strategy for each player; the player's own are not read
   * @throws IllegalArgumentException if the sizes do not fit
   */
  public double[][] payoffComputation(
      int[] strategies, int player, double[] payoffs, List<double[][]> profiles) {
    checkPlayer(strategies, player, payoffs);
    for (double[][] profile : profiles) {
      checkProfile(strategies, player, profile);
    }
    return contraction.deviationPayoffs(strategies, player, payoffs, profiles);
  }

  /**
   * Packs the payoffs of all players for {@link #payoffComputation(PackedGame, List)}: in arrays
   * about as large once more, or twice where last players have few strategies; small games are left
   * as they are. It repays where many profiles change step by step.
   *
   * @param strategies the number of strategies of each player
   * @param payoffs each player's tensor; kept as well, and not to be changed
   * @throws IllegalArgumentException if the sizes do not fit
   */
  public PackedGame pack(int[] strategies, double[][] payoffs) {
    Arguments.length("the payoffs", payoffs.length, strategies.length);
    List<Packed> players = new ArrayList<>();
    int[] shape = strategies.clone();
    for (int player = 0; player < shape.length; player++) {
      checkTensor(shape, payoffs[player]);
      players.add(Packed.of(shape, player, payoffs[player]));
    }
    return new PackedGame(shape, players);
  }

  /**
   * The deviation payoffs of all players against many profiles: for each profile a row for each
   * player, with the bits of {@link #payoffComputation(int[], int, double[], double[][])}. It is
   * the fastest way from many starting points: the payoffs are read in their order, once for 64
   * profiles, and players next to each other share joint weights that they have in common.
   *
   * @param game of {@link #pack}
   * @param profiles each a mixed strategy for each player
   * @throws IllegalArgumentException if the sizes do not fit
   */
  public List<double[][]> payoffComputation(PackedGame game, List<double[][]> profiles) {
    int[] strategies = game.strategies();
    for (double[][] profile : profiles) {
      Arguments.length("the profile", profile.length, strategies.length);
      for (int i = 0; i < profile.length; i++) {
        checkMixed(strategies, i, profile[i]);
      }
    }
    return contraction.deviationPayoffs(game.players(), profiles);
  }

  /**
   * The pair payoffs of a player: for each opponent j a matrix, row-major in a new array, whose
   * element (a, b) is the player's expected payoff when the player has strategy a, opponent j has
   * strategy b, and the others mix. It is the derivative of the deviation payoffs by the opponent's
   * probabilities. The player's own place has an empty array.
   *
   * <p>Cost: every payoff is read about twice. Error: at most {@code p + s_1 + ... + s_n} rounding
   * units of the same sum taken over absolute values, where p is the number of pure profiles of the
   * half of the opponents that is summed away first.
   *
   * @param strategies the number of strategies of each player
   * @param player whose payoffs, counted from 0
   * @param payoffs the player's tensor
   * @param profile a mixed strategy for each player; the player's own is not read
   * @throws IllegalArgumentException if the sizes do not fit
   */
  public double[][] pairPayoffs(
      int[] strategies, int player, double[] payoffs, double[][] profile) {
    checkPlayer(strategies, player, payoffs);
    checkProfile(strategies, player, profile);
    return PairContraction.of(contraction, strategies, player, payoffs, profile);
  }

  /**
   * The best response: the lowest strategy whose payoff lies within {@code tolerance} of the best.
   *
   * <p>Exact: the best payoff is that of {@link Vectors#max}. -0.0 and 0.0 tie.
   *
   * @param payoffs deviation payoffs
   * @param tolerance in units of payoff, 0 or more
   * @throws IllegalArgumentException if there are no payoffs, one is NaN, or the tolerance is
   *     negative, infinite or NaN
   */
  public int bestResponse(double[] payoffs, double tolerance) {
    if (!(tolerance >= 0.0 && tolerance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the tolerance must be 0 or more, and finite: " + tolerance);
    }
    double threshold = best(payoffs) - tolerance;
    int strategy = 0;
    while (!(payoffs[strategy] >= threshold)) {
      strategy++;
    }
    return strategy;
  }

  /**
   * The regret of a mixed strategy: the best of the payoffs minus the expected one, which is what
   * the best response would gain; 0 where rounding makes that negative.
   *
   * <p>Error: that of {@link dev.wasmath.op.Dot}, and the rounding of the difference.
   *
   * @param payoffs deviation payoffs
   * @param mixed the player's probabilities
   * @throws IllegalArgumentException if the lengths differ, there are no payoffs, one is NaN, or
   *     the regret is NaN, as infinite payoffs make it
   */
  public double regret(double[] payoffs, double[] mixed) {
    Arguments.sameLength(payoffs, mixed);
    double best = best(payoffs);
    double expected = vectors.dot(payoffs, mixed);
    double regret = best - expected;
    if (Double.isNaN(regret)) {
      throw new IllegalArgumentException(
          "the regret is not a number: the best payoff is %s, the expected one %s"
              .formatted(best, expected));
    }
    return Math.max(0.0, regret);
  }

  /**
   * The regret of each player, in a new array. A profile in which none exceeds epsilon is an
   * epsilon-equilibrium; their sum is called NashConv.
   *
   * @param payoffs the deviation payoffs of each player
   * @param profile a mixed strategy for each player
   * @throws IllegalArgumentException if there are not as many payoffs as mixed strategies, or as
   *     {@link #regret} does
   */
  public double[] convergenceCheck(double[][] payoffs, double[][] profile) {
    Arguments.length("the profile", profile.length, payoffs.length);
    double[] regrets = new double[profile.length];
    for (int i = 0; i < regrets.length; i++) {
      regrets[i] = regret(payoffs[i], profile[i]);
    }
    return regrets;
  }

  private double best(double[] payoffs) {
    if (payoffs.length == 0) {
      throw new IllegalArgumentException("there are no payoffs");
    }
    double best = vectors.max(payoffs);
    if (Double.isNaN(best)) {
      throw new IllegalArgumentException("a payoff is NaN");
    }
    return best;
  }

  private static void checkPlayer(int[] strategies, int player, double[] payoffs) {
    if (player < 0 || player >= strategies.length) {
      throw new IllegalArgumentException(
          "player " + player + " of a game with " + strategies.length + " players");
    }
    checkTensor(strategies, payoffs);
  }

  /** The player's own mixed strategy is not looked at. */
  private static void checkProfile(int[] strategies, int player, double[][] profile) {
    Arguments.length("the profile", profile.length, strategies.length);
    for (int i = 0; i < strategies.length; i++) {
      if (i != player) {
        checkMixed(strategies, i, profile[i]);
      }
    }
  }

  private static void checkMixed(int[] strategies, int player, double[] mixed) {
    Arguments.length("player " + player + "'s mixed strategy", mixed.length, strategies[player]);
  }

  private static void checkTensor(int[] strategies, double[] payoffs) {
    long profiles = 1;
    for (int i = 0; i < strategies.length; i++) {
      if (strategies[i] < 1) {
        throw new IllegalArgumentException("player " + i + " has " + strategies[i] + " strategies");
      }
      profiles *= strategies[i];
      if (profiles > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "the payoff tensor has length %d where %d or more is needed"
                .formatted(payoffs.length, profiles));
      }
    }
    Arguments.length("the payoff tensor", payoffs.length, profiles);
  }
}
