package dev.wasmath.op;

/** Samples of functions of one number, spread over the magnitudes at which they differ. */
final class ElementwiseSample {
  private ElementwiseSample() {}

  /** {@code n} numbers of a probe, the i-th of them times the scale i modulo their number. */
  static double[] scaled(int n, Probe probe, double... scales) {
    double[] x = probe.doubles(n);
    for (int i = 0; i < n; i++) {
      x[i] *= scales[i % scales.length];
    }
    return x;
  }

  /** The same without signs, but for every eighth. */
  static double[] mostlyPositive(int n, Probe probe, double... scales) {
    double[] x = scaled(n, probe, scales);
    for (int i = 0; i < n; i++) {
      x[i] = i % 8 == 7 ? x[i] : Math.abs(x[i]);
    }
    return x;
  }
}
