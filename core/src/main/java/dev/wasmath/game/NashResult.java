package dev.wasmath.game;

import java.time.Duration;
import java.util.List;

/**
 * What a solver found.
 *
 * @param profile the profile with the least regret seen
 * @param status why the solver stopped
 * @param regret that of the profile
 * @param iterations made: steps, pivots, supports or games looked at, as the solver counts
 * @param time taken
 * @param equilibria the different profiles found whose relative epsilon is as asked for, in the
 *     order in which they were found
 * @param history on request: regrets by iteration, at most 4096 of them, in even steps
 */
public record NashResult(
    MixedProfile profile,
    Status status,
    Regret regret,
    long iterations,
    Duration time,
    List<MixedProfile> equilibria,
    List<Point> history) {
  /** The lists are copied. */
  public NashResult {
    equilibria = List.copyOf(equilibria);
    history = List.copyOf(history);
  }

  /** Whether the epsilon asked for was reached. */
  public boolean converged() {
    return !equilibria.isEmpty();
  }

  /**
   * The regret in one iteration.
   *
   * @param iteration counted from 1
   * @param relativeEpsilon the largest regret of its profile over the range of the payoffs
   * @param leastRelativeEpsilon the least up to then
   */
  public record Point(long iteration, double relativeEpsilon, double leastRelativeEpsilon) {}
}
