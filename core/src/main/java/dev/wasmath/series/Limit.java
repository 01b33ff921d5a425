package dev.wasmath.series;

/**
 * The limit of a sequence, as far as its elements tell.
 *
 * @param value the estimate
 * @param error an estimate of the distance to the true limit
 * @param terms how many elements were used
 * @param status what the value is worth
 */
public record Limit(double value, double error, int terms, Status status) {
  /** What an estimated limit is worth. */
  public enum Status {
    /** The estimates agree to at least six digits. */
    CONVERGED,
    /** The estimates do not agree: more elements are needed, or there is no limit. */
    NOT_CONVERGED,
    /** The steps of the sequence do not shrink: if the value means anything, it is an antilimit. */
    DIVERGENT
  }
}
