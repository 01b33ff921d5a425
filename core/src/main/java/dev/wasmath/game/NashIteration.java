package dev.wasmath.game;

import dev.wasmath.Games;
import dev.wasmath.Wasmath;
import java.util.Arrays;
import java.util.List;

/**
 * Simultaneous fictitious play on a game: in each iteration every player best-responds to the
 * average of what the others have played so far (G. W. Brown, "Iterative solution of games by
 * fictitious play", 1951).
 *
 * <p>One iteration is: deviation payoffs of all players against the current profile; best
 * responses, the lowest strategy winning a tie; regrets; and the step x + (b - x) / (t + 1) towards
 * the best responses. The average need not converge (Shapley's game cycles), so the profile with
 * the least regret seen is kept, and a result always carries its epsilon. Not safe for use by
 * several threads.
 */
public final class NashIteration {
  /** Payoffs this close to the best, relative to the payoffs' range, count as best responses. */
  private static final double TIE = 1e-12;

  private final Games games;
  private final NormalFormGame game;
  private final int[] strategies;
  private final double[] ranges;
  private final double[][] profile;
  private double[][] leastRegretProfile;
  private double epsilon = Double.POSITIVE_INFINITY;
  private int iterations;

  /**
   * Starts from the uniform profile.
   *
   * @throws IllegalArgumentException if the difference of two of a player's payoffs overflows
   */
  public NashIteration(Wasmath math, NormalFormGame game) {
    this.games = math.games();
    this.game = game;
    this.strategies = new int[game.players()];
    this.ranges = new double[game.players()];
    this.profile = new double[game.players()][];
    for (int player = 0; player < strategies.length; player++) {
      strategies[player] = game.strategies(player);
      ranges[player] = range(game.payoffs(player));
      profile[player] = new double[strategies[player]];
    }
    this.leastRegretProfile = profile;
    reset();
  }

  /** Goes back to the uniform profile, as if no iteration had been made. */
  public void reset() {
    for (double[] mixed : profile) {
      Arrays.fill(mixed, 1.0 / mixed.length);
    }
    leastRegretProfile = copy(profile);
    epsilon = Double.POSITIVE_INFINITY;
    iterations = 0;
  }

  /**
   * The outcome of some iterations.
   *
   * @param profile the profile with the least regret seen: a mixed strategy for each player
   * @param epsilon its largest regret, in units of payoff
   * @param relativeEpsilon its largest regret divided by the range of all payoffs; 0 when all
   *     payoffs are equal
   * @param iterations the number of iterations made
   * @param converged whether the relative epsilon asked for was reached
   */
  public record Result(
      List<double[]> profile,
      double epsilon,
      double relativeEpsilon,
      int iterations,
      boolean converged) {}

  /**
   * One iteration.
   *
   * @return the largest regret of the profile as it was before the step, in units of payoff
   */
  public double step() {
    double[][] payoffs = new double[strategies.length][];
    for (int player = 0; player < strategies.length; player++) {
      payoffs[player] = games.payoffComputation(strategies, player, game.payoffs(player), profile);
    }
    double largest = 0.0;
    for (double regret : games.convergenceCheck(payoffs, profile)) {
      largest = Math.max(largest, regret);
    }
    if (largest < epsilon) {
      epsilon = largest;
      leastRegretProfile = copy(profile);
    }
    iterations++;
    for (int player = 0; player < strategies.length; player++) {
      int best = games.bestResponse(payoffs[player], TIE * ranges[player]);
      moveTowards(profile[player], best, 1.0 / (iterations + 1));
    }
    return largest;
  }

  /**
   * Iterates until the largest regret is at most {@code relativeEpsilon} times the range of all
   * payoffs, or {@code limit} iterations have been made in all.
   *
   * @throws IllegalArgumentException if an argument is negative or NaN, or the limit 0
   */
  public Result solve(int limit, double relativeEpsilon) {
    if (limit < 1) {
      throw new IllegalArgumentException("the limit of iterations must be 1 or more: " + limit);
    }
    if (!(relativeEpsilon >= 0.0)) {
      throw new IllegalArgumentException("epsilon must be 0 or more: " + relativeEpsilon);
    }
    double range = Arrays.stream(ranges).max().orElse(0.0);
    while (!converged(relativeEpsilon, range) && iterations < limit) {
      step();
    }
    return new Result(
        List.of(copy(leastRegretProfile)),
        epsilon,
        range == 0.0 ? 0.0 : epsilon / range,
        iterations,
        converged(relativeEpsilon, range));
  }

  /** Where all payoffs are equal every profile is an equilibrium, whatever rounding says. */
  private boolean converged(double relativeEpsilon, double range) {
    return iterations > 0 && (range == 0.0 || epsilon <= relativeEpsilon * range);
  }

  private static void moveTowards(double[] mixed, int strategy, double weight) {
    for (int i = 0; i < mixed.length; i++) {
      double target = i == strategy ? 1.0 : 0.0;
      mixed[i] += (target - mixed[i]) * weight;
    }
  }

  private static double range(double[] payoffs) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double payoff : payoffs) {
      low = Math.min(low, payoff);
      high = Math.max(high, payoff);
    }
    if (high - low == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("the payoffs' range overflows: " + low + " to " + high);
    }
    return high - low;
  }

  private static double[][] copy(double[][] profile) {
    double[][] copy = new double[profile.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = profile[i].clone();
    }
    return copy;
  }
}
