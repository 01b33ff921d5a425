package dev.wasmath.game;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/**
 * The numbers of Gambit's formats: integers, decimals with or without an exponent, and fractions of
 * two integers.
 */
final class GambitNumber {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]++\\.?[0-9]*+|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");
  private static final Pattern FRACTION = Pattern.compile("[+-]?[0-9]++/[0-9]++");

  /** Integers of so many digits are doubles, and their quotient needs one rounding only. */
  private static final int EXACT_DIGITS = 15;

  private GambitNumber() {}

  /**
   * The double nearest to a number; of a fraction of long integers, nearest to its first 50 digits.
   *
   * @throws NumberFormatException if it is not a number or exceeds the doubles
   */
  static double parse(String text) {
    double value;
    if (DECIMAL.matcher(text).matches()) {
      value = Double.parseDouble(text);
    } else if (FRACTION.matcher(text).matches()) {
      value = fraction(text);
    } else {
      throw new NumberFormatException("\"" + text + "\" is not a number");
    }
    if (Double.isInfinite(value)) {
      throw new NumberFormatException("\"" + text + "\" is beyond the range of a double");
    }
    return value;
  }

  /** The shortest decimal that {@link #parse} reads as this double; an integer without a point. */
  static String format(double value) {
    String text = Double.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static double fraction(String text) {
    int slash = text.indexOf('/');
    String numerator = text.substring(0, slash);
    String denominator = text.substring(slash + 1);
    BigDecimal divisor = new BigDecimal(denominator);
    if (divisor.signum() == 0) {
      throw new NumberFormatException("\"" + text + "\" divides by zero");
    }
    if (numerator.length() <= EXACT_DIGITS && denominator.length() <= EXACT_DIGITS) {
      return Double.parseDouble(numerator) / Double.parseDouble(denominator);
    }
    return new BigDecimal(numerator).divide(divisor, new MathContext(50)).doubleValue();
  }
}
