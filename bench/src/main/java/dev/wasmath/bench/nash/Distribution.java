package dev.wasmath.bench.nash;

import java.util.List;
import java.util.Locale;

/**
 * The distribution of the times in which games were solved. A game that was not solved in time
 * counts as one that takes longer than all others, so that no percentile flatters.
 */
final class Distribution {
  private final List<Outcome> outcomes;
  private final double[] solved;

  /**
   * @throws IllegalArgumentException if there are no outcomes
   */
  Distribution(List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      throw new IllegalArgumentException("no distribution of 0 outcomes");
    }
    this.outcomes = List.copyOf(outcomes);
    this.solved =
        outcomes.stream().filter(Outcome::reached).mapToDouble(Outcome::seconds).sorted().toArray();
  }

  /** How many games were solved in time. */
  int reached() {
    return solved.length;
  }

  /** A percentile by nearest rank, in seconds; infinite when that game was not solved in time. */
  double percentile(int percent) {
    int rank = Math.max(1, Math.ceilDiv(percent * outcomes.size(), 100));
    return rank <= solved.length ? solved[rank - 1] : Double.POSITIVE_INFINITY;
  }

  /** A table of one row. */
  String table() {
    double worst = outcomes.stream().mapToDouble(Outcome::relativeEpsilon).max().orElseThrow();
    return "| games | reached | first quartile | median | third quartile | largest | worst epsilon |\n"
        + "|---|---|---|---|---|---|---|\n"
        + String.format(
            Locale.ROOT,
            "| %d | %d | %s | %s | %s | %s | %.2e |%n",
            outcomes.size(),
            reached(),
            shown(percentile(25)),
            shown(percentile(50)),
            shown(percentile(75)),
            shown(percentile(100)),
            worst);
  }

  private static String shown(double seconds) {
    return Double.isFinite(seconds) ? String.format(Locale.ROOT, "%.3f s", seconds) : "not in time";
  }
}
