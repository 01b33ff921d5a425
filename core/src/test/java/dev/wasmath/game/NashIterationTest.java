package dev.wasmath.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.Wasmath;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class NashIterationTest {
  private final Wasmath math = Wasmath.builder().backends(List.of()).open();

  @AfterEach
  void close() {
    math.close();
  }

  private NashIteration.Result solve(NormalFormGame game, int limit, double epsilon) {
    NashIteration.Result result = new NashIteration(math, game).solve(limit, epsilon);
    // The reported epsilon is that of the returned profile, computed another way.
    assertThat(result.epsilon()).isCloseTo(regret(game, result.profile()), within(1e-12));
    for (double[] mixed : result.profile()) {
      double sum = 0;
      for (double probability : mixed) {
        assertThat(probability).isBetween(0.0, 1.0);
        sum += probability;
      }
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
    return result;
  }

  private static double regret(NormalFormGame game, List<double[]> profile) {
    double largest = 0;
    TensorShape shape = new TensorShape(game.strategies());
    for (int player = 0; player < game.players(); player++) {
      double[] deviation = new double[game.strategies(player)];
      double expected = 0;
      for (int index = 0; index < shape.profiles(); index++) {
        int[] pure = shape.profile(index);
        double others = 1;
        for (int i = 0; i < pure.length; i++) {
          others *= i == player ? 1 : profile.get(i)[pure[i]];
        }
        double payoff = others * game.payoff(player, pure);
        deviation[pure[player]] += payoff;
        expected += payoff * profile.get(player)[pure[player]];
      }
      for (double payoff : deviation) {
        largest = Math.max(largest, payoff - expected);
      }
    }
    return largest;
  }

  @Test
  void matchingPenniesIsEven() {
    NormalFormGame game =
        NormalFormGame.of(
            "pennies", new int[] {2, 2}, new double[] {1, -1, -1, 1}, new double[] {-1, 1, 1, -1});
    NashIteration.Result result = solve(game, 100, 1e-9);
    assertThat(result.converged()).isTrue();
    assertThat(result.profile().getFirst()).containsExactly(new double[] {0.5, 0.5}, within(1e-9));
  }

  @Test
  void unevenPenniesConverge() {
    NormalFormGame game =
        NormalFormGame.of(
            "uneven", new int[] {2, 2}, new double[] {3, -1, -1, 1}, new double[] {-3, 1, 1, -1});
    NashIteration.Result result = solve(game, 100_000, 1e-2);
    assertThat(result.converged()).isTrue();
    assertThat(result.iterations()).isGreaterThan(5);
    assertThat(result.relativeEpsilon()).isLessThanOrEqualTo(1e-2);
    for (double[] mixed : result.profile()) {
      assertThat(mixed[0]).isCloseTo(1.0 / 3, within(0.05));
    }
  }

  @Test
  void prisonersDefect() {
    NormalFormGame game =
        NormalFormGame.of(
            "prisoners", new int[] {2, 2}, new double[] {3, 0, 5, 1}, new double[] {3, 5, 0, 1});
    NashIteration.Result result = solve(game, 5000, 1e-3);
    assertThat(result.converged()).isTrue();
    for (double[] mixed : result.profile()) {
      assertThat(mixed[1]).isGreaterThan(0.99);
    }
  }

  @Test
  void rockPaperScissorsIsEven() {
    double[] rows = {0, -1, 1, 1, 0, -1, -1, 1, 0};
    double[] columns = {0, 1, -1, -1, 0, 1, 1, -1, 0};
    NashIteration.Result result =
        solve(NormalFormGame.of("rps", new int[] {3, 3}, rows, columns), 100, 1e-9);
    assertThat(result.converged()).isTrue();
    assertThat(result.profile().getLast())
        .containsExactly(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, within(1e-9));
  }

  @Test
  void somebodyVolunteers() {
    NashIteration.Result result = solve(NormalFormGame.volunteersDilemma(5, 2, 1), 20_000, 1e-2);
    assertThat(result.epsilon()).isLessThan(0.1);
  }

  @Test
  void aConstantGameIsSolvedAtOnce() {
    double[] tenths = new double[27];
    Arrays.fill(tenths, 0.1);
    NormalFormGame game =
        NormalFormGame.of("constant", new int[] {3, 3, 3}, tenths, tenths, tenths);
    NashIteration.Result result = solve(game, 1000, 0);
    assertThat(result.converged()).isTrue();
    assertThat(result.iterations()).isEqualTo(1);
    assertThat(result.relativeEpsilon()).isEqualTo(0);
  }

  @Test
  void theSameGameTakesTheSameSteps() {
    NormalFormGame game = NormalFormGame.random(3, 3, 2, 4, 2);
    NashIteration.Result first = solve(game, 300, 0);
    NashIteration again = new NashIteration(math, game);
    for (int i = 0; i < 300; i++) {
      double regret = again.step();
      assertThat(regret).isGreaterThanOrEqualTo(first.epsilon());
    }
    NashIteration.Result second = again.solve(300, 0);
    assertThat(second.epsilon()).isEqualTo(first.epsilon());
    assertThat(second.iterations()).isEqualTo(300);
    for (int player = 0; player < game.players(); player++) {
      assertThat(second.profile().get(player)).isEqualTo(first.profile().get(player));
    }
    again.reset();
    assertThat(again.solve(300, 0).epsilon()).isEqualTo(first.epsilon());
  }

  @Test
  void nonsenseIsAnError() {
    NormalFormGame game = NormalFormGame.random(1, 2, 2);
    NashIteration iteration = new NashIteration(math, game);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> iteration.solve(0, 0))
        .withMessageContaining("0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> iteration.solve(1, Double.NaN))
        .withMessage("epsilon must be 0 or more: NaN");
    double[] huge = {1e308, -1e308};
    NormalFormGame wide = NormalFormGame.of("wide", new int[] {2}, huge);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NashIteration(math, wide))
        .withMessage("the payoffs' range overflows: -1.0E308 to 1.0E308");
  }
}
