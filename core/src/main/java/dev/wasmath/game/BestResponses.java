package dev.wasmath.game;

import java.util.Arrays;

/**
 * Iterated best response in pure strategies: one player after the other changes to the best
 * response to the others, and keeps the strategy that is one already.
 *
 * <p>It ends in a pure equilibrium in potential games; in others it may go round, which is noticed
 * (Brent's algorithm) and reported as {@link Status#CYCLING}. It starts from the most probable
 * strategies of the starting profile, the lowest winning a tie.
 */
public record BestResponses() implements NashSolver {
  void run(Search search) {
    double[][] profile = search.start();
    int[] pure = new int[profile.length];
    for (int i = 0; i < pure.length; i++) {
      pure[i] = search.games().bestResponse(profile[i], 0);
      set(profile[i], pure[i]);
    }
    int[] remembered = pure.clone();
    long since = 0;
    long patience = 1;
    while (search.visit(profile)) {
      for (int i = 0; i < pure.length; i++) {
        respond(search, profile, pure, i);
      }
      if (Arrays.equals(pure, remembered)) {
        search.look(profile);
        search.stop(Status.CYCLING);
      }
      since++;
      if (since == patience) {
        remembered = pure.clone();
        patience *= 2;
        since = 0;
      }
    }
  }

  private static void respond(Search search, double[][] profile, int[] pure, int player) {
    if (player > 0) {
      search.payoffs()[player] = search.game().deviationPayoffs(search.math(), player, profile);
    }
    double[] payoffs = search.payoffs()[player];
    int best = search.games().bestResponse(payoffs, 0);
    if (payoffs[best] > payoffs[pure[player]]) {
      pure[player] = best;
      set(profile[player], best);
    }
  }

  private static void set(double[] mixed, int strategy) {
    Arrays.fill(mixed, 0);
    mixed[strategy] = 1;
  }
}
