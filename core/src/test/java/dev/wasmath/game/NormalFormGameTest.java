package dev.wasmath.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import dev.wasmath.game.NormalFormGame.Player;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NormalFormGameTest {
  private static final NormalFormGame SMALL =
      NormalFormGame.of(
          "small",
          new int[] {2, 3},
          new double[] {0, 1, 2, 3, 4, 5},
          new double[] {9, 8, 7, 6, 5, 4});

  @Test
  void theLastPlayersStrategyIsFastest() {
    assertThat(SMALL.payoff(0, 0, 2)).isEqualTo(2);
    assertThat(SMALL.payoff(0, 1, 0)).isEqualTo(3);
    assertThat(SMALL.payoff(1, 1, 2)).isEqualTo(4);
    assertThat(SMALL.profiles()).isEqualTo(6);
    assertThat(SMALL.players()).isEqualTo(2);
    assertThat(SMALL.strategies()).containsExactly(2, 3);
    assertThat(SMALL.strategies(1)).isEqualTo(3);
  }

  @Test
  void wrapsTheTensors() {
    double[] tensor = {1, 2};
    assertThat(NormalFormGame.of("one", new int[] {2}, tensor).payoffs(0)).isSameAs(tensor);
  }

  @Test
  void strategiesWithoutLabelsAreNumbered() {
    assertThat(SMALL.player(1).label(2)).isEqualTo("3");
    assertThat(Player.of("a", "1", "2")).isEqualTo(new Player("a", 2, List.of()));
    assertThat(Player.of("a", "left", "right").label(1)).isEqualTo("right");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Player("a", 3, List.of("left", "right")))
        .withMessage("Player \"a\" has 3 strategies and 2 labels");
  }

  @Test
  void volunteersDilemmaPaysTheBenefitLessTheCost() {
    NormalFormGame game = NormalFormGame.volunteersDilemma(3, 5, 2);
    assertThat(game.payoff(0, 0, 1, 1)).isEqualTo(3);
    assertThat(game.payoff(1, 0, 1, 1)).isEqualTo(5);
    assertThat(game.payoff(2, 0, 0, 0)).isEqualTo(3);
    assertThat(game.payoff(2, 1, 1, 1)).isEqualTo(0);
    assertThat(game.player(2)).isEqualTo(Player.of("Player 3", "Volunteer", "Wait"));
  }

  @Test
  void volunteersAreIndifferentInTheSymmetricEquilibrium() {
    NormalFormGame game = NormalFormGame.volunteersDilemma(10, 2, 1);
    double wait = Math.pow(0.5, 1.0 / 9);
    double payoffOfWaiting = 0;
    for (int profile = 512; profile < 1024; profile++) {
      int waiting = Integer.bitCount(profile) - 1;
      double weight = Math.pow(wait, waiting) * Math.pow(1 - wait, 9 - waiting);
      payoffOfWaiting += weight * game.payoffs(0)[profile];
    }
    assertThat(payoffOfWaiting).isCloseTo(1.0, offset(1e-14));
  }

  @Test
  void aSeedGivesTheSameGame() {
    assertThat(NormalFormGame.random(7, 2, 3, 2)).isEqualTo(NormalFormGame.random(7, 2, 3, 2));
    assertThat(NormalFormGame.random(7, 2, 3, 2).payoffs(0))
        .isNotEqualTo(NormalFormGame.random(8, 2, 3, 2).payoffs(0));
  }

  @Test
  void namesWhatIsWrong() {
    int[] two = {2};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NormalFormGame.of("", new int[0]))
        .withMessage("A game has at least 1 player, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NormalFormGame.of("", new int[] {2, 0}, new double[0], new double[0]))
        .withMessage("Player 2 has 0 strategies; at least 1 is needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NormalFormGame.of("", two, new double[2], new double[2]))
        .withMessage("2 payoff tensors for 1 players");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NormalFormGame.of("", two, new double[3]))
        .withMessage("Player 0 has 3 payoffs; a 2 game has 2 pure profiles");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NormalFormGame.of("", two, new double[] {0, Double.NaN}))
        .withMessage("Player 0's payoff at [1] is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SMALL.payoff(0, 1))
        .withMessage("A profile of 1 strategies in a game of 2 players");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SMALL.payoff(0, 1, 3))
        .withMessage("Strategy 3 of player 1, who has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NormalFormGame.volunteersDilemma(3, 1, 1))
        .withMessageContaining("1.0 and 1.0");
  }

  @Test
  void tellsTheSizeThatIsNeeded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NormalFormGame.random(1, 100, 100, 100, 100, 100, 100, 100, 100, 100))
        .withMessageContaining("1000000000000000000 pure profiles")
        .withMessageContaining("72000000000000000000 bytes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NormalFormGame.volunteersDilemma(31, 2, 1))
        .withMessageContaining("2147483648 pure profiles");
  }
}
