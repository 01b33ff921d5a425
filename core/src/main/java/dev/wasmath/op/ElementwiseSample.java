package dev.wasmath.op;

/** Samples of functions of one number, spread over the magnitudes at which they differ. */
final class ElementwiseSample {
  private ElementwiseSample() {}

  /**
   * {@code n} numbers of a probe, the i-th of them times the scale i modulo their number; typical
   * ones all times the first.
   */
  static double[] scaled(int n, Probe probe, double... scales) {
    int used = probe.isTypical() ? 1 : scales.length;
    double[] x = probe.doubles(n);
    for (int i = 0; i < n; i++) {
      x[i] *= scales[i % used];
    }
    return x;
  }

  /** The same without signs, but for every eighth that is not typical. */
  static double[] mostlyPositive(int n, Probe probe, double... scales) {
    double[] x = scaled(n, probe, scales);
    for (int i = 0; i < n; i++) {
      x[i] = i % 8 == 7 && !probe.isTypical() ? x[i] : Math.abs(x[i]);
    }
    return x;
  }
}
