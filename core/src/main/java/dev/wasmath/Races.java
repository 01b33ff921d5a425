package dev.wasmath;

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
      race.expect(expected(sizeClass));
    }
    return race;
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
    int first = SizeClass.first(sizeClass);
    NavigableMap<Integer, Race> same = races.subMap(first, true, first + SizeClass.COSTS, false);
    Optional<Map.Entry<Integer, Race>> below =
        measured(same.headMap(key(sizeClass), true).descendingMap());
    Optional<Map.Entry<Integer, Race>> above = measured(same.tailMap(key(sizeClass), true));
    if (below.isEmpty() || above.isEmpty()) {
      Optional<Map.Entry<Integer, Race>> one = below.or(() -> above);
      return one.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(median(one.get()));
    }
    int from = below.get().getKey();
    int width = above.get().getKey() - from;
    double part = width == 0 ? 0 : (double) (key(sizeClass) - from) / width;
    double start = median(below.get());
    return OptionalDouble.of(start + part * (median(above.get()) - start));
  }

  private static double median(Map.Entry<Integer, Race> entry) {
    return entry.getValue().evidence().median();
  }

  private static Optional<Map.Entry<Integer, Race>> measured(Map<Integer, Race> races) {
    return races.entrySet().stream()
        .filter(entry -> entry.getValue().evidence().pairs() > 0)
        .findFirst();
  }
}
