package dev.wasmath.app;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The decimal digits of a large integer, written from the first on, piece by piece. */
final class DecimalDigits {
  /** Pieces of so many digits are made at once. */
  private static final int PIECE = 512;

  private static final double BITS_PER_DIGIT = 3.321928094887362;

  private final Writer out;
  private final ShareBar bar;
  private final List<BigInteger> powers = new ArrayList<>();
  private final long expected;
  private long written;

  private DecimalDigits(BigInteger number, Writer out, ShareBar bar) {
    this.out = out;
    this.bar = bar;
    this.expected = (long) (number.bitLength() / BITS_PER_DIGIT) + 1;
    BigInteger power = BigInteger.TEN.pow(PIECE);
    while (power.compareTo(number) <= 0) {
      powers.add(power);
      power = power.parallelMultiply(power);
    }
  }

  /** Writes a number that is not negative; gives how many digits it has. */
  static long write(BigInteger number, Writer out, ShareBar bar) throws IOException {
    DecimalDigits digits = new DecimalDigits(number, out, bar);
    digits.write(number, digits.powers.size() - 1, false);
    return digits.written;
  }

  /** Writes a number below the square of that power; with leading zeros, unless it comes first. */
  private void write(BigInteger number, int power, boolean padded) throws IOException {
    if (power < 0) {
      String text = number.toString();
      String zeros = padded ? "0".repeat(PIECE - text.length()) : "";
      out.write(zeros);
      out.write(text);
      written += zeros.length() + text.length();
      bar.done(Math.min(written, expected), expected);
      return;
    }
    BigInteger[] parts = number.divideAndRemainder(powers.get(power));
    boolean first = !padded && parts[0].signum() == 0;
    if (!first) {
      write(parts[0], power - 1, padded);
    }
    write(parts[1], power - 1, !first);
  }
}
