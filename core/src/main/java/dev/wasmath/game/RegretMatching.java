package dev.wasmath.game;

/**
 * Regret matching (Hart and Mas-Colell 2000) and regret matching+ (Tammelin 2014): each player
 * plays every strategy in proportion to what having always played it would have gained, if
 * anything; the second forgets losses at once, and weighs later iterations more in the average.
 *
 * <p>In zero-sum games of two players the average converges to an equilibrium. In other games the
 * joint play goes to the coarse correlated equilibria, and the average, in which the players mix
 * independently, to nothing in particular. Both the average and the play itself are looked at.
 *
 * @param plus whether losses are forgotten
 */
public record RegretMatching(boolean plus) implements NashSolver {
  void run(Search search) {
    double[][] play = search.start();
    double[][] average = MixedProfile.copy(play);
    double[][] regrets = new double[play.length][];
    for (int i = 0; i < play.length; i++) {
      regrets[i] = new double[play[i].length];
    }
    double weights = 0;
    for (long t = 1; ; t++) {
      double weight = plus ? t : 1;
      weights += weight;
      for (int i = 0; i < play.length; i++) {
        for (int a = 0; a < play[i].length; a++) {
          average[i][a] += (play[i][a] - average[i][a]) * (weight / weights);
        }
      }
      if (!search.visit(average)) {
        return;
      }
      search.look(play);
      for (int i = 0; i < play.length; i++) {
        double expected = search.math().vectors().dot(search.payoffs()[i], play[i]);
        match(search.payoffs()[i], expected, search.scale(), regrets[i], play[i]);
      }
    }
  }

  /** Regrets are kept in units of the payoffs' range: sums of large ones would overflow. */
  private void match(
      double[] payoffs, double expected, double scale, double[] regrets, double[] play) {
    double sum = 0;
    for (int a = 0; a < play.length; a++) {
      regrets[a] += (payoffs[a] - expected) / scale;
      if (plus) {
        regrets[a] = Math.max(0, regrets[a]);
      }
      sum += Math.max(0, regrets[a]);
    }
    for (int a = 0; a < play.length; a++) {
      play[a] = sum > 0 ? Math.max(0, regrets[a]) / sum : 1.0 / play.length;
    }
  }
}
