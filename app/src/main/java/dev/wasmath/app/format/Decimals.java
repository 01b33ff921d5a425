package dev.wasmath.app.format;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Doubles as decimal text: what other programs write, and the shortest text that reads back as the
 * same bits.
 */
public final class Decimals {
  private static final Pattern FINITE =
      Pattern.compile("[+-]?(?:[0-9]++\\.?[0-9]*+|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]++");

  private Decimals() {}

  /**
   * The double nearest to a decimal number, or what {@code nan}, {@code inf} and {@code infinity}
   * name, in any case and with a sign.
   *
   * @throws NumberFormatException if it is no such text, or a number beyond the range of a double
   */
  static double parse(String text) {
    if (!FINITE.matcher(text).matches()) {
      return special(text);
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw new NumberFormatException(shown(text) + " is beyond the range of a double");
    }
    return value;
  }

  /**
   * The double nearest to an integer.
   *
   * @throws NumberFormatException if it is not an integer or beyond the range of a double
   */
  static double parseInteger(String text) {
    if (!INTEGER.matcher(text).matches()) {
      throw new NumberFormatException(shown(text) + " is not an integer");
    }
    return parse(text);
  }

  /** Whether {@link #parse} takes this text for a number. */
  static boolean isNumber(String text) {
    try {
      parse(text);
      return true;
    } catch (NumberFormatException wrong) {
      return false;
    }
  }

  /**
   * The shortest text that {@link #parse} reads as the same double; integers without a point;
   * {@code nan}, {@code inf} and {@code -inf} as C writes them.
   */
  public static String format(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    String text = Double.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** Found text as a message shows it. */
  static String shown(String text) {
    return "\"" + (text.length() <= 40 ? text : text.substring(0, 40) + "...") + "\"";
  }

  private static double special(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean signed = lower.startsWith("-") || lower.startsWith("+");
    double value =
        switch (signed ? lower.substring(1) : lower) {
          case "nan" -> Double.NaN;
          case "inf", "infinity" -> Double.POSITIVE_INFINITY;
          default -> throw new NumberFormatException(shown(text) + " is not a number");
        };
    return lower.startsWith("-") ? -value : value;
  }
}
