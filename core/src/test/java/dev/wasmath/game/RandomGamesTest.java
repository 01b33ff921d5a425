package dev.wasmath.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RandomGamesTest {
  @Test
  void aSeedGivesTheSameGame() {
    assertThat(RandomGames.congestion(3, 4, 2)).isEqualTo(RandomGames.congestion(3, 4, 2));
    assertThat(RandomGames.congestion(3, 4, 2)).isNotEqualTo(RandomGames.congestion(4, 4, 2));
    assertThat(RandomGames.planted(3, 2, 3).equilibrium())
        .isEqualTo(RandomGames.planted(3, 2, 3).equilibrium());
    assertThat(RandomGames.potential(1, 2, 3).title()).isEqualTo("Potential 2 x 3, seed 1");
  }

  @Test
  void whatOneWinsTheOtherLoses() {
    NormalFormGame game = RandomGames.zeroSum(1, 3, 2);
    for (int k = 0; k < 6; k++) {
      assertThat(game.payoffs(0)[k]).isBetween(-1.0, 1.0).isEqualTo(-game.payoffs(1)[k]);
    }
  }

  @Test
  void coordinationPaysAllTheSame() {
    NormalFormGame game = RandomGames.coordination(1, 3, 2);
    assertThat(game.payoffs(0)).isEqualTo(game.payoffs(1)).isEqualTo(game.payoffs(2));
    assertThat(game.payoff(0, 1, 1, 1)).isBetween(0.5, 1.5);
    assertThat(game.payoff(0, 1, 0, 1)).isZero();
  }

  @Test
  void congestionCostsGrowWithTheUsers() {
    NormalFormGame game = RandomGames.congestion(2, 3, 2);
    assertThat(game.payoff(0, 0, 1, 1)).isGreaterThanOrEqualTo(game.payoff(0, 0, 0, 1));
    assertThat(game.payoff(0, 0, 0, 1)).isGreaterThanOrEqualTo(game.payoff(0, 0, 0, 0));
    assertThat(game.payoff(0, 0, 0, 1)).isEqualTo(game.payoff(1, 0, 0, 1));
  }

  @Test
  void changesOfAPotentialGameArePotentialDifferences() {
    NormalFormGame game = RandomGames.potential(5, 2, 3, 2);
    // Around a square of two players' changes the gains add up to nothing.
    for (int c = 0; c < 2; c++) {
      double gains =
          game.payoff(0, 1, 0, c)
              - game.payoff(0, 0, 0, c)
              + game.payoff(1, 1, 2, c)
              - game.payoff(1, 1, 0, c)
              + game.payoff(0, 0, 2, c)
              - game.payoff(0, 1, 2, c)
              + game.payoff(1, 0, 0, c)
              - game.payoff(1, 0, 2, c);
      assertThat(gains).isCloseTo(0, within(1e-14));
    }
  }

  @Test
  void potentialAndCongestionGamesHavePureEquilibria() {
    for (int seed = 0; seed < 30; seed++) {
      for (NormalFormGame game :
          List.of(RandomGames.potential(seed, 3, 2, 3), RandomGames.congestion(seed, 4, 3))) {
        NashResult result =
            Solving.solve(new PureEquilibria(1), game, Controls.standard().withEpsilon(1e-15));
        assertThat(result.status()).isEqualTo(Status.CONVERGED);
      }
    }
  }

  @Test
  void sizesThatDoNotFitAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RandomGames.zeroSum(1, 0, 2))
        .withMessage("Player 1 has 0 strategies; at least 1 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RandomGames.congestion(1, 0, 2))
        .withMessage("A game has at least 1 player, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RandomGames.coordination(1, 40, 3))
        .withMessageContaining("pure profiles needs");
  }
}
