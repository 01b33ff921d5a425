package dev.wasmath.report;

import java.util.Locale;

/** Numbers with their units, as people read them. */
public final class Quantities {
  private Quantities() {}

  /** A time given in nanoseconds. */
  public static String time(double nanos) {
    if (nanos < 1e3) {
      return format("%.3g ns", nanos);
    }
    if (nanos < 1e6) {
      return format("%.3g us", nanos / 1e3);
    }
    return nanos < 1e9 ? format("%.3g ms", nanos / 1e6) : format("%.3g s", nanos / 1e9);
  }

  /** A ratio of two times. */
  public static String times(double ratio) {
    return format(ratio < 0.1 ? "%.3fx" : "%.2fx", ratio);
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
