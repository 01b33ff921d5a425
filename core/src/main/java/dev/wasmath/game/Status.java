package dev.wasmath.game;

/** Why a solver stopped. */
public enum Status {
  /** The epsilon asked for was reached. */
  CONVERGED,
  /** The limit of iterations, or of starting points, came first. */
  MAX_ITERATIONS,
  /** The limit of time came first. */
  TIME_LIMIT,
  /** The solver came back to where it was, and would go round for ever. */
  CYCLING,
  /** The thread was interrupted; its interrupt status is still set. */
  CANCELLED,
  /** There is nothing left to search, and the epsilon asked for was not reached. */
  EXHAUSTED
}
