package dev.wasmath.game;

/**
 * The discrete replicator dynamics (Maynard Smith 1982): a strategy's share grows with its payoff
 * over the player's expected payoff, both taken from a background fitness upwards.
 *
 * <p>What it converges to from inside is an equilibrium, but it need not converge: in matching
 * pennies it spirals outwards. A strategy that is not played stays so; start inside.
 *
 * @param background the fitness that every strategy has besides its payoff, in units of the
 *     payoffs' range; above 0. The larger it is, the smaller are the steps
 */
public record Replicator(double background) implements NashSolver {
  /**
   * @throws IllegalArgumentException if the background is not above 0 and finite
   */
  public Replicator {
    if (!(background > 0 && background < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the background must be above 0: " + background);
    }
  }

  void run(Search search) {
    double[][] shares = search.start();
    while (search.visit(shares)) {
      for (int i = 0; i < shares.length; i++) {
        double low = search.math().vectors().min(search.payoffs()[i]);
        grow(search.payoffs()[i], low, shares[i], search.scale());
      }
    }
  }

  private void grow(double[] payoffs, double low, double[] shares, double scale) {
    double sum = 0;
    for (int a = 0; a < shares.length; a++) {
      shares[a] *= background + (payoffs[a] - low) / scale;
      sum += shares[a];
    }
    for (int a = 0; a < shares.length; a++) {
      shares[a] /= sum;
    }
  }
}
