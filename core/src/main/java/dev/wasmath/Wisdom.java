package dev.wasmath;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured before, on one machine or several: verdicts by the circumstances in which they
 * were found. Of a size class of an operation there is one verdict under each key.
 *
 * @param verdicts by operation and size class
 */
public record Wisdom(Map<WisdomKey, List<Verdict>> verdicts) {
  /** Nothing is known. */
  public static final Wisdom NONE = new Wisdom(Map.of());

  /** More keys than this are not kept: those that were measured the longest ago go. */
  static final int MOST_KEYS = 16;

  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

  /** What there is one verdict on. */
  private record Place(String operation, int sizeClass) {
    static Place of(Verdict verdict) {
      return new Place(verdict.operation(), verdict.sizeClass());
    }
  }

  /**
   * Puts the verdicts in order.
   *
   * @throws IllegalArgumentException if there are two on one size class under one key
   */
  public Wisdom {
    Map<WisdomKey, List<Verdict>> ordered = new LinkedHashMap<>();
    verdicts.forEach(
        (key, unordered) -> {
          List<Verdict> list = new ArrayList<>(places(unordered).values());
          list.sort(Comparator.comparing(Verdict::operation).thenComparing(Verdict::sizeClass));
          if (!list.isEmpty()) {
            ordered.put(key, Collections.unmodifiableList(list));
          }
        });
    verdicts = Collections.unmodifiableMap(ordered);
  }

  private static Map<Place, Verdict> places(Iterable<Verdict> verdicts) {
    Map<Place, Verdict> places = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      if (places.put(Place.of(verdict), verdict) != null) {
        throw new IllegalArgumentException(
            "expected one verdict on %s at cost %d and reuse %d, found two"
                .formatted(verdict.operation(), verdict.cost(), verdict.reuse()));
      }
    }
    return places;
  }

  /** The contents of a wisdom file. */
  public String text() {
    return WisdomText.of(this);
  }

  /** The number of verdicts. */
  public int size() {
    return verdicts.values().stream().mapToInt(List::size).sum();
  }

  /**
   * A verdict that is believed.
   *
   * @param verdict what was found
   * @param same whether under the same key; else it is a start
   */
  record Known(Verdict verdict, boolean same) {}

  /** What is believed of an operation where {@code key} is the key; at most one for each class. */
  List<Known> known(WisdomKey key, String operation) {
    Map<Place, Known> known = new LinkedHashMap<>();
    verdicts.forEach(
        (found, list) -> {
          if (key.conflict(found).isEmpty()) {
            boolean same = key.equals(found);
            list.stream()
                .filter(verdict -> verdict.operation().equals(operation))
                .forEach(
                    verdict ->
                        known.merge(Place.of(verdict), new Known(verdict, same), Wisdom::better));
          }
        });
    return List.copyOf(known.values());
  }

  private static Known better(Known one, Known other) {
    if (one.same != other.same) {
      return one.same ? one : other;
    }
    return other.verdict.measured().isAfter(one.verdict.measured()) ? other : one;
  }

  /**
   * What came of a merge.
   *
   * @param wisdom both together
   * @param taken verdicts that were new, or not older than those they replace
   * @param older verdicts that were older than those that are there
   * @param future verdicts of more than a day from now, which cannot be
   */
  public record Merge(Wisdom wisdom, int taken, int older, int future) {}

  /**
   * Adds wisdom to this one: the latest verdict on a size class stands.
   *
   * @param now the time; what is there and is later than that gives way
   */
  public Merge merge(Wisdom news, Instant now) {
    Map<WisdomKey, Map<Place, Verdict>> merged = new LinkedHashMap<>();
    verdicts.forEach((key, list) -> merged.put(key, places(list)));
    int taken = 0;
    int future = 0;
    for (Map.Entry<WisdomKey, List<Verdict>> entry : news.verdicts.entrySet()) {
      Map<Place, Verdict> places =
          merged.computeIfAbsent(entry.getKey(), _ -> new LinkedHashMap<>());
      for (Verdict verdict : entry.getValue()) {
        Verdict old = places.get(Place.of(verdict));
        if (verdict.measured().isAfter(now.plus(CLOCKS_DIFFER))) {
          future++;
        } else if (old == null
            || old.measured().isAfter(now)
            || !old.measured().isAfter(verdict.measured())) {
          places.put(Place.of(verdict), verdict);
          taken++;
        }
      }
    }
    Map<WisdomKey, List<Verdict>> lists = new LinkedHashMap<>();
    merged.forEach((key, places) -> lists.put(key, List.copyOf(places.values())));
    Wisdom wisdom = new Wisdom(lists);
    while (wisdom.verdicts.size() > MOST_KEYS) {
      wisdom = wisdom.withoutOldestKey();
    }
    return new Merge(wisdom, taken, news.size() - taken - future, future);
  }

  /** Without the key whose latest verdict is the oldest. */
  Wisdom withoutOldestKey() {
    Map<WisdomKey, List<Verdict>> fewer = new LinkedHashMap<>(verdicts);
    verdicts.keySet().stream().min(Comparator.comparing(this::latest)).ifPresent(fewer::remove);
    return new Wisdom(fewer);
  }

  /** When anything was measured last under a key; the beginning of time if nothing was. */
  public Instant latest(WisdomKey key) {
    return verdicts.getOrDefault(key, List.of()).stream()
        .map(Verdict::measured)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }
}
