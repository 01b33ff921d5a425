package dev.wasmath;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a {@link Learner} knows of one size class.
 *
 * @param standing what is known of the kernel
 * @param strategy what serves
 * @param race the class's own race, if it has pairs
 * @param logRatio what the pairs measured here and around say
 * @param wisdom when that was measured, if it was in another process
 * @param recentNanos what calls of the class took of late, if one was looked at
 * @param unsupported the cost from which on the kernel cannot serve
 * @param load the operation's load
 * @param frozen whether nothing is measured
 * @param now the time (nanoseconds)
 */
record Insight(
    Standing standing,
    Strategy strategy,
    Optional<Measured> race,
    OptionalDouble logRatio,
    Optional<Instant> wisdom,
    OptionalDouble recentNanos,
    long unsupported,
    Load load,
    boolean frozen,
    long now) {
  /** A race as it stands. */
  record Measured(Evidence evidence, long since, int switches) {
    static Measured of(Race race) {
      return new Measured(Insight.evidence(race), race.since(), race.switches());
    }
  }

  /** A race's pairs as numbers for people. */
  static Evidence evidence(Race race) {
    if (race.recalled().isPresent()) {
      return race.recalled().get().evidence();
    }
    Ratios ratios = race.evidence();
    return new Evidence(
        Math.exp(ratios.median()),
        Math.exp(ratios.low()),
        Math.exp(ratios.high()),
        ratios.pairs(),
        race.isLive());
  }
}
