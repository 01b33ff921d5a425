package dev.wasmath.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wasmath.game.FictitiousPlay.Order;
import dev.wasmath.game.NashResult.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stops a solver, and what it tells on the way. */
final class ControlsTest {
  private static final Controls ENDLESS =
      Controls.standard().withEpsilon(0).withIterations(Long.MAX_VALUE);
  private static final NashSolver PLAY = new FictitiousPlay(Order.SIMULTANEOUS);

  @Test
  void theTimeLimitStops() {
    Controls controls = ENDLESS.withTimeLimit(Duration.ofMillis(20));
    for (NashSolver solver :
        List.of(
            PLAY,
            new SupportEnumeration(true),
            LemkeHowson.allLabels(),
            new LogitPath(),
            new Portfolio())) {
      NashResult result = Solving.solve(solver, NormalFormGame.random(2, 62, 62), controls);
      assertThat(result.status()).as("%s", solver).isEqualTo(Status.TIME_LIMIT);
      assertThat(result.time()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }
  }

  @Test
  void anInterruptCancelsAndStays() {
    List<Long> heard = new ArrayList<>();
    Controls controls =
        ENDLESS.withListener(
            progress -> {
              heard.add(progress.iteration());
              if (progress.iteration() == 7) {
                Thread.currentThread().interrupt();
              }
            });
    NashResult result = Solving.solve(PLAY, NormalFormGame.random(1, 4, 4), controls);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.status()).isEqualTo(Status.CANCELLED);
    assertThat(heard).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
  }

  @Test
  void everySolverHearsOfAnInterrupt() {
    NormalFormGame game = NormalFormGame.random(1, 8, 8);
    for (NashSolver solver :
        List.of(
            PLAY,
            new BestResponses(),
            LemkeHowson.allLabels(),
            new LogitDynamics(100, 0.1),
            new LogitPath(),
            new Portfolio(),
            new PureEquilibria(1),
            new RegretMatching(true),
            new Replicator(1),
            new SupportEnumeration(true))) {
      Thread.currentThread().interrupt();
      NashResult result = Solving.solve(solver, game, ENDLESS);
      assertThat(Thread.interrupted()).as("%s", solver).isTrue();
      assertThat(result.status()).as("%s", solver).isEqualTo(Status.CANCELLED);
    }
  }

  @Test
  void whatIsRefinedAfterALimitHasConverged() {
    // Three players are looked at for pure equilibria, then the path begins.
    NashResult result =
        Solving.solve(new Portfolio(), KnownGames.nau(), Controls.standard().withIterations(4));
    assertThat(result.iterations()).isEqualTo(4);
    assertThat(result.status()).isEqualTo(Status.CONVERGED);
    assertThat(result.profile().distance(KnownGames.nausEquilibrium())).isLessThan(1e-13);
  }

  @Test
  void theListenerHearsWhatTheHistoryHas() {
    List<Point> heard = new ArrayList<>();
    Controls controls =
        ENDLESS
            .withIterations(500)
            .withHistory(true)
            .withListener(
                progress ->
                    heard.add(
                        new Point(
                            progress.iteration(),
                            progress.relativeEpsilon(),
                            progress.leastRelativeEpsilon())));
    NashResult result = Solving.solve(PLAY, NormalFormGame.random(1, 4, 4), controls);
    assertThat(result.history()).isEqualTo(heard).hasSize(500);
    assertThat(result.history().getLast().leastRelativeEpsilon())
        .isEqualTo(result.regret().relativeEpsilon());
    assertThat(Solving.solve(PLAY, KnownGames.pennies(), Controls.standard()).history()).isEmpty();
  }

  @Test
  void aLongHistoryIsThinnedOut() {
    Controls controls = ENDLESS.withIterations(20_000).withHistory(true);
    NashResult result = Solving.solve(PLAY, KnownGames.shapley(), controls.withSeed(3));
    assertThat(result.status()).isIn(Status.CONVERGED, Status.MAX_ITERATIONS);
    History history = new History();
    for (long iteration = 1; iteration <= 20_000; iteration++) {
      history.add(new Point(iteration, 1, 1));
    }
    assertThat(history.points()).hasSize(2500);
    for (int k = 0; k < history.points().size(); k++) {
      assertThat(history.points().get(k).iteration()).isEqualTo(8L * k + 1);
    }
  }

  @Test
  void aSeedGivesTheSameResult() {
    NormalFormGame game = NormalFormGame.random(9, 3, 3, 3);
    NashSolver solver = new FictitiousPlay(Order.STOCHASTIC);
    Controls controls = ENDLESS.withIterations(200);
    NashResult first = Solving.solve(solver, game, controls.withSeed(5));
    assertThat(Solving.solve(solver, game, controls.withSeed(5)).profile())
        .isEqualTo(first.profile());
    assertThat(Solving.solve(solver, game, controls.withSeed(6)).profile())
        .isNotEqualTo(first.profile());
  }

  @Test
  void theStartIsTheFirstProfile() {
    MixedProfile start = MixedProfile.of(new double[][] {{0.25, 0.75}, {0.5, 0.5}});
    NashResult result =
        Solving.solve(
            new Replicator(1), KnownGames.pennies(), ENDLESS.withIterations(1).withStart(start));
    assertThat(result.profile()).isEqualTo(start);
    assertThat(result.regret().epsilon()).isEqualTo(0.5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Solving.solve(PLAY, KnownGames.shapley(), ENDLESS.withStart(start)))
        .withMessage("player 1 has 2 probabilities and 3 strategies");
  }

  @Test
  void whereAllPayoffsAreEqualEverythingIsAnEquilibrium() {
    NormalFormGame game =
        NormalFormGame.of("flat", new int[] {2, 2}, new double[] {.1, .1, .1, .1}, new double[4]);
    for (NashSolver solver :
        List.of(PLAY, new Portfolio(), new LogitPath(), new LemkeHowson(List.of(0)))) {
      NashResult result = Solving.solve(solver, game, ENDLESS);
      assertThat(result.status()).isEqualTo(Status.CONVERGED);
      assertThat(result.regret().relativeEpsilon()).isZero();
    }
  }

  @Test
  void payoffsWhoseRangeOverflowsAreRefused() {
    NormalFormGame game = NormalFormGame.of("wide", new int[] {2}, new double[] {1e308, -1e308});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Solving.solve(PLAY, game, ENDLESS))
        .withMessage("the difference of two payoffs of a player overflows; scale the payoffs");
  }

  @Test
  void numbersOutsideOfTheirRangesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ENDLESS.withEpsilon(Double.NaN))
        .withMessage("epsilon must be 0 or more, and finite: NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ENDLESS.withIterations(0))
        .withMessage("iterations must be 1 or more: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ENDLESS.withTimeLimit(Duration.ZERO))
        .withMessage("the time limit must be above 0: PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ENDLESS.withStarts(0))
        .withMessage("starts must be 1 or more: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PureEquilibria(0))
        .withMessage("the limit must be 1 or more: 0");
  }
}
