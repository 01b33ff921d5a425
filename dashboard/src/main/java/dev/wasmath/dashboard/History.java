package dev.wasmath.dashboard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What snapshots said before, for pages opened later: the totals of the last minutes, and for each
 * size class how its ratio changed. Safe for use by several threads.
 */
final class History {
  private static final int TOTALS = 300;
  private static final int CHANGES = 60;
  private static final List<String> KEPT =
      List.of("cpuRate", "wasmRate", "savedSeconds", "wasmHeapBytes", "jvmHeapBytes");
  private static final List<String> RATIO = List.of("strategy", "ratio", "low", "high", "pairs");

  private final Deque<Map<String, Object>> totals = new ArrayDeque<>();
  private final Map<String, Deque<Map<String, Object>>> ratios = new HashMap<>();

  /** Takes a snapshot in. */
  synchronized void add(Map<String, Object> snapshot) {
    Object time = snapshot.getOrDefault("time", 0L);
    if (snapshot.get("totals") instanceof Map<?, ?> now) {
      append(totals, TOTALS, picked(time, now, KEPT));
    }
    if (snapshot.get("operations") instanceof List<?> operations) {
      for (Object each : operations) {
        if (each instanceof Map<?, ?> operation && operation.get("sizes") instanceof List<?> all) {
          all.forEach(size -> addSize(time, String.valueOf(operation.get("name")), size));
        }
      }
    }
  }

  private void addSize(Object time, String operation, Object each) {
    if (each instanceof Map<?, ?> size && size.get("ratio") != null) {
      Map<String, Object> now = picked(time, size, RATIO);
      Deque<Map<String, Object>> before =
          ratios.computeIfAbsent(key(operation, size), _ -> new ArrayDeque<>());
      if (before.isEmpty() || !same(before.getLast(), now)) {
        append(before, CHANGES, now);
      }
    }
  }

  private static boolean same(Map<String, Object> before, Map<String, Object> now) {
    Map<String, Object> other = new LinkedHashMap<>(before);
    other.put("time", now.getOrDefault("time", 0L));
    return other.equals(now);
  }

  private static String key(String operation, Map<?, ?> size) {
    return operation + " " + size.get("costFrom") + " " + size.get("elements");
  }

  private static Map<String, Object> picked(Object time, Map<?, ?> from, List<String> names) {
    Map<String, Object> picked = new LinkedHashMap<>();
    picked.put("time", time);
    for (String name : names) {
      Object value = from.get(name);
      if (value != null) {
        picked.put(name, value);
      }
    }
    return picked;
  }

  private static void append(Deque<Map<String, Object>> to, int most, Map<String, Object> entry) {
    to.addLast(entry);
    if (to.size() > most) {
      to.removeFirst();
    }
  }

  /** The totals, the oldest first. */
  synchronized List<Map<String, Object>> totals() {
    return new ArrayList<>(totals);
  }

  /** How the ratio of a size class changed, the oldest first. */
  synchronized List<Map<String, Object>> ratios(String operation, Map<String, Object> size) {
    Deque<Map<String, Object>> changes = ratios.get(key(operation, size));
    return changes == null ? List.of() : new ArrayList<>(changes);
  }
}
