package dev.wasmath.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}
 * @param from a coordinate
 * @param to another one, larger or smaller
 */
record LogAxis(double low, double high, double from, double to) {
  private static final double MARGIN = 0.06;
  private static final double LEAST_DECADES = 1.0;
  private static final int[] STEPS = {1, 2, 5};
  private static final int ENOUGH = 3;

  /**
   * A mark on the axis.
   *
   * @param value where
   * @param isMajor whether it is a power of ten
   */
  record Tick(double value, boolean isMajor) {}

  /** An axis with room for all values from the least to the largest, which are positive. */
  static LogAxis around(double least, double largest, double from, double to) {
    double missing = Math.max(0, LEAST_DECADES - Math.log10(largest / least)) / 2;
    double decades = Math.log10(largest / least) + 2 * missing;
    double room = Math.pow(10, missing + MARGIN * decades);
    return new LogAxis(least / room, largest * room, from, to);
  }

  /** The coordinate of a value. */
  double at(double value) {
    return from + (to - from) * Math.log(value / low) / Math.log(high / low);
  }

  /** Powers of ten, and twice and five times of these. */
  List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
      for (int step : STEPS) {
        double value = step * Math.pow(10, power);
        if (value >= low && value <= high) {
          ticks.add(new Tick(value, step == 1));
        }
      }
    }
    return ticks;
  }

  /** The ticks that have a label: the powers of ten, or all when these are too few. */
  List<Tick> labelled() {
    List<Tick> majors = ticks().stream().filter(Tick::isMajor).toList();
    return majors.size() < ENOUGH ? ticks() : majors;
  }
}
