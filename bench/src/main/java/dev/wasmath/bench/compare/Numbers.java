package dev.wasmath.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Statistics of times and ratios, and how they are written. */
final class Numbers {
  private Numbers() {}

  /** The middle value, or the mean of the two in the middle. */
  static double median(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no median of 0 values");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /**
   * A number of an answer.
   *
   * @throws UncheckedIOException if there is none of that name
   */
  static double field(Map<String, Object> answer, String name) {
    return number(answer.get(name), name).doubleValue();
  }

  /** The same, of a list of numbers. */
  static double[] fields(Map<String, Object> answer, String name) {
    return answer.get(name) instanceof List<?> list
        ? list.stream().mapToDouble(it -> number(it, name).doubleValue()).toArray()
        : new double[] {field(answer, name)};
  }

  private static Number number(@Nullable Object found, String name) {
    if (found instanceof Number number) {
      return number;
    }
    throw new UncheckedIOException(
        new IOException("expected a number for " + name + ", found " + found));
  }

  /** The least value. */
  static double least(double... values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  /** The geometric mean of positive numbers; empty when there is none. */
  static OptionalDouble geometricMean(List<Double> values) {
    OptionalDouble mean = values.stream().mapToDouble(Math::log).average();
    return mean.isPresent() ? OptionalDouble.of(Math.exp(mean.getAsDouble())) : mean;
  }

  static String time(double nanos) {
    if (nanos < 1e3) {
      return format("%.3g ns", nanos);
    }
    if (nanos < 1e6) {
      return format("%.3g us", nanos / 1e3);
    }
    return nanos < 1e9 ? format("%.3g ms", nanos / 1e6) : format("%.3g s", nanos / 1e9);
  }

  static String ratio(OptionalDouble ratio) {
    return ratio.isPresent() ? format("%.2f", ratio.getAsDouble()) : "n/a";
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
