package dev.wasmath;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The races of one operation, and what they say of the size classes between them: the logarithm of
 * the ratio is taken to be linear between neighbours, and constant beyond the last. Not safe for
 * use by several threads at once.
 */
final class Races {
  private final Tuning tuning;
  private final NavigableMap<Integer, Race> races = new TreeMap<>();

  Races(Tuning tuning) {
    this.tuning = tuning;
  }

  /** The race in which a size class takes part. */
  Optional<Race> find(int sizeClass) {
    return Optional.ofNullable(races.get(key(sizeClass)));
  }

  /** The same, begun if there is none yet; until it is proven, its neighbours say who is ahead. */
  Race at(int sizeClass, long now) {
    int key = key(sizeClass);
    Race race = races.get(key);
    if (race == null) {
      race = new Race(tuning, now);
      races.put(key, race);
    }
    if (!race.isProven()) {
      race.expect(expected(sizeClass), now);
    }
    return race;
  }

  /**
   * Forgets the pairs on callers' inputs of a class, if both strategies are shorter than these can
   * be: its calls take so many nanoseconds.
   *
   * @return whether another strategy serves the class now
   */
  boolean forgetPairs(int sizeClass, double nanos, double shortest, long now) {
    Optional<Race> known = find(sizeClass).filter(Race::isLive);
    if (known.isEmpty() || known.get().slower(nanos) >= shortest) {
      return false;
    }
    Strategy before = known.get().incumbent();
    known.get().forgetPairs();
    return at(sizeClass, now).incumbent() != before;
  }

  /** Takes over what was measured before. */
  void recall(Iterable<Wisdom.Known> verdicts, long now) {
    for (Wisdom.Known known : verdicts) {
      at(known.verdict().sizeClass(), now).recall(known, now);
    }
  }

  /**
   * What was measured in this process.
   *
   * @param operation whose races they are
   * @param since what was measured before is left out (nanoseconds)
   * @param now the time (nanoseconds)
   * @param time the same as an instant
   */
  List<Verdict> verdicts(String operation, long since, long now, Instant time) {
    List<Verdict> verdicts = new ArrayList<>();
    races.forEach(
        (key, race) -> {
          boolean isNew = race.recalled().isEmpty() && race.measured() - since > 0;
          if (isNew && race.evidence().pairs() > 0) {
            Instant measured = time.minusNanos(Math.max(0, now - race.measured()));
            verdicts.add(
                Verdict.of(operation, key, race.incumbent(), Insight.evidence(race), measured));
          }
        });
    return verdicts;
  }

  private int key(int sizeClass) {
    return sizeClass - sizeClass % tuning.steps();
  }

  /** All races by their lowest size class. */
  NavigableMap<Integer, Race> all() {
    return races;
  }

  /** Which strategy serves a class. */
  Strategy strategy(int sizeClass) {
    Race race = races.get(key(sizeClass));
    return race == null || !race.isProven() ? expected(sizeClass) : race.incumbent();
  }

  private Strategy expected(int sizeClass) {
    OptionalDouble log = logRatio(sizeClass);
    return log.isPresent() && log.getAsDouble() > tuning.margin() ? Strategy.WASM : Strategy.CPU;
  }

  /**
   * The logarithm of how many times as fast WebAssembly is expected to be; empty where nothing was
   * measured at this intensity.
   */
  OptionalDouble logRatio(int sizeClass) {
    List<Map.Entry<Integer, Race>> around = around(sizeClass);
    if (around.isEmpty()) {
      return OptionalDouble.empty();
    }
    double start = median(around.getFirst());
    int from = around.getFirst().getKey();
    int width = around.getLast().getKey() - from;
    double part = width == 0 ? 0 : (double) (key(sizeClass) - from) / width;
    return OptionalDouble.of(start + part * (median(around.getLast()) - start));
  }

  /** When the latest of what {@link #logRatio} says was measured, if it was in another process. */
  Optional<Instant> recalled(int sizeClass) {
    return around(sizeClass).stream()
        .flatMap(entry -> entry.getValue().recalled().stream())
        .map(Verdict::measured)
        .max(Comparator.naturalOrder());
  }

  /** The next measured races below and above, a class itself being both; one if there is one. */
  private List<Map.Entry<Integer, Race>> around(int sizeClass) {
    int first = SizeClass.first(sizeClass);
    int end = first + SizeClass.COSTS;
    List<Map.Entry<Integer, Race>> around = new ArrayList<>(2);
    Map.Entry<Integer, Race> below = races.floorEntry(key(sizeClass));
    while (below != null && below.getKey() >= first && !isMeasured(below)) {
      below = races.lowerEntry(below.getKey());
    }
    if (below != null && below.getKey() >= first) {
      around.add(below);
    }
    Map.Entry<Integer, Race> above = races.ceilingEntry(key(sizeClass));
    while (above != null && above.getKey() < end && !isMeasured(above)) {
      above = races.higherEntry(above.getKey());
    }
    if (above != null && above.getKey() < end) {
      around.add(above);
    }
    return around;
  }

  private static double median(Map.Entry<Integer, Race> entry) {
    return entry.getValue().evidence().median();
  }

  private static boolean isMeasured(Map.Entry<Integer, Race> entry) {
    return entry.getValue().evidence().pairs() > 0;
  }
}
