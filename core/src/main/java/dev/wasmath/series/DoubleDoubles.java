package dev.wasmath.series;

import java.util.Arrays;

/**
 * Many {@link DoubleDouble}s: the same sums and products, to the bit, in loops that HotSpot's
 * compiler vectorises. Of an operation's operands the first {@code n} are used; a sum or a product
 * may take the place of one of them.
 */
final class DoubleDoubles {
  private static final double SPLITTER = 0x1p27 + 1;

  private final double[] high;
  private final double[] low;

  /** Zeros. */
  DoubleDoubles(int length) {
    this.high = new double[length];
    this.low = new double[length];
  }

  /** The same number, so many times. */
  static DoubleDoubles of(DoubleDouble number, int length) {
    DoubleDoubles numbers = new DoubleDoubles(length);
    Arrays.fill(numbers.high, number.high());
    Arrays.fill(numbers.low, number.low());
    return numbers;
  }

  void set(int i, double high, double low) {
    this.high[i] = high;
    this.low[i] = low;
  }

  /** The first doubles, to be read or, where the second ones are zero, written. */
  double[] high() {
    return high;
  }

  /** Becomes a + b. */
  void sum(DoubleDoubles a, DoubleDoubles b, int n) {
    for (int i = 0; i < n; i++) {
      double first = a.high[i] + b.high[i];
      double added = first - a.high[i];
      double firstRest = (a.high[i] - (first - added)) + (b.high[i] - added);
      double second = a.low[i] + b.low[i];
      double secondAdded = second - a.low[i];
      double secondRest = (a.low[i] - (second - secondAdded)) + (b.low[i] - secondAdded);
      double middle = firstRest + second;
      double both = first + middle;
      double rest = (middle - (both - first)) + secondRest;
      high[i] = both + rest;
      low[i] = rest - (high[i] - both);
    }
  }

  /** Becomes a b. */
  void product(DoubleDoubles a, DoubleDoubles b, int n) {
    for (int i = 0; i < n; i++) {
      double aScaled = SPLITTER * a.high[i];
      double bScaled = SPLITTER * b.high[i];
      double aHigh = aScaled - (aScaled - a.high[i]);
      double bHigh = bScaled - (bScaled - b.high[i]);
      double aLow = a.high[i] - aHigh;
      double bLow = b.high[i] - bHigh;
      double first = a.high[i] * b.high[i];
      double rest = ((aHigh * bHigh - first) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
      double second = rest + (a.high[i] * b.low[i] + a.low[i] * b.high[i]);
      double both = first + second;
      high[i] = both;
      low[i] = second - (both - first);
    }
  }

  /**
   * Becomes a / b.
   *
   * @param left room for what is left of a
   * @param part room for a part of the quotient
   */
  void quotient(DoubleDoubles a, DoubleDoubles b, DoubleDoubles left, DoubleDoubles part, int n) {
    part.partOf(a, b, n);
    System.arraycopy(part.high, 0, high, 0, n);
    left.product(b, part, n);
    left.sum(a, left, n);
    part.partOf(left, b, n);
    System.arraycopy(part.high, 0, low, 0, n);
    part.product(b, part, n);
    left.sum(left, part, n);
    part.partOf(left, b, n);
    for (int i = 0; i < n; i++) {
      double first = -high[i];
      double second = -low[i];
      high[i] = first + second;
      low[i] = second - (high[i] - first);
      part.high[i] = -part.high[i];
    }
    sum(this, part, n);
  }

  /** Becomes minus the quotients of the first doubles. */
  private void partOf(DoubleDoubles a, DoubleDoubles b, int n) {
    for (int i = 0; i < n; i++) {
      high[i] = -a.high[i] / b.high[i];
      low[i] = 0.0;
    }
  }

  /** Becomes a times a power of two. */
  void scaled(DoubleDoubles a, double power, int n) {
    for (int i = 0; i < n; i++) {
      high[i] = a.high[i] * power;
      low[i] = a.low[i] * power;
    }
  }

  /** What is left of each by the nearest integer: from -1/2 to 1/2. */
  void fractions(double[] out, int from, int n) {
    for (int i = 0; i < n; i++) {
      double rest = (high[i] - Math.rint(high[i])) + (low[i] - Math.rint(low[i]));
      out[from + i] = rest - Math.rint(rest);
    }
  }
}
