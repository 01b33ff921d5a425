package dev.wasmath.op;

/**
 * The elementwise (Hadamard) product of two vectors: {@code out[i] = a[i] * b[i]}. The output may
 * be one of the inputs, at the same offset. Each element is correctly rounded.
 */
@FunctionalInterface
public interface Hadamard {
  /** This operation. */
  Operation<Hadamard> OPERATION =
      new Operation<>("hadamard", Hadamard.class, n -> n, n -> n, Hadamard::sample);

  /** Multiplies {@code n} elements of {@code a} and {@code b} into {@code out}. */
  void hadamard(
      double[] a, int aOffset, double[] b, int bOffset, double[] out, int outOffset, int n);

  private static Sample<Hadamard> sample(int n, Probe probe) {
    double[] a = probe.doubles(n);
    double[] b = probe.doubles(n);
    return new ArraySample<>(n, (kernel, out) -> kernel.hadamard(a, 0, b, 0, out, 0, n));
  }
}
