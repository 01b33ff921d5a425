package dev.wasmath.game;

import dev.wasmath.Games;
import dev.wasmath.Wasmath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far a profile is from a Nash equilibrium: for each player what the best response would gain.
 *
 * <p>A profile in which no regret exceeds epsilon is an epsilon-equilibrium; one without regret is
 * an equilibrium. Regrets are in units of payoff. Relative ones are divided by the range of the
 * payoffs, which is the largest, over the players, of the difference of a player's payoffs.
 *
 * @param each the regret of each player, 0 or more
 * @param range the range of the payoffs, 0 or more
 */
public record Regret(List<Double> each, double range) {
  /** A regret of each player; the list is copied. */
  public Regret {
    each = List.copyOf(each);
  }

  /**
   * The regret of a profile, by the operations of Wasmath.
   *
   * <p>Error: that of the deviation payoffs, for which see {@link Games#payoffComputation}, {@link
   * dev.wasmath.op.Gemv} and {@link dev.wasmath.op.Dot}, and of {@link Games#regret}.
   *
   * @throws IllegalArgumentException if the profile is not one of the game, or the range of the
   *     payoffs or an expected payoff overflows
   */
  public static Regret of(Wasmath math, Game game, MixedProfile profile) {
    profile.checkFits(game);
    double[][] mixed = profile.toArrays();
    double[][] payoffs = new double[mixed.length][];
    for (int i = 0; i < payoffs.length; i++) {
      payoffs[i] = game.deviationPayoffs(math, i, mixed);
    }
    return of(math.games().convergenceCheck(payoffs, mixed), range(game));
  }

  static Regret of(double[] each, double range) {
    return new Regret(Arrays.stream(each).boxed().toList(), range);
  }

  /**
   * The regret of a profile, by enumeration of all pure profiles in plain Java with compensated
   * sums (Neumaier 1974): slow, and independent of everything that solvers use.
   *
   * <p>Error: some rounding units of the payoffs' largest absolute value.
   *
   * @throws IllegalArgumentException as {@link #of}, and if the game is too large for dense payoffs
   */
  public static Regret enumerated(Game game, MixedProfile profile) {
    profile.checkFits(game);
    return new Regret(
        new Enumeration(game.normalForm(), profile.toArrays()).regrets(), range(game));
  }

  /** The largest regret: the profile is an epsilon-equilibrium for this epsilon. */
  public double epsilon() {
    return each.stream().mapToDouble(regret -> regret).max().orElse(0);
  }

  /** The sum of the regrets, called NashConv. */
  public double nashConv() {
    return each.stream().mapToDouble(regret -> regret).sum();
  }

  /** The largest regret over the range of the payoffs; 0 when that is 0. */
  public double relativeEpsilon() {
    return relative(epsilon());
  }

  /** The sum of the regrets over the range of the payoffs; 0 when that is 0. */
  public double relativeNashConv() {
    return relative(nashConv());
  }

  private double relative(double regret) {
    return range == 0 ? 0 : regret / range;
  }

  /**
   * The largest, over the players, of the difference of a player's payoffs.
   *
   * @throws IllegalArgumentException if it overflows
   */
  static double range(Game game) {
    double range = 0;
    for (int i = 0; i < game.players(); i++) {
      range = Math.max(range, game.payoffRange(i));
    }
    if (!(range < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the difference of two payoffs of a player overflows; scale the payoffs");
    }
    return range;
  }

  /** Expected payoffs summed over all pure profiles. */
  private static final class Enumeration {
    private final NormalFormGame game;
    private final double[][] mixed;
    private final int[] pure;

    Enumeration(NormalFormGame game, double[][] mixed) {
      this.game = game;
      this.mixed = mixed;
      this.pure = new int[mixed.length];
    }

    List<Double> regrets() {
      List<Double> regrets = new ArrayList<>();
      for (int i = 0; i < mixed.length; i++) {
        regrets.add(regret(i));
      }
      return regrets;
    }

    private double regret(int player) {
      double[] tensor = game.payoffs(player);
      double[] sums = new double[mixed[player].length];
      double[] lost = new double[mixed[player].length];
      for (double payoff : tensor) {
        int own = pure[player];
        double term = weight(player) * payoff;
        double sum = sums[own] + term;
        boolean larger = Math.abs(sums[own]) >= Math.abs(term);
        lost[own] += larger ? (sums[own] - sum) + term : (term - sum) + sums[own];
        sums[own] = sum;
        next();
      }
      double best = Double.NEGATIVE_INFINITY;
      double expected = 0;
      for (int a = 0; a < sums.length; a++) {
        double payoff = sums[a] + lost[a];
        best = Math.max(best, payoff);
        expected += mixed[player][a] * payoff;
      }
      return Math.max(0, best - expected);
    }

    /** The probability that the opponents play as in the pure profile. */
    private double weight(int player) {
      double weight = 1;
      for (int i = 0; i < pure.length; i++) {
        if (i != player) {
          weight *= mixed[i][pure[i]];
        }
      }
      return weight;
    }

    /** Goes on to the next pure profile, and from the last to the first. */
    private void next() {
      int i = pure.length - 1;
      while (i >= 0 && ++pure[i] == mixed[i].length) {
        pure[i] = 0;
        i--;
      }
    }
  }
}
