package dev.wasmath.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.Wasmath;
import dev.wasmath.op.Probe;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Solvers for two players against enumeration in fractions, on 500 games, many degenerate. */
final class TwoPlayersTest {
  private static final int GAMES = 500;

  private final Wasmath math = Wasmath.builder().backends(List.of()).open();

  @AfterEach
  void close() {
    math.close();
  }

  /** Payoffs of few values make ties; those of many make none. */
  private static NormalFormGame game(int seed) {
    Probe probe = Probe.ordinary(seed);
    int m = 2 + seed % 3;
    int n = 2 + seed / 3 % 3;
    double spread = seed % 2 == 0 ? 2 : 50;
    double[][] payoffs = new double[2][m * n];
    for (double[] tensor : payoffs) {
      Arrays.setAll(tensor, k -> Math.rint(spread * probe.next()));
    }
    return NormalFormGame.of("game " + seed, new int[] {m, n}, payoffs);
  }

  @Test
  void enumerationAndLemkeHowsonFindWhatFractionsSay() {
    int degenerate = 0;
    for (int seed = 0; seed < GAMES; seed++) {
      NormalFormGame game = game(seed);
      List<MixedProfile> exact = ExactEquilibria.of(game);
      allExtremeEquilibriaAreFound(game, exact);
      everyLabelLeadsToOne(game, exact);
      degenerate += exact.size() % 2 == 0 ? 1 : 0;
    }
    // Games that are not degenerate have an odd number of equilibria.
    assertThat(degenerate).isGreaterThan(20);
  }

  private void allExtremeEquilibriaAreFound(NormalFormGame game, List<MixedProfile> exact) {
    NashResult result =
        Solving.solve(math, new SupportEnumeration(true), game, Controls.standard());
    assertThat(result.equilibria()).as(game.title()).hasSameSizeAs(exact);
    for (MixedProfile equilibrium : exact) {
      assertThat(result.equilibria())
          .as("%s: %s", game.title(), equilibrium)
          .anyMatch(found -> found.distance(equilibrium) < 1e-12);
    }
  }

  private void everyLabelLeadsToOne(NormalFormGame game, List<MixedProfile> exact) {
    for (int label = 0; label < game.strategies(0) + game.strategies(1); label++) {
      NashResult result = new LemkeHowson(List.of(label)).solve(math, game, Controls.standard());
      Solving.check(game, Controls.standard(), result);
      MixedProfile found = result.profile();
      assertThat(result.equilibria()).as("%s, label %d", game.title(), label).hasSize(1);
      assertThat(exact)
          .as("%s, label %d: %s", game.title(), label, found)
          .anyMatch(other -> other.distance(found) == 0);
    }
  }

  @Test
  void thePortfolioFindsAnEquilibriumOfEach() {
    for (int seed = 0; seed < GAMES; seed++) {
      NormalFormGame game = game(seed);
      NashResult result = Solving.solve(math, new Portfolio(), game, Controls.standard());
      assertThat(result.status()).as("game %d", seed).isEqualTo(Status.CONVERGED);
      assertThat(result.regret().relativeEpsilon()).isLessThan(1e-10);
    }
  }
}
