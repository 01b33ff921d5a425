package dev.wasmath.op;

/**
 * The softmax of each row of a row-major matrix: the rows' exponentials over their sum, which is
 * taken in increasing column, from 0.0. The row's largest element is subtracted first, so that
 * nothing overflows. A row with NaN or plus infinity becomes NaN; minus infinity becomes 0.0,
 * unless the row has nothing else. Error, relative to exact sums and exponentials of the rounded
 * differences: at most {@code columns + 4} ulp. The output may be the input, at the same offset.
 */
@FunctionalInterface
public interface Softmax {
  /** This operation. */
  Operation<Softmax> OPERATION =
      new Operation<>(
              "softmax", Softmax.class, n -> (long) n * n, n -> (long) n * n, Softmax::sample)
          .within((size, expected, magnitude) -> 2.0 * (size + 8) * Math.ulp(expected));

  /** Writes the softmax of {@code rows} rows into {@code out}, in the same layout. */
  void softmax(int rows, int columns, double[] x, int xOffset, double[] out, int outOffset);

  private static Sample<Softmax> sample(int n, Probe probe) {
    double[] x = ElementwiseSample.scaled(n * n, probe, 1.0, 40.0, 3.0);
    return new ArraySample<>(n * n, (kernel, out) -> kernel.softmax(n, n, x, 0, out, 0));
  }
}
