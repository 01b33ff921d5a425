package dev.wasmath.plain;

import dev.wasmath.op.LeakyRelu;

/**
 * The plain-Java definition of the activations beyond {@link PlainExponentials}: the leaky
 * rectifier, the Gaussian error linear unit, and the softmax of rows.
 */
final class PlainActivations {
  /** Twice sqrt(2 / pi), correctly rounded. */
  private static final double GELU_SCALE = 1.5957691216057308;

  private static final double GELU_CUBIC = 0.044715;

  private PlainActivations() {}

  /** x where x &gt; 0, else {@link LeakyRelu#LEAK} x; NaN gives NaN. */
  static void leakyRelu(double[] x, int xOffset, double[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      double element = x[xOffset + i];
      out[outOffset + i] = element > 0.0 ? element : LeakyRelu.LEAK * element;
    }
  }

  /**
   * The Gaussian error linear unit in its tanh form, x (1 + tanh(u)) / 2 with u = sqrt(2 / pi) (x +
   * 0.044715 x^3), which is x sigmoid(2 u) (D. Hendrycks and K. Gimpel, "Gaussian error linear
   * units", 2016). Minus infinity gives 0.0.
   */
  static void gelu(double[] x, int xOffset, double[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      double element = x[xOffset + i];
      double gate = geluGate(element);
      out[outOffset + i] = gate == 0.0 ? 0.0 : element * gate;
    }
  }

  /**
   * Each row's exponentials over their sum, which is taken in increasing column, from 0.0. The
   * row's largest element is subtracted first, so that nothing overflows. A row with NaN or plus
   * infinity becomes NaN; minus infinity becomes 0.0, unless the row has nothing else.
   */
  static void softmax(int rows, int columns, double[] x, int xOffset, double[] out, int outOffset) {
    for (int i = 0; i < rows; i++) {
      int from = xOffset + i * columns;
      int to = outOffset + i * columns;
      double largest = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < columns; j++) {
        largest = Math.max(largest, x[from + j]);
      }
      double sum = 0.0;
      for (int j = 0; j < columns; j++) {
        out[to + j] = PlainExponentials.exp(x[from + j] - largest);
        sum += out[to + j];
      }
      for (int j = 0; j < columns; j++) {
        out[to + j] /= sum;
      }
    }
  }

  /** The derivative of {@link #gelu} at x. */
  static double geluSlope(double x) {
    double gate = geluGate(x);
    double bend = gate * (1.0 - gate);
    // Far from 0 the gate is flat, and its argument's slope may have overflowed.
    return bend == 0.0 ? gate : gate + x * bend * GELU_SCALE * (1.0 + 3.0 * GELU_CUBIC * x * x);
  }

  private static double geluGate(double x) {
    return PlainExponentials.sigmoid(GELU_SCALE * (x + GELU_CUBIC * x * x * x));
  }
}
