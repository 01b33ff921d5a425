package dev.wasmath;

import dev.wasmath.plain.PlainPower;

/** Zeta by Euler-Maclaurin summation: 15 terms of the series, an integral and eight corrections. */
final class EulerMaclaurin {
  private static final int TERMS = 16;

  /** B(2j) / (2j)! for j = 1..8, with Bernoulli's numbers B. */
  private static final double[] COEFFICIENTS = {
    1.0 / 12,
    -1.0 / 720,
    1.0 / 30_240,
    -1.0 / 1_209_600,
    1.0 / 47_900_160,
    -691.0 / 1_307_674_368_000.0,
    1.0 / 74_724_249_600.0,
    -3617.0 / 10_670_622_842_880_000.0
  };

  private EulerMaclaurin() {}

  static double zeta(double s) {
    if (s > 60.0) {
      return 1.0 + PlainPower.pow(2.0, -s);
    }
    double last = PlainPower.pow(TERMS, -s);
    double sum = TERMS * last / (s - 1.0) + 0.5 * last + corrections(s, last);
    // From the smallest term to the largest, so that little is lost.
    for (int k = TERMS - 1; k >= 1; k--) {
      sum += PlainPower.pow(k, -s);
    }
    return sum;
  }

  private static double corrections(double s, double last) {
    double factor = s * last / TERMS;
    double sum = 0.0;
    for (int j = 0; j < COEFFICIENTS.length; j++) {
      sum += COEFFICIENTS[j] * factor;
      double next = s + 2.0 * j;
      factor *= (next + 1.0) * (next + 2.0) / ((double) TERMS * TERMS);
    }
    return sum;
  }
}
