package dev.wasmath.neural;

/** The rule by which gradients move parameters. */
public sealed interface Optimizer {
  /** The step size, positive and finite. */
  double rate();

  /** Plain gradient descent: {@link Sgd} without momentum. */
  static Optimizer sgd(double rate) {
    return new Sgd(rate, 0.0);
  }

  /** {@link Adam} with the paper's constants: 0.9, 0.999 and 1e-8. */
  static Optimizer adam(double rate) {
    return new Adam(rate, 0.9, 0.999, 1e-8);
  }

  /**
   * Gradient descent with momentum: v = momentum v + g, w = w - rate v (B. T. Polyak, "Some methods
   * of speeding up the convergence of iteration methods", 1964).
   *
   * @param momentum from 0 to below 1
   */
  record Sgd(double rate, double momentum) implements Optimizer {
    /**
     * Checks the constants.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Sgd {
      checkRate(rate);
      checkDecay("the momentum", momentum);
    }
  }

  /**
   * Adam: steps by the mean of the gradient over the root of its mean square, both decaying and
   * corrected for their start at 0 (D. P. Kingma and J. L. Ba, "Adam: a method for stochastic
   * optimization", 2015, algorithm 1).
   *
   * @param beta1 the decay of the mean, from 0 to below 1
   * @param beta2 the decay of the mean square, from 0 to below 1
   * @param epsilon added to the root, positive
   */
  record Adam(double rate, double beta1, double beta2, double epsilon) implements Optimizer {
    /**
     * Checks the constants.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Adam {
      checkRate(rate);
      checkDecay("beta1", beta1);
      checkDecay("beta2", beta2);
      if (!(epsilon > 0.0)) {
        throw new IllegalArgumentException("epsilon must be above 0: " + epsilon);
      }
    }
  }

  private static void checkRate(double rate) {
    if (!(rate > 0.0) || Double.isInfinite(rate)) {
      throw new IllegalArgumentException("the rate must be above 0 and finite: " + rate);
    }
  }

  private static void checkDecay(String name, double decay) {
    if (!(decay >= 0.0 && decay < 1.0)) {
      throw new IllegalArgumentException(name + " must be from 0 to below 1: " + decay);
    }
  }
}
