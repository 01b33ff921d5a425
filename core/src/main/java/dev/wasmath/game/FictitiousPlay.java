package dev.wasmath.game;

import dev.wasmath.op.Probe;

/**
 * Fictitious play: in each iteration the players respond to the average of what the others have
 * played so far (G. W. Brown, "Iterative solution of games by fictitious play", 1951).
 *
 * <p>The average converges to an equilibrium in games of two players that are zero-sum or have two
 * strategies each, and in potential games; in others it need not, and in Shapley's game it cycles
 * in ever longer rounds. The profile in question is the average.
 *
 * @param order who responds when
 */
public record FictitiousPlay(Order order) implements NashSolver {
  /** Who responds when. */
  public enum Order {
    /** All players respond to the same average. */
    SIMULTANEOUS,
    /** One player after the other, who already sees what those before have played. */
    ALTERNATING,
    /**
     * All at once, each by a strategy drawn from the logit response (Fudenberg and Kreps 1993),
     * which gets sharper with the square root of the iteration.
     */
    STOCHASTIC
  }

  /** Logit responses have this rationality, in units of the payoffs' range, in iteration 1. */
  private static final double FIRST_RATIONALITY = 4;

  void run(Search search) {
    double[][] average = search.start();
    Probe probe = Probe.ordinary(search.controls().seed());
    for (long t = 1; search.visit(average); t++) {
      double weight = 1.0 / (t + 1);
      if (order == Order.ALTERNATING) {
        alternate(search, average, weight);
      } else {
        int[] responses = new int[average.length];
        for (int i = 0; i < responses.length; i++) {
          responses[i] =
              order == Order.STOCHASTIC ? drawn(search, i, t, probe) : search.bestResponse(i);
        }
        for (int i = 0; i < responses.length; i++) {
          moveTowards(average[i], responses[i], weight);
        }
      }
    }
  }

  private static void alternate(Search search, double[][] average, double weight) {
    for (int i = 0; i < average.length; i++) {
      if (i > 0) {
        search.payoffs()[i] = search.game().deviationPayoffs(search.math(), i, average);
      }
      moveTowards(average[i], search.bestResponse(i), weight);
    }
  }

  private static int drawn(Search search, int player, long t, Probe probe) {
    double rationality = FIRST_RATIONALITY * Math.sqrt((double) t);
    double[] response =
        Logit.response(search.math(), rationality, search.scale(), search.payoffs()[player]);
    double level = (probe.next() + 1) / 2;
    int strategy = 0;
    double sum = response[0];
    while (sum <= level && strategy < response.length - 1) {
      strategy++;
      sum += response[strategy];
    }
    return strategy;
  }

  private static void moveTowards(double[] mixed, int strategy, double weight) {
    for (int a = 0; a < mixed.length; a++) {
      double target = a == strategy ? 1.0 : 0.0;
      mixed[a] += (target - mixed[a]) * weight;
    }
  }
}
