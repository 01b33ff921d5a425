package dev.wasmath.game;

import java.time.Duration;
import java.util.Optional;

/**
 * What a solver is told: when to stop, where to start, whom to tell.
 *
 * <p>A solver's result depends on the game and these controls alone, whatever backend or machine
 * computes it, unless the time limit or an interrupt ends it. Interrupting the thread that solves
 * cancels: the result so far is returned, and the thread stays interrupted.
 *
 * @param epsilon the relative epsilon to reach: the largest regret over the range of the payoffs; 0
 *     or more
 * @param iterations the limit of iterations, 1 or more
 * @param timeLimit the limit of time, looked at after each iteration; above 0
 * @param seed of everything random
 * @param starts how many starting points a portfolio tries, 1 or more
 * @param start the profile to start from; without one, where the players play all strategies with
 *     the same probability
 * @param history whether the result has a history of regrets
 * @param listener hears of each iteration
 */
public record Controls(
    double epsilon,
    long iterations,
    Duration timeLimit,
    long seed,
    int starts,
    Optional<MixedProfile> start,
    boolean history,
    SearchProgress.Listener listener) {
  /**
   * @throws IllegalArgumentException if a number is outside of its range
   */
  public Controls {
    if (!(epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("epsilon must be 0 or more, and finite: " + epsilon);
    }
    if (iterations < 1) {
      throw new IllegalArgumentException("iterations must be 1 or more: " + iterations);
    }
    if (!timeLimit.isPositive()) {
      throw new IllegalArgumentException("the time limit must be above 0: " + timeLimit);
    }
    if (starts < 1) {
      throw new IllegalArgumentException("starts must be 1 or more: " + starts);
    }
  }

  /**
   * A relative epsilon of 1e-6, 1,000,000 iterations, one minute, seed 1, 100 starts, no start of
   * the caller's, no history, no listener.
   */
  public static Controls standard() {
    return new Controls(
        1e-6,
        1_000_000,
        Duration.ofMinutes(1),
        1,
        100,
        Optional.empty(),
        false,
        SearchProgress.Listener.SILENT);
  }

  /** The same with another relative epsilon. */
  public Controls withEpsilon(double other) {
    return new Controls(other, iterations, timeLimit, seed, starts, start, history, listener);
  }

  /** The same with another limit of iterations. */
  public Controls withIterations(long other) {
    return new Controls(epsilon, other, timeLimit, seed, starts, start, history, listener);
  }

  /** The same with another limit of time. */
  public Controls withTimeLimit(Duration other) {
    return new Controls(epsilon, iterations, other, seed, starts, start, history, listener);
  }

  /** The same with another seed. */
  public Controls withSeed(long other) {
    return new Controls(epsilon, iterations, timeLimit, other, starts, start, history, listener);
  }

  /** The same with another number of starts. */
  public Controls withStarts(int other) {
    return new Controls(epsilon, iterations, timeLimit, seed, other, start, history, listener);
  }

  /** The same with a profile to start from. */
  public Controls withStart(MixedProfile other) {
    return new Controls(
        epsilon, iterations, timeLimit, seed, starts, Optional.of(other), history, listener);
  }

  /** The same with or without a history. */
  public Controls withHistory(boolean other) {
    return new Controls(epsilon, iterations, timeLimit, seed, starts, start, other, listener);
  }

  /** The same with a listener. */
  public Controls withListener(SearchProgress.Listener other) {
    return new Controls(epsilon, iterations, timeLimit, seed, starts, start, history, other);
  }
}
