package dev.wasmath.game;

import dev.wasmath.Neural.Activation;
import dev.wasmath.Wasmath;

/** The logit response: probabilities proportional to the exponential of rationality x payoff. */
final class Logit {
  private Logit() {}

  /**
   * The logit response to deviation payoffs.
   *
   * @param rationality the exponent of payoffs that are divided by the scale
   */
  static double[] response(Wasmath math, double rationality, double scale, double[] payoffs) {
    double[] scaled = new double[payoffs.length];
    double best = math.vectors().max(payoffs);
    for (int a = 0; a < scaled.length; a++) {
      scaled[a] = rationality * ((payoffs[a] - best) / scale);
    }
    return softmax(math, scaled);
  }

  /** The exponentials of x, divided by their sum, in place. */
  static double[] softmax(Wasmath math, double[] x) {
    return math.neural().activation(Activation.SOFTMAX, x, x);
  }
}
