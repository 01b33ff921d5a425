package dev.wasmath.series;

import java.util.Arrays;

/**
 * The estimates of a limit that each method makes of the first m elements of a sequence, for all m:
 * element m - 1 of the result, NaN where there is none. No two neighbours of the sequence are
 * equal.
 */
final class Extrapolation {
  private Extrapolation() {}

  static double[] estimates(AccelerationMethod method, double[] s) {
    return switch (method) {
      case AUTO, NONE -> s.clone();
      case AITKEN -> aitken(s);
      case EPSILON -> wynn(s, false);
      case RHO -> wynn(s, true);
      case LEVIN_U, LEVIN_T, LEVIN_V -> LevinTransform.estimates(method, s);
      case RICHARDSON -> richardson(s);
      case ALTERNATING -> alternating(s);
    };
  }

  /** Each column is Aitken's transform of the one before it, two elements shorter. */
  private static double[] aitken(double[] s) {
    double[] estimates = new double[s.length];
    double[] column = s;
    for (int used = 0; column.length > 0; used += 2) {
      for (int i = 0; i < column.length; i++) {
        estimates[i + used] = column[i];
      }
      double[] next = new double[Math.max(0, column.length - 2)];
      for (int i = 0; i < next.length; i++) {
        double second = column[i + 2] - column[i + 1];
        double change = second - (column[i + 1] - column[i]);
        next[i] = second == 0.0 ? column[i + 2] : column[i + 2] - second * second / change;
      }
      column = next;
    }
    return estimates;
  }

  /** The epsilon table, or rho's, whose columns have odd and even meanings. */
  private static double[] wynn(double[] s, boolean rho) {
    double[] estimates = s.clone();
    double[] before = new double[s.length + 1];
    double[] column = s;
    for (int k = 1; column.length > 1; k++) {
      double[] next = new double[column.length - 1];
      for (int i = 0; i < next.length; i++) {
        double difference = column[i + 1] - column[i];
        double numerator = rho ? k : 1.0;
        next[i] = before[i + 1] + numerator / difference;
        if (k % 2 == 0) {
          estimates[i + k] = difference == 0.0 ? estimates[i + k - 1] : next[i];
        }
      }
      before = column;
      column = next;
    }
    return estimates;
  }

  /** Neville's scheme for the polynomial in 1/n through all elements, at 0. */
  private static double[] richardson(double[] s) {
    double[] estimates = new double[s.length];
    double[] last = new double[s.length];
    for (int m = 0; m < s.length; m++) {
      double entry = s[m];
      for (int k = 1; k <= m; k++) {
        // From elements m - k + 1 to m + 1, counted from 1.
        double change = (entry - last[k - 1]) * (m - k + 1.0) / k;
        last[k - 1] = entry;
        entry += change;
      }
      last[m] = entry;
      estimates[m] = entry;
    }
    return estimates;
  }

  private static double[] alternating(double[] s) {
    double[] estimates = new double[s.length];
    Arrays.fill(estimates, Double.NaN);
    double sign = Math.signum(s[0]);
    double[] terms = new double[s.length];
    for (int i = 0; i < s.length; i++) {
      double term = i == 0 ? s[0] : s[i] - s[i - 1];
      terms[i] = i % 2 == 0 ? sign * term : -sign * term;
      if (!(terms[i] > 0.0)) {
        return estimates;
      }
    }
    for (int n = 1; n <= s.length; n++) {
      estimates[n - 1] = sign * weighted(terms, n);
    }
    return estimates;
  }

  /** The first n terms with Chebyshev's weights. */
  private static double weighted(double[] terms, int n) {
    double power = 1.0;
    for (int i = 0; i < n; i++) {
      power *= 3.0 + Math.sqrt(8.0);
    }
    double d = 0.5 * (power + 1.0 / power);
    double b = -1.0;
    double c = -d;
    double sum = 0.0;
    for (int k = 0; k < n; k++) {
      c = b - c;
      sum += c * terms[k];
      b *= (k + (double) n) * (k - (double) n) / ((k + 0.5) * (k + 1.0));
    }
    return sum / d;
  }
}
