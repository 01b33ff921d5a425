package dev.wasmath.bench.compare;

import java.util.List;
import java.util.Optional;

/**
 * A comparison to be made.
 *
 * @param title what is computed
 * @param subject the contender whose ratios to the others are shown
 * @param entrants who takes part
 * @param targets what is to be shown
 * @param expected the digest of the result, where it is known from elsewhere
 */
record Row(
    String title,
    String subject,
    List<Entrant> entrants,
    List<? extends Target> targets,
    Optional<String> expected) {
  Row {
    entrants = List.copyOf(entrants);
    targets = List.copyOf(targets);
  }

  static Row of(String title, List<Entrant> entrants, List<? extends Target> targets) {
    return new Row(title, Names.WASMATH, entrants, targets, Optional.empty());
  }
}
