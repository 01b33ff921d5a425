package dev.wasmath.plain;

/**
 * The plain-Java definition of the activations that are not kernel operations: written on the
 * exponential and logarithm of {@link StrictMath}, whose bits are the same on every platform. An
 * output may be its input.
 */
public final class PlainActivations {
  /** The slope of the leaky rectifier below 0: the float nearest to 0.01, which ONNX can hold. */
  public static final double LEAK = 0.01f;

  /** Twice sqrt(2 / pi), correctly rounded. */
  private static final double GELU_SCALE = 1.5957691216057308;

  private static final double GELU_CUBIC = 0.044715;

  private PlainActivations() {}

  /** x where x &gt; 0, else {@link #LEAK} x; NaN gives NaN. */
  public static void leakyRelu(double[] x, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = x[i] > 0.0 ? x[i] : LEAK * x[i];
    }
  }

  /** log(1 + exp x), as max(x, 0) + log1p(exp(-|x|)), which does not overflow. */
  public static void softplus(double[] x, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.max(x[i], 0.0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x[i])));
    }
  }

  /**
   * The Gaussian error linear unit in its tanh form, x (1 + tanh(u)) / 2 with u = sqrt(2 / pi) (x +
   * 0.044715 x^3), which is x sigmoid(2 u) (D. Hendrycks and K. Gimpel, "Gaussian error linear
   * units", 2016). Minus infinity gives 0.0.
   */
  public static void gelu(double[] x, double[] out) {
    for (int i = 0; i < out.length; i++) {
      double gate = geluGate(x[i]);
      out[i] = gate == 0.0 ? 0.0 : x[i] * gate;
    }
  }

  /**
   * Each row's exponentials over their sum, which is taken in increasing column, from 0.0. The
   * row's largest element is subtracted first, so that nothing overflows. A row with NaN or plus
   * infinity becomes NaN; minus infinity becomes 0.0, unless the row has nothing else.
   */
  public static void softmax(int rows, int columns, double[] x, double[] out) {
    for (int from = 0; from < rows * columns; from += columns) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int j = from; j < from + columns; j++) {
        largest = Math.max(largest, x[j]);
      }
      double sum = 0.0;
      for (int j = from; j < from + columns; j++) {
        out[j] = StrictMath.exp(x[j] - largest);
        sum += out[j];
      }
      for (int j = from; j < from + columns; j++) {
        out[j] /= sum;
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

  static double sigmoid(double x) {
    return 1.0 / (1.0 + StrictMath.exp(-x));
  }

  private static double geluGate(double x) {
    return sigmoid(GELU_SCALE * (x + GELU_CUBIC * x * x * x));
  }
}
