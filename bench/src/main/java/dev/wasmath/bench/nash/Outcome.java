package dev.wasmath.bench.nash;

import java.util.Locale;

/**
 * What became of one game.
 *
 * @param seed of the game
 * @param reached whether the epsilon asked for was reached in time
 * @param seconds taken
 * @param relativeEpsilon the least, by enumeration of all pure profiles
 * @param iterations made
 */
record Outcome(
    long seed, boolean reached, double seconds, double relativeEpsilon, long iterations) {
  /** A line of a table. */
  String line() {
    return String.format(
        Locale.ROOT,
        "| %d | %s | %.3f | %.2e | %d |",
        seed,
        reached ? "yes" : "no",
        seconds,
        relativeEpsilon,
        iterations);
  }
}
