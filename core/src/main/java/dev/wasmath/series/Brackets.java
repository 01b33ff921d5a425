package dev.wasmath.series;

import java.util.Arrays;

/**
 * Intervals at whose ends a function has different signs, which are made smaller all at the same
 * time, so that the function is evaluated at many points at once: by the method of N. Anderson and
 * Å. Björck ("A new high order method of regula falsi type", BIT 13, 1973), and by halving where
 * that does not do.
 */
final class Brackets {
  /** The half of an interval in which a zero is at last. */
  static final double CLOSE = 2.5e-10;

  /** A step that is shorter ends the search: the next would be shorter by far. */
  private static final double SHORT_STEP = 1e-9;

  private static final int SECANTS = 12;
  private static final int MOST_ROUNDS = 80;

  private double[] low = new double[16];
  private double[] high = new double[16];
  private double[] atLow = new double[16];
  private double[] atHigh = new double[16];
  private int size;

  void add(double a, double za, double b, double zb) {
    if (size == low.length) {
      low = Arrays.copyOf(low, 2 * size);
      high = Arrays.copyOf(high, 2 * size);
      atLow = Arrays.copyOf(atLow, 2 * size);
      atHigh = Arrays.copyOf(atHigh, 2 * size);
    }
    low[size] = a;
    atLow[size] = za;
    high[size] = b;
    atHigh[size] = zb;
    size++;
  }

  /**
   * The zeros, each with a change of sign within twice {@link #CLOSE}.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  double[] zeros(Evaluation function) throws InterruptedException {
    double[] zeros = new double[size];
    int[] open = new int[size];
    Arrays.setAll(open, i -> i);
    Arrays.fill(zeros, Double.NaN);
    for (int round = 0; open.length > 0 && round < MOST_ROUNDS; round++) {
      open = round(open, round, zeros, function);
    }
    int[] doubtful = confirm(zeros, function);
    for (int round = SECANTS; doubtful.length > 0; round++) {
      doubtful = round(doubtful, round, zeros, function);
    }
    return zeros;
  }

  /** One more point in each of the open intervals; gives those which stay open. */
  private int[] round(int[] open, int round, double[] zeros, Evaluation function)
      throws InterruptedException {
    double[] x = new double[open.length];
    for (int j = 0; j < open.length; j++) {
      int i = open[j];
      x[j] = round < SECANTS ? secant(i) : 0.5 * (low[i] + high[i]);
    }
    double[] z = function.values(x);
    int[] left = new int[open.length];
    int count = 0;
    for (int j = 0; j < open.length; j++) {
      int i = open[j];
      double step = Math.abs(x[j] - zeros[i]);
      zeros[i] = x[j];
      narrow(i, x[j], z[j], round < SECANTS);
      boolean close = round < SECANTS ? step < SHORT_STEP : high[i] - low[i] < CLOSE;
      if (!close && z[j] != 0.0) {
        left[count] = i;
        count++;
      }
    }
    return Arrays.copyOf(left, count);
  }

  private double secant(int i) {
    double share = atLow[i] / (atLow[i] - atHigh[i]);
    return low[i] + share * (high[i] - low[i]);
  }

  /** The end that stays gets a smaller value, so that it does not stay for ever. */
  private void narrow(int i, double x, double z, boolean scaled) {
    if (z < 0.0 == atLow[i] < 0.0) {
      atHigh[i] *= scaled ? factor(z, atLow[i]) : 1.0;
      low[i] = x;
      atLow[i] = z;
    } else {
      atLow[i] *= scaled ? factor(z, atHigh[i]) : 1.0;
      high[i] = x;
      atHigh[i] = z;
    }
  }

  private static double factor(double z, double replaced) {
    double factor = 1.0 - z / replaced;
    return factor > 0.0 ? factor : 0.5;
  }

  /** Those zeros around which there is no change of sign; the others get their last digits. */
  private int[] confirm(double[] zeros, Evaluation function) throws InterruptedException {
    double[] x = new double[2 * size];
    for (int i = 0; i < size; i++) {
      x[2 * i] = zeros[i] - CLOSE;
      x[2 * i + 1] = zeros[i] + CLOSE;
    }
    double[] z = function.values(x);
    int[] doubtful = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      double before = z[2 * i];
      double after = z[2 * i + 1];
      if (before < 0.0 == after < 0.0) {
        doubtful[count] = i;
        count++;
      } else {
        zeros[i] = x[2 * i] + (x[2 * i + 1] - x[2 * i]) * (before / (before - after));
      }
    }
    return Arrays.copyOf(doubtful, count);
  }
}
