package dev.wasmath.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.Matrix;
import dev.wasmath.Wasmath;
import dev.wasmath.game.NormalFormGame.Player;
import dev.wasmath.op.Probe;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PolymatrixGameTest {
  private static final List<Player> PLAYERS =
      List.of(
          new Player("a", 2, List.of()),
          new Player("b", 3, List.of()),
          new Player("c", 1, List.of()),
          new Player("d", 4, List.of()));

  private final Wasmath math = Wasmath.builder().backends(List.of()).open();

  @AfterEach
  void close() {
    math.close();
  }

  private static PolymatrixGame random(long seed) {
    Probe probe = Probe.ordinary(seed);
    return new PolymatrixGame(
        "random",
        PLAYERS,
        (i, j) -> {
          int rows = PLAYERS.get(i).strategies();
          int columns = PLAYERS.get(j).strategies();
          return Matrix.of(rows, columns, probe.doubles(rows * columns));
        });
  }

  private static double[][] mixed(long seed) {
    Probe probe = Probe.ordinary(seed);
    double[][] mixed = new double[PLAYERS.size()][];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = new double[PLAYERS.get(i).strategies()];
      double sum = 0;
      for (int a = 0; a < mixed[i].length; a++) {
        mixed[i][a] = probe.next() + 1.25;
        sum += mixed[i][a];
      }
      for (int a = 0; a < mixed[i].length; a++) {
        mixed[i][a] /= sum;
      }
    }
    return mixed;
  }

  @Test
  void isItsNormalForm() {
    PolymatrixGame game = random(1);
    NormalFormGame dense = game.normalForm();
    double[][] profile = mixed(2);
    for (int i = 0; i < game.players(); i++) {
      assertThat(game.deviationPayoffs(math, i, profile))
          .containsExactly(dense.deviationPayoffs(math, i, profile), within(1e-14));
      assertThat(game.payoffRange(i)).isCloseTo(dense.payoffRange(i), within(1e-14));
      double[][] pairs = game.pairPayoffs(math, i, profile);
      double[][] expected = dense.pairPayoffs(math, i, profile);
      for (int j = 0; j < pairs.length; j++) {
        assertThat(pairs[j]).containsExactly(expected[j], within(1e-14));
      }
    }
    assertThat(game.payoff(1, 1, 2, 0, 3)).isEqualTo(dense.payoff(1, 1, 2, 0, 3));
    assertThat(game).isEqualTo(random(1)).hasSameHashCodeAs(random(1)).isNotEqualTo(random(3));
    assertThat(game).hasToString("PolymatrixGame \"random\" of 4 players");
  }

  @Test
  void solversTakeIt() {
    // Three players want to differ from one another, with two strategies: one pays the price.
    List<Player> players =
        List.of(
            new Player("1", 2, List.of()),
            new Player("2", 2, List.of()),
            new Player("3", 2, List.of()));
    Matrix differ = Matrix.of(2, 2, 0, 1, 1, 0);
    PolymatrixGame game = new PolymatrixGame("differ", players, (i, j) -> differ);
    NashResult result = new Portfolio().solve(math, game, Controls.standard());
    assertThat(result.converged()).isTrue();
    assertThat(result.regret().epsilon())
        .isCloseTo(Regret.enumerated(game, result.profile()).epsilon(), within(1e-15));
  }

  @Test
  void sumsThatOverflowAreRefused() {
    List<Player> players = Player.numbered(1, 1, 1);
    PolymatrixGame game =
        new PolymatrixGame("large", players, (i, j) -> Matrix.of(1, 1, Double.MAX_VALUE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Portfolio().solve(math, game, Controls.standard()))
        .withMessage("the difference of two payoffs of a player overflows; scale the payoffs");
  }

  @Test
  void hasNoPairOfAPlayerWithItself() {
    assertThat(random(1).pair(0, 0).rows()).isZero();
    assertThat(random(1).pair(1, 3).columns()).isEqualTo(4);
  }

  @Test
  void saysWhatDoesNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PolymatrixGame("", PLAYERS, (i, j) -> Matrix.zeros(2, 2)))
        .withMessage("player 0's payoffs against player 1 are 2 x 2 where 2 x 3 is needed");
    List<Player> two = PLAYERS.subList(0, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PolymatrixGame(
                    "",
                    two,
                    (i, j) ->
                        i == 0 ? Matrix.zeros(2, 3) : Matrix.of(3, 2, 1, 2, 3, 4, 5, 1 / 0.0)))
        .withMessage("a payoff of player 1 against player 0 is Infinity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PolymatrixGame("", List.of(), (i, j) -> Matrix.zeros(0, 0)))
        .withMessageContaining("at least 1 player");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> random(1).payoff(0, 0, 3, 0, 0))
        .withMessage("Strategy 3 of player 1, who has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> random(1).payoff(0, 0))
        .withMessageContaining("A profile of 1 strategies");
  }
}
