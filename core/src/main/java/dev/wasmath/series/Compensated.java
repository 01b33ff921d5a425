package dev.wasmath.series;

/** A sum that remembers what rounding took from it (Neumaier, ZAMM 54, 1974). */
final class Compensated {
  private double sum;
  private double lost;

  void add(double term) {
    double next = sum + term;
    double added = next - sum;
    lost += (sum - (next - added)) + (term - added);
    sum = next;
  }

  double value() {
    return sum + lost;
  }
}
