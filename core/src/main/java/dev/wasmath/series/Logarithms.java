package dev.wasmath.series;

/**
 * Logarithms of many positive, normal numbers, to the bit as {@link Fine} gives those of one. Not
 * safe for use by several threads at once.
 */
final class Logarithms {
  private final DoubleDoubles exponents;
  private final DoubleDoubles tables;
  private final DoubleDoubles differences;
  private final DoubleDoubles sums;
  private final DoubleDoubles quotients;
  private final DoubleDoubles left;
  private final DoubleDoubles part;
  private final DoubleDoubles squares;
  private final DoubleDoubles tails;
  private final DoubleDoubles ln2;
  private final DoubleDoubles third;

  /** For so many numbers at most. */
  Logarithms(int most) {
    exponents = new DoubleDoubles(most);
    tables = new DoubleDoubles(most);
    differences = new DoubleDoubles(most);
    sums = new DoubleDoubles(most);
    quotients = new DoubleDoubles(most);
    left = new DoubleDoubles(most);
    part = new DoubleDoubles(most);
    squares = new DoubleDoubles(most);
    tails = new DoubleDoubles(most);
    ln2 = DoubleDoubles.of(DoubleDouble.LN2, most);
    third = DoubleDoubles.of(Fine.THIRD, most);
  }

  /** The natural logarithms of the first {@code n} numbers. */
  void of(double[] x, DoubleDoubles out, int n) {
    for (int i = 0; i < n; i++) {
      Fine.reduce(x[i], i, exponents, differences, sums, tables);
    }
    DoubleDoubles s = quotients;
    s.quotient(differences, sums, left, part, n);
    squares.product(s, s, n);
    double[] z = squares.high();
    double[] tail = tails.high();
    for (int i = 0; i < n; i++) {
      tail[i] = z[i] * Fine.tail(z[i]);
    }
    part.product(squares, third, n);
    part.sum(part, tails, n);
    part.product(s, part, n);
    part.sum(s, part, n);
    part.scaled(part, 2.0, n);
    out.product(ln2, exponents, n);
    out.sum(out, tables, n);
    out.sum(out, part, n);
  }
}
