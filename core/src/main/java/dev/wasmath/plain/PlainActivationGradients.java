package dev.wasmath.plain;

import dev.wasmath.op.LeakyRelu;

/**
 * The plain-Java definition of the gradients of activations: the gradient by the value y, times the
 * derivative of y by the argument x. An output may be the gradient that it is made of.
 */
public final class PlainActivationGradients {
  private PlainActivationGradients() {}

  /** Derivative 1 where y &gt; 0, else 0. */
  public static void relu(double[] y, double[] gradient, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = y[i] > 0.0 ? gradient[i] : 0.0;
    }
  }

  /** Derivative 1 where y &gt; 0, else {@link LeakyRelu#LEAK}. */
  public static void leakyRelu(double[] y, double[] gradient, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = gradient[i] * (y[i] > 0.0 ? 1.0 : LeakyRelu.LEAK);
    }
  }

  /** Derivative y (1 - y). */
  public static void sigmoid(double[] y, double[] gradient, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = gradient[i] * (y[i] * (1.0 - y[i]));
    }
  }

  /** Derivative 1 - y^2. */
  public static void tanh(double[] y, double[] gradient, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = gradient[i] * (1.0 - y[i] * y[i]);
    }
  }

  /** Derivative sigmoid(x). */
  public static void softplus(double[] x, double[] gradient, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = gradient[i] * PlainExponentials.sigmoid(x[i]);
    }
  }

  /** Derivative s + x s (1 - s) 2 u', with s = sigmoid(2 u) and u as in the function. */
  public static void gelu(double[] x, double[] gradient, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = gradient[i] * PlainActivations.geluSlope(x[i]);
    }
  }

  /**
   * In each row, y_j (g_j - sum_k g_k y_k), g being the gradient by y. The sum is taken in
   * increasing k, from 0.0.
   */
  public static void softmax(int rows, int columns, double[] y, double[] gradient, double[] out) {
    for (int from = 0; from < rows * columns; from += columns) {
      double mean = 0.0;
      for (int j = from; j < from + columns; j++) {
        mean += gradient[j] * y[j];
      }
      for (int j = from; j < from + columns; j++) {
        out[j] = y[j] * (gradient[j] - mean);
      }
    }
  }
}
