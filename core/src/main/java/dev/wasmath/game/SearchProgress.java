package dev.wasmath.game;

import java.time.Duration;

/**
 * Where a solver is.
 *
 * @param iteration counted from 1
 * @param time since the solver started
 * @param relativeEpsilon of the profile in this iteration: the largest regret over the range of the
 *     payoffs
 * @param leastRelativeEpsilon the least so far
 */
public record SearchProgress(
    long iteration, Duration time, double relativeEpsilon, double leastRelativeEpsilon) {
  /** Hears of each iteration, on the thread that solves. */
  @FunctionalInterface
  public interface Listener {
    /** Tells nobody. */
    Listener SILENT = progress -> {};

    /** An iteration has been made. */
    void heard(SearchProgress progress);
  }
}
