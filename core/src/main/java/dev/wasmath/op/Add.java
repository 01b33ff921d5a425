package dev.wasmath.op;

/**
 * The elementwise sum of two vectors: {@code out[i] = a[i] + b[i]}. The output may be one of the
 * inputs, at the same offset. Each element is correctly rounded.
 */
@FunctionalInterface
public interface Add {
  /** This operation. */
  Operation<Add> OPERATION = new Operation<>("add", Add.class, n -> n, n -> n, Add::sample);

  /** Adds {@code n} elements of {@code a} and {@code b} into {@code out}. */
  void add(double[] a, int aOffset, double[] b, int bOffset, double[] out, int outOffset, int n);

  private static Sample<Add> sample(int n, Probe probe) {
    double[] a = probe.doubles(n);
    double[] b = probe.doubles(n);
    return new ArraySample<>(n, (kernel, out) -> kernel.add(a, 0, b, 0, out, 0, n));
  }
}
