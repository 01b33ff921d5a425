package dev.wasmath.game;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;

/**
 * One of the two tableaux of the Lemke-Howson algorithm: the inequalities M z &lt;= 1, z &gt;= 0,
 * in exact integers.
 *
 * <p>Payoffs are doubles, hence integers after a multiplication by a power of two. Pivots keep the
 * tableau integral (Edmonds 1967; von Stengel, "Computing equilibria for two-person games", 2002).
 * Ties of the ratio test are broken lexicographically, so that no basis comes again.
 */
final class LemkeTableau {
  private static final MathContext DIGITS = new MathContext(40);

  private final BigInteger[][] rows;
  private final int[] basis;
  private final int[] slackColumns;
  private BigInteger determinant = BigInteger.ONE;

  /**
   * The inequalities of one player's matrix.
   *
   * @param matrix positive
   * @param slackLabels the labels of its rows
   * @param variableLabels the labels of its columns
   */
  LemkeTableau(BigInteger[][] matrix, int[] slackLabels, int[] variableLabels) {
    int labels = slackLabels.length + variableLabels.length;
    this.rows = new BigInteger[matrix.length][labels + 1];
    this.basis = slackLabels.clone();
    this.slackColumns = slackLabels.clone();
    for (int i = 0; i < rows.length; i++) {
      Arrays.fill(rows[i], BigInteger.ZERO);
      for (int j = 0; j < variableLabels.length; j++) {
        rows[i][variableLabels[j]] = matrix[i][j];
      }
      rows[i][slackLabels[i]] = BigInteger.ONE;
      rows[i][labels] = BigInteger.ONE;
    }
  }

  /**
   * The matrix of positive integers in the same proportions as the payoffs, but for a constant
   * added to all of them.
   */
  static BigInteger[][] positive(double[] payoffs, int rows, int columns, boolean transposed) {
    int places = 0;
    BigDecimal least = new BigDecimal(payoffs[0]);
    for (double payoff : payoffs) {
      BigDecimal exact = new BigDecimal(payoff);
      least = least.min(exact);
      places = Math.max(places, exact.scale());
    }
    BigInteger unit = BigInteger.TWO.pow(places);
    BigInteger divisor = BigInteger.ZERO;
    BigInteger[] integers = new BigInteger[payoffs.length];
    for (int k = 0; k < integers.length; k++) {
      integers[k] =
          new BigDecimal(payoffs[k]).subtract(least).multiply(new BigDecimal(unit)).toBigInteger();
      divisor = divisor.gcd(integers[k]);
    }
    BigInteger[][] matrix =
        new BigInteger[transposed ? columns : rows][transposed ? rows : columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        BigInteger value = integers[i * columns + j];
        BigInteger reduced = divisor.signum() == 0 ? value : value.divide(divisor);
        matrix[transposed ? j : i][transposed ? i : j] = reduced.add(BigInteger.ONE);
      }
    }
    return matrix;
  }

  /** Brings a label into the basis. Returns the label that leaves. */
  int enter(int label) {
    int row = leavingRow(label);
    BigInteger pivot = rows[row][label];
    for (int i = 0; i < rows.length; i++) {
      if (i != row) {
        eliminate(rows[i], rows[row], pivot, label);
      }
    }
    determinant = pivot;
    int leaving = basis[row];
    basis[row] = label;
    return leaving;
  }

  private void eliminate(BigInteger[] target, BigInteger[] source, BigInteger pivot, int label) {
    BigInteger factor = target[label];
    for (int j = 0; j < target.length; j++) {
      BigInteger product = target[j].multiply(pivot);
      if (factor.signum() != 0 && source[j].signum() != 0) {
        product = product.subtract(factor.multiply(source[j]));
      }
      target[j] = product.divide(determinant);
    }
  }

  private int leavingRow(int label) {
    int best = -1;
    for (int i = 0; i < rows.length; i++) {
      if (rows[i][label].signum() > 0 && (best < 0 || isBefore(i, best, label))) {
        best = i;
      }
    }
    return best;
  }

  /** Whether a row, divided by its element in the column, is lexicographically smaller. */
  private boolean isBefore(int i, int other, int label) {
    int last = rows[i].length - 1;
    int order = compare(i, other, label, last);
    for (int k = 0; order == 0 && k < slackColumns.length; k++) {
      order = compare(i, other, label, slackColumns[k]);
    }
    return order < 0;
  }

  private int compare(int i, int other, int label, int column) {
    return rows[i][column]
        .multiply(rows[other][label])
        .compareTo(rows[other][column].multiply(rows[i][label]));
  }

  /** The mixed strategy of the variables whose labels start at {@code from}. */
  double[] mixed(int from, int count) {
    BigInteger[] values = new BigInteger[count];
    Arrays.fill(values, BigInteger.ZERO);
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < rows.length; i++) {
      if (basis[i] >= from && basis[i] < from + count) {
        BigInteger value = rows[i][rows[i].length - 1];
        values[basis[i] - from] = value;
        sum = sum.add(value);
      }
    }
    double[] mixed = new double[count];
    for (int a = 0; a < count; a++) {
      mixed[a] = new BigDecimal(values[a]).divide(new BigDecimal(sum), DIGITS).doubleValue();
    }
    return mixed;
  }
}
