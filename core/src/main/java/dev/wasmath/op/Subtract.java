package dev.wasmath.op;

/**
 * The elementwise difference of two vectors: {@code out[i] = a[i] - b[i]}. The output may be one of
 * the inputs, at the same offset. Each element is correctly rounded.
 */
@FunctionalInterface
public interface Subtract {
  /** This operation. */
  Operation<Subtract> OPERATION =
      new Operation<>("subtract", Subtract.class, n -> n, n -> n, Subtract::sample);

  /** Subtracts {@code n} elements of {@code b} from those of {@code a}, into {@code out}. */
  void subtract(
      double[] a, int aOffset, double[] b, int bOffset, double[] out, int outOffset, int n);

  private static Sample<Subtract> sample(int n, Probe probe) {
    double[] a = probe.doubles(n);
    double[] b = probe.doubles(n);
    return new ArraySample<>(n, (kernel, out) -> kernel.subtract(a, 0, b, 0, out, 0, n));
  }
}
