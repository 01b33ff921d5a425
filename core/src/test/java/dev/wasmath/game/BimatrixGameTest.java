package dev.wasmath.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.Matrix;
import dev.wasmath.Wasmath;
import dev.wasmath.op.Probe;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BimatrixGameTest {
  @Test
  void payoffsAreThoseOfTheDenseGame() {
    NormalFormGame dense = NormalFormGame.random(1, 4, 3);
    BimatrixGame game = BimatrixGame.of(dense);
    assertThat(game.normalForm()).isSameAs(dense);
    assertThat(game.a().data()).isSameAs(dense.payoffs(0));
    assertThat(game.b().get(2, 1)).isEqualTo(game.payoff(1, 2, 1));
    assertThat(game.strategies()).containsExactly(4, 3);
    assertThat(game.strategies(1)).isEqualTo(3);
    assertThat(game.player(0)).isEqualTo(dense.player(0));
    assertThat(game.payoffRange(1)).isEqualTo(dense.payoffRange(1));
    double[][] mixed = Starts.random(game, Probe.ordinary(1)).toArrays();
    try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
      assertThat(game.pairPayoffs(math, 1, mixed)).isDeepEqualTo(dense.pairPayoffs(math, 1, mixed));
      for (int i = 0; i < 2; i++) {
        assertThat(game.deviationPayoffs(math, i, mixed))
            .containsExactly(dense.deviationPayoffs(math, i, mixed), within(1e-14));
      }
    }
  }

  @Test
  void everySolverForTwoPlayersSolvesIt() {
    BimatrixGame game = BimatrixGame.of(KnownGames.vonStengel());
    for (NashSolver solver :
        List.of(new Portfolio(), LemkeHowson.allLabels(), new SupportEnumeration(true))) {
      NashResult result = Solving.solve(solver, game, Controls.standard());
      assertThat(result.status()).isEqualTo(Status.CONVERGED);
    }
  }

  @Test
  void aGameOf100StrategiesIsPlayed() {
    BimatrixGame game =
        BimatrixGame.of("wide", Matrix.random(100, 100, 1), Matrix.random(100, 100, 2));
    NashResult result =
        Solving.solve(new RegretMatching(true), game, Controls.standard().withIterations(300));
    assertThat(result.regret().relativeEpsilon()).isLessThan(0.05);
    assertThat(game).hasToString("BimatrixGame \"wide\" 100 x 100");
  }

  @Test
  void equalPayoffsAreEqualGames() {
    NormalFormGame dense = NormalFormGame.random(1, 2, 2);
    assertThat(BimatrixGame.of(dense))
        .isEqualTo(BimatrixGame.of(NormalFormGame.random(1, 2, 2)))
        .hasSameHashCodeAs(BimatrixGame.of(dense))
        .isNotEqualTo(BimatrixGame.of(NormalFormGame.random(2, 2, 2)));
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BimatrixGame.of("", Matrix.zeros(2, 3), Matrix.zeros(3, 2)))
        .withMessage("shapes differ: 2 x 3 and 3 x 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BimatrixGame.of("", Matrix.zeros(0, 3), Matrix.zeros(0, 3)))
        .withMessage("Player 1 has 0 strategies; at least 1 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BimatrixGame.of("", Matrix.of(1, 1, Double.NaN), Matrix.zeros(1, 1)))
        .withMessage("Player 0's payoff at [0] is NaN".replace("[0]", "[0, 0]"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                BimatrixGame.of(
                    "",
                    new NormalFormGame.Player("a", 3, List.of()),
                    new NormalFormGame.Player("b", 2, List.of()),
                    Matrix.zeros(2, 2),
                    Matrix.zeros(2, 2)))
        .withMessage("3 and 2 strategies for matrices of 2 x 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BimatrixGame.of(KnownGames.nau()))
        .withMessage("a bimatrix game has 2 players, not 3");
  }
}
