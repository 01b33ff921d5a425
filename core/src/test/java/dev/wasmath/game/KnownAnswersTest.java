package dev.wasmath.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.game.RandomGames.Planted;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Solvers find what the literature knows. */
final class KnownAnswersTest {
  private static final Controls CONTROLS = Controls.standard();

  @Test
  void nausGameHasOneIrrationalEquilibrium() {
    MixedProfile known = KnownGames.nausEquilibrium();
    assertThat(known.probability(0, 0)).isCloseTo(0.6192325794725537, within(1e-15));
    assertThat(known.probability(1, 0)).isCloseTo(0.4798042226776053, within(1e-15));
    assertThat(known.probability(2, 0)).isCloseTo(0.3788253360656313, within(1e-15));
    for (NashSolver solver :
        List.of(new LogitPath(), new Portfolio(), new SupportEnumeration(true))) {
      NashResult result = Solving.solve(solver, KnownGames.nau(), CONTROLS);
      assertThat(result.status()).isEqualTo(Status.CONVERGED);
      assertThat(result.profile().distance(known)).isLessThan(1e-13);
      assertThat(result.equilibria()).hasSize(1);
    }
    NashResult pure = Solving.solve(new PureEquilibria(9), KnownGames.nau(), CONTROLS);
    assertThat(pure.status()).isEqualTo(Status.EXHAUSTED);
  }

  @Test
  void shapleysGameIsEven() {
    for (NashSolver solver :
        List.of(
            LemkeHowson.allLabels(),
            new LogitPath(),
            new Portfolio(),
            new SupportEnumeration(true))) {
      NashResult result = Solving.solve(solver, KnownGames.shapley(), CONTROLS);
      assertThat(result.equilibria()).hasSize(1);
      MixedProfile even = MixedProfile.uniform(KnownGames.shapley());
      assertThat(result.profile().distance(even)).isLessThan(1e-15);
    }
  }

  @Test
  void vonStengelsGameHas75Equilibria() {
    NormalFormGame game = KnownGames.vonStengel();
    NashResult all = Solving.solve(new SupportEnumeration(true), game, CONTROLS);
    assertThat(all.status()).isEqualTo(Status.CONVERGED);
    assertThat(all.equilibria()).hasSize(75);
    NashResult some = Solving.solve(LemkeHowson.allLabels(), game, CONTROLS);
    assertThat(some.equilibria())
        .isNotEmpty()
        .allSatisfy(
            found -> assertThat(all.equilibria()).anyMatch(other -> other.distance(found) < 1e-9));
  }

  @Test
  void coordinationHasAnEquilibriumForEverySupport() {
    for (int n = 2; n <= 5; n++) {
      NormalFormGame game = RandomGames.coordination(n, 2, n);
      NashResult all = Solving.solve(new SupportEnumeration(true), game, CONTROLS);
      assertThat(all.equilibria()).hasSize((1 << n) - 1);
      NashResult pure = Solving.solve(new PureEquilibria(100), game, CONTROLS.withEpsilon(0));
      assertThat(pure.equilibria()).hasSize(n);
    }
  }

  @Test
  void tenPlayersVolunteerAsDiekmannSays() {
    NormalFormGame game = NormalFormGame.volunteersDilemma(10, 2, 1);
    double wait = Math.pow(0.5, 1.0 / 9);
    assertThat(wait).isCloseTo(0.9258747122872905, within(1e-15));
    NashResult mixed = Solving.solve(new LogitPath(), game, CONTROLS.withEpsilon(1e-12));
    for (int i = 0; i < 10; i++) {
      assertThat(mixed.profile().probability(i, 1)).isCloseTo(wait, within(1e-12));
    }
    NashResult pure = Solving.solve(new PureEquilibria(100), game, CONTROLS.withEpsilon(0));
    assertThat(pure.equilibria()).hasSize(10);
    assertThat(Solving.solve(new PureEquilibria(3), game, CONTROLS).equilibria()).hasSize(3);
  }

  @Test
  void aPlantedEquilibriumIsOne() {
    int[][] shapes = {{3, 4}, {2, 3, 2}, {3, 2, 2, 2}, {4}};
    for (int[] shape : shapes) {
      Planted planted = RandomGames.planted(shape.length, shape);
      assertThat(Regret.enumerated(planted.game(), planted.equilibrium()).epsilon())
          .isLessThan(1e-14);
      NashResult result =
          Solving.solve(
              new SupportEnumeration(true), planted.game(), CONTROLS.withIterations(100_000));
      if (shape.length <= 2) {
        assertThat(result.equilibria()).isNotEmpty();
      } else {
        assertThat(result.equilibria())
            .anyMatch(found -> found.distance(planted.equilibrium()) < 1e-9);
      }
    }
  }

  @Test
  void anEquilibriumCanBePlantedInAnyTensor() {
    for (int[] shape : new int[][] {{3, 3, 3, 3, 3, 3, 3, 3, 3, 3}, {40, 30}, {9, 1, 8, 7}}) {
      Planted planted = RandomGames.planted(7, shape);
      Regret regret = Regret.enumerated(planted.game(), planted.equilibrium());
      assertThat(regret.relativeEpsilon()).isLessThan(1e-14);
      assertThat(regret.range()).isGreaterThan(1);
    }
  }

  @Test
  void thePortfolioSolvesGamesOfManyPlayers() {
    for (int seed = 1; seed <= 12; seed++) {
      NormalFormGame game = NormalFormGame.random(seed, 3, 3, 3, 3);
      NashResult result = Solving.solve(new Portfolio(), game, CONTROLS);
      assertThat(result.status()).as("seed %d", seed).isEqualTo(Status.CONVERGED);
      assertThat(result.regret().relativeEpsilon()).isLessThan(1e-10);
    }
  }

  @Test
  void onePlayerTakesTheBest() {
    NormalFormGame game = NormalFormGame.of("one", new int[] {3}, new double[] {1, 3, 2});
    for (NashSolver solver :
        List.of(
            new BestResponses(),
            new LogitPath(),
            new Portfolio(),
            new PureEquilibria(1),
            new SupportEnumeration(false),
            new RegretMatching(true),
            new FictitiousPlay(FictitiousPlay.Order.ALTERNATING))) {
      NashResult result =
          Solving.solve(solver, game, CONTROLS.withIterations(10_000).withEpsilon(1e-2));
      assertThat(result.status()).isEqualTo(Status.CONVERGED);
      assertThat(result.profile().probability(0, 1)).isGreaterThan(0.97);
    }
  }

  @Test
  void solversForTwoPlayersSayThatTheyAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Solving.solve(LemkeHowson.allLabels(), KnownGames.nau(), CONTROLS))
        .withMessage("Lemke-Howson is for games of 2 players, not of 3");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Solving.solve(new LemkeHowson(List.of(4)), KnownGames.pennies(), CONTROLS))
        .withMessage("label 4 of a game with 4 labels, counted from 0");
    NormalFormGame wide = NormalFormGame.random(1, 63, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Solving.solve(new SupportEnumeration(true), wide, CONTROLS))
        .withMessageContaining("62")
        .withMessageContaining("63");
  }
}
