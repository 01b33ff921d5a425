package dev.wasmath.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.Wasmath;
import dev.wasmath.op.Probe;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SymmetricGameTest {
  private final Wasmath math = Wasmath.builder().backends(List.of()).open();

  @AfterEach
  void close() {
    math.close();
  }

  private static SymmetricGame random(int players, int strategies) {
    Probe probe = Probe.ordinary(players);
    return SymmetricGame.of("random", players, strategies, (strategy, others) -> probe.next());
  }

  /** The volunteer's dilemma: a benefit of 2 if anybody volunteers, at a cost of 1. */
  private static SymmetricGame volunteers(int players) {
    return new SymmetricGame(
        "Volunteer's dilemma",
        players,
        List.of("Volunteer", "Wait"),
        (strategy, others) -> strategy == 0 ? 1 : others[0] > 0 ? 2 : 0);
  }

  @Test
  void payoffsAreThoseOfTheDenseGame() {
    for (int[] shape : new int[][] {{1, 3}, {2, 3}, {3, 2}, {4, 3}, {5, 2}, {3, 1}}) {
      SymmetricGame game = random(shape[0], shape[1]);
      NormalFormGame dense = game.normalForm();
      assertThat(GameTraits.of(dense).symmetric()).isTrue();
      assertThat(game.payoffRange(0)).isEqualTo(dense.payoffRange(0));
      double[][] mixed = Starts.random(game, Probe.ordinary(9)).toArrays();
      for (int i = 0; i < shape[0]; i++) {
        assertThat(game.deviationPayoffs(math, i, mixed))
            .containsExactly(dense.deviationPayoffs(math, i, mixed), within(1e-14));
        double[][] pairs = game.pairPayoffs(math, i, mixed);
        double[][] expected = dense.pairPayoffs(math, i, mixed);
        for (int j = 0; j < shape[0]; j++) {
          assertThat(pairs[j]).containsExactly(expected[j], within(1e-14));
        }
      }
    }
  }

  @Test
  void solversSolveIt() {
    SymmetricGame game = random(4, 3);
    for (NashSolver solver : List.of(new Portfolio(), new LogitPath())) {
      NashResult result = Solving.solve(math, solver, game, Controls.standard());
      assertThat(result.status()).isEqualTo(Status.CONVERGED);
    }
  }

  @Test
  void twentyPlayersVolunteerAsDiekmannSays() {
    SymmetricGame game = volunteers(20);
    NashResult result = new LogitPath().solve(math, game, Controls.standard());
    assertThat(result.status()).isEqualTo(Status.CONVERGED);
    double wait = Math.pow(0.5, 1.0 / 19);
    for (int i = 0; i < 20; i++) {
      assertThat(result.profile().probability(i, 1)).isCloseTo(wait, within(1e-10));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> volunteers(40).normalForm())
        .withMessageContaining("1099511627776 pure profiles");
  }

  @Test
  void thePortfolioDoesNotMakeALargeGameDense() {
    NashResult result = new Portfolio().solve(math, volunteers(26), Controls.standard());
    assertThat(result.status()).isEqualTo(Status.CONVERGED);
    assertThat(result.regret().relativeEpsilon()).isLessThan(1e-10);
  }

  @Test
  void namesAndEquality() {
    SymmetricGame game = volunteers(3);
    assertThat(game)
        .isEqualTo(volunteers(3))
        .hasSameHashCodeAs(volunteers(3))
        .isNotEqualTo(volunteers(4))
        .hasToString("SymmetricGame \"Volunteer's dilemma\" of 3 players with 2 strategies");
    assertThat(game.player(2).label(1)).isEqualTo("Wait");
    assertThat(game.payoff(1, 0, 1, 1)).isEqualTo(2);
    assertThat(game.payoff(0, 1, 1, 1)).isZero();
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SymmetricGame.of("", 0, 2, (strategy, others) -> 0))
        .withMessage("A game has at least 1 player, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SymmetricGame.of("", 2, 0, (strategy, others) -> 0))
        .withMessage("Players have 0 strategies; at least 1 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SymmetricGame.of("", 3, 2, (strategy, others) -> 1.0 / others[0]))
        .withMessage("The payoff of strategy 0 is Infinity when the others are [0, 2]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> volunteers(3).payoff(0, 1, 2, 0))
        .withMessage("Strategy 2 of player 1, who has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> volunteers(3).payoff(0, 1))
        .withMessage("A profile of 1 strategies in a game of 3 players");
  }
}
