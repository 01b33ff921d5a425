package dev.wasmath.plain;

/** The plain-Java definition of the compensated sums. */
final class PlainSums {
  private PlainSums() {}

  static void powerSums(double s, double[] out, int outOffset, int n) {
    double sum = 0.0;
    double compensation = 0.0;
    for (int k = 1; k <= n; k++) {
      double term = PlainPower.pow(k, -s);
      double next = sum + term;
      // What rounding took from the sum (Knuth, "The Art of Computer Programming", 4.2.2).
      double added = next - sum;
      compensation += (sum - (next - added)) + (term - added);
      sum = next;
      // Beyond the largest double the compensation would be infinity minus infinity.
      out[outOffset + k - 1] = Double.isInfinite(sum) ? sum : sum + compensation;
    }
  }
}
