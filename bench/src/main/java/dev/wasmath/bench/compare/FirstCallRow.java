package dev.wasmath.bench.compare;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An operation's first call in fresh JVMs: medians over them.
 *
 * @param operation its name
 * @param size its size
 * @param door nanoseconds of the first call through the door
 * @param plain nanoseconds of the first call of the plain kernel alone
 * @param open nanoseconds that opening took before
 */
record FirstCallRow(String operation, int size, double door, double plain, double open) {
  static final double MOST_MORE = 5e6;

  private static final String WATCH = "dev.wasmath.bench.worker.FirstCall";

  /**
   * Watches it.
   *
   * @throws IOException if a JVM fails; the message is what it printed
   */
  static FirstCallRow watch(Layout layout, Pace pace, String operation, int size)
      throws IOException {
    double[] door = new double[pace.fresh()];
    double[] open = new double[pace.fresh()];
    double[] plain = new double[pace.fresh()];
    for (int i = 0; i < pace.fresh(); i++) {
      Map<String, Object> through = ask(layout, "door", operation, size);
      door[i] = Numbers.field(through, "firstCallNanos");
      open[i] = Numbers.field(through, "openNanos");
      plain[i] = Numbers.field(ask(layout, "plain", operation, size), "firstCallNanos");
    }
    return new FirstCallRow(
        operation, size, Numbers.median(door), Numbers.median(plain), Numbers.median(open));
  }

  private static Map<String, Object> ask(Layout layout, String way, String operation, int size)
      throws IOException {
    List<String> command = layout.fresh(WATCH, List.of(way, operation, String.valueOf(size)));
    return Contestant.only(operation, command);
  }

  boolean isMet() {
    return door - plain <= MOST_MORE;
  }

  Map<String, Object> json() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("operation", operation);
    object.put("inputSize", size);
    object.put("doorNanos", door);
    object.put("plainNanos", plain);
    object.put("openNanos", open);
    object.put("met", isMet());
    return object;
  }

  static String text(List<FirstCallRow> rows) {
    String pattern = "%-22s %12s %12s %12s  %s%n";
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(Locale.ROOT, pattern, "first call", "door", "plain kernel", "opening", ""));
    for (FirstCallRow row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              pattern,
              row.operation + " " + row.size,
              Numbers.time(row.door),
              Numbers.time(row.plain),
              Numbers.time(row.open),
              row.isMet() ? "" : "SHORT"));
    }
    return text.append("Target: through the door at most 5 ms more than the plain kernel.\n\n")
        .toString();
  }
}
