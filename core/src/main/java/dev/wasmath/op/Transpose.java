package dev.wasmath.op;

/**
 * The transpose of a row-major matrix: {@code out[j][i] = x[i][j]}. Exact. Both matrices are
 * contiguous, and do not overlap.
 */
@FunctionalInterface
public interface Transpose {
  /** This operation. */
  Operation<Transpose> OPERATION =
      new Operation<>(
          "transpose", Transpose.class, n -> n * (n + 1L), n -> n * (n + 1L), Transpose::sample);

  /** Transposes the {@code rows} x {@code columns} matrix {@code x} into {@code out}. */
  void transpose(int rows, int columns, double[] x, int xOffset, double[] out, int outOffset);

  private static Sample<Transpose> sample(int n, Probe probe) {
    double[] x = probe.doubles(n * (n + 1));
    return new ArraySample<>(x.length, (kernel, out) -> kernel.transpose(n, n + 1, x, 0, out, 0));
  }
}
