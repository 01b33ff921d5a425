package dev.wasmath.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.game.FictitiousPlay.Order;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The solvers that go step by step, and what they promise. */
final class DynamicsTest {
  private static final Controls CONTROLS = Controls.standard().withIterations(20_000);

  @ParameterizedTest
  @EnumSource(Order.class)
  void fictitiousPlayConvergesInZeroSumGames(Order order) {
    NormalFormGame game = RandomGames.zeroSum(5, 4, 3);
    NashResult result = Solving.solve(new FictitiousPlay(order), game, CONTROLS.withEpsilon(0.02));
    assertThat(result.status()).isEqualTo(Status.CONVERGED);
  }

  @Test
  void fictitiousPlayIsThatOfTheNashIteration() {
    NormalFormGame game = NormalFormGame.random(3, 3, 2, 4, 2);
    NashResult result =
        Solving.solve(
            new FictitiousPlay(Order.SIMULTANEOUS),
            game,
            CONTROLS.withEpsilon(0).withIterations(300));
    try (dev.wasmath.Wasmath math = dev.wasmath.Wasmath.builder().backends(List.of()).open()) {
      NashIteration.Result other = new NashIteration(math, game).solve(300, 0);
      assertThat(result.regret().epsilon()).isEqualTo(other.epsilon());
      assertThat(result.profile().toArrays())
          .isDeepEqualTo(other.profile().toArray(new double[0][]));
    }
    assertThat(result.status()).isEqualTo(Status.MAX_ITERATIONS);
    assertThat(result.iterations()).isEqualTo(300);
  }

  @Test
  void fictitiousPlayCyclesInShapleysGame() {
    MixedProfile corner = MixedProfile.of(new double[][] {{1, 0, 0}, {0, 1, 0}});
    NashResult result =
        Solving.solve(
            new FictitiousPlay(Order.SIMULTANEOUS),
            KnownGames.shapley(),
            CONTROLS.withStart(corner).withHistory(true));
    assertThat(result.status()).isEqualTo(Status.MAX_ITERATIONS);
    assertThat(result.regret().epsilon()).isGreaterThan(0.05);
    assertThat(result.history().getLast().relativeEpsilon()).isGreaterThan(0.05);
  }

  @Test
  void regretMatchingConvergesInZeroSumGames() {
    NormalFormGame game = RandomGames.zeroSum(7, 5, 5);
    for (boolean plus : new boolean[] {false, true}) {
      NashResult result =
          Solving.solve(new RegretMatching(plus), game, CONTROLS.withEpsilon(plus ? 2e-3 : 2e-2));
      assertThat(result.status()).isEqualTo(Status.CONVERGED);
    }
  }

  @Test
  void theReplicatorFindsWhatDominates() {
    NashResult result = Solving.solve(new Replicator(1), KnownGames.prisoners(), CONTROLS);
    assertThat(result.status()).isEqualTo(Status.CONVERGED);
    assertThat(result.profile().probability(0, 1)).isCloseTo(1, within(1e-5));
  }

  @Test
  void smallStepsOfTheReplicatorFollowTheContinuousOne() {
    // One player gains 1 by the first strategy: its odds grow as exp(t), on a logistic curve.
    NormalFormGame game = NormalFormGame.of("one", new int[] {2}, new double[] {1, 0});
    MixedProfile start = MixedProfile.of(new double[][] {{0.1, 0.9}});
    for (int time = 1; time <= 4; time++) {
      double odds = Math.exp(time) / 9;
      double exact = odds / (1 + odds);
      for (int background : new int[] {64, 1024}) {
        Controls controls =
            CONTROLS.withStart(start).withEpsilon(0).withIterations(1 + (long) time * background);
        NashResult result = Solving.solve(new Replicator(background), game, controls);
        assertThat(result.profile().probability(0, 0))
            .isCloseTo(exact, within(0.5 / background))
            .isLessThan(exact);
      }
    }
  }

  @Test
  void theReplicatorSpiralsOutwardsInMatchingPennies() {
    MixedProfile start = MixedProfile.of(new double[][] {{0.6, 0.4}, {0.5, 0.5}});
    NashResult result =
        Solving.solve(
            new Replicator(1), KnownGames.pennies(), CONTROLS.withStart(start).withHistory(true));
    assertThat(result.status()).isEqualTo(Status.MAX_ITERATIONS);
    assertThat(result.history().getLast().relativeEpsilon()).isGreaterThan(0.4);
    assertThat(result.regret().relativeEpsilon()).isGreaterThan(0.05);
  }

  @Test
  void logitDynamicsComeAsCloseAsTheirRationalityAllows() {
    NormalFormGame game = RandomGames.potential(4, 3, 3, 3);
    NashResult result =
        Solving.solve(new LogitDynamics(200, 0.1), game, CONTROLS.withEpsilon(Math.log(3) / 200));
    assertThat(result.status()).isEqualTo(Status.CONVERGED);
  }

  @Test
  void bestResponsesEndInPotentialGames() {
    for (int seed = 0; seed < 20; seed++) {
      NormalFormGame game = RandomGames.congestion(seed, 5, 3);
      NashResult result = Solving.solve(new BestResponses(), game, CONTROLS.withEpsilon(0));
      assertThat(result.status()).isEqualTo(Status.CONVERGED);
      assertThat(result.regret().epsilon()).isZero();
    }
  }

  @Test
  void bestResponsesNoticeThatTheyGoRound() {
    NashResult result = Solving.solve(new BestResponses(), KnownGames.pennies(), CONTROLS);
    assertThat(result.status()).isEqualTo(Status.CYCLING);
    assertThat(result.iterations()).isLessThan(20);
  }

  @Test
  void parametersOutsideOfTheirRangesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Replicator(0))
        .withMessageContaining("0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogitDynamics(Double.NaN, 1))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogitDynamics(1, 1.5))
        .withMessageContaining("1.5");
  }
}
