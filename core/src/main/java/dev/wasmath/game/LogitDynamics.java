package dev.wasmath.game;

/**
 * The logit dynamics (Fudenberg and Levine 1998): every player goes a part of the way towards the
 * logit response to the others.
 *
 * <p>Where it converges it does so to a logit quantal response equilibrium, which is no Nash
 * equilibrium but has a relative epsilon of at most ln(s) / rationality, s being the largest number
 * of strategies. It need not converge.
 *
 * @param rationality the exponent of payoffs in units of the payoffs' range, above 0
 * @param step the part of the way, above 0 and at most 1
 */
public record LogitDynamics(double rationality, double step) implements NashSolver {
  /**
   * @throws IllegalArgumentException if a number is outside of its range
   */
  public LogitDynamics {
    if (!(rationality > 0 && rationality < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the rationality must be above 0: " + rationality);
    }
    if (!(step > 0 && step <= 1)) {
      throw new IllegalArgumentException("the step must be above 0 and at most 1: " + step);
    }
  }

  void run(Search search) {
    double[][] mixed = search.start();
    while (search.visit(mixed)) {
      for (int i = 0; i < mixed.length; i++) {
        double[] response =
            Logit.response(search.math(), rationality, search.scale(), search.payoffs()[i]);
        for (int a = 0; a < response.length; a++) {
          mixed[i][a] += step * (response[a] - mixed[i][a]);
        }
      }
    }
  }
}
