package dev.wasmath.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.Wasmath;
import dev.wasmath.game.FictitiousPlay.Order;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every solver on games at the edges: single strategies, huge and tiny payoffs, ties everywhere.
 */
final class EdgeGamesTest {
  private static final List<NashSolver> SOLVERS =
      List.of(
          new BestResponses(),
          new FictitiousPlay(Order.SIMULTANEOUS),
          new FictitiousPlay(Order.ALTERNATING),
          new FictitiousPlay(Order.STOCHASTIC),
          new LogitDynamics(100, 0.1),
          new LogitPath(),
          new Portfolio(),
          new PureEquilibria(1000),
          new RegretMatching(false),
          new RegretMatching(true),
          new Replicator(1),
          new SupportEnumeration(true));

  private final Wasmath math = Wasmath.builder().backends(List.of()).open();

  @AfterEach
  void close() {
    math.close();
  }

  private static NormalFormGame scaled(NormalFormGame game, double factor) {
    double[][] payoffs = new double[game.players()][];
    for (int i = 0; i < payoffs.length; i++) {
      payoffs[i] = Arrays.stream(game.payoffs(i)).map(it -> it * factor).toArray();
    }
    return NormalFormGame.of(game.title() + " times " + factor, game.strategies(), payoffs);
  }

  private static Stream<NormalFormGame> games() {
    NormalFormGame twos = NormalFormGame.random(3, 3, 3);
    NormalFormGame threes = NormalFormGame.random(3, 2, 3, 2);
    NormalFormGame half =
        NormalFormGame.of("half", new int[] {2, 2}, new double[4], new double[] {1, 0, 0, 1});
    return Stream.of(
        NormalFormGame.random(1, 1),
        NormalFormGame.random(1, 1, 1),
        NormalFormGame.random(1, 1, 4),
        NormalFormGame.random(1, 4, 1),
        NormalFormGame.random(1, 2, 1, 3, 1),
        NormalFormGame.of("zero", new int[] {3, 2, 2}, new double[3][12]),
        half,
        scaled(twos, 0x1p1000),
        scaled(twos, 0x1p-1000),
        scaled(threes, 0x1p1000),
        scaled(threes, 0x1p-1000),
        scaled(threes, 0x1p1022),
        scaled(twos, Double.MIN_VALUE * 0x1p60));
  }

  @Test
  void everySolverIsRightAboutItsRegret() {
    Controls controls =
        Controls.standard().withIterations(500).withStarts(4).withTimeLimit(Duration.ofSeconds(20));
    games()
        .forEach(
            game -> {
              for (NashSolver solver : SOLVERS) {
                check(game, solver, solver.solve(math, game, controls));
              }
              if (game.players() == 2) {
                NashResult result = LemkeHowson.allLabels().solve(math, game, controls);
                check(game, LemkeHowson.allLabels(), result);
                assertThat(result.status()).as(game.title()).isEqualTo(Status.CONVERGED);
              }
            });
  }

  private static void check(NormalFormGame game, NashSolver solver, NashResult result) {
    Regret regret = Regret.enumerated(game, result.profile());
    assertThat(result.regret().relativeEpsilon())
        .as("%s on %s", solver, game.title())
        .isCloseTo(regret.relativeEpsilon(), within(1e-12));
    assertThat(result.status()).isNotEqualTo(Status.TIME_LIMIT);
    boolean exact = solver instanceof Portfolio || solver instanceof SupportEnumeration;
    if (exact) {
      assertThat(result.converged()).as("%s on %s", solver, game.title()).isTrue();
    }
  }

  @Test
  void largestPayoffsAreNotSummedToInfinity() {
    MixedProfile corner = MixedProfile.of(new double[][] {{1, 0, 0}, {0, 1, 0}});
    Controls controls =
        Controls.standard().withIterations(2000).withEpsilon(1e-9).withStart(corner);
    NormalFormGame game = KnownGames.shapley();
    for (NashSolver solver : SOLVERS) {
      NashResult plain = solver.solve(math, game, controls);
      NashResult large = solver.solve(math, scaled(game, 0x1p1023), controls);
      assertThat(large.profile()).as("%s", solver).isEqualTo(plain.profile());
      assertThat(large.status()).as("%s", solver).isEqualTo(plain.status());
    }
  }

  @Test
  void leastPayoffsAreDividedByTheirRange() {
    NormalFormGame game = scaled(KnownGames.shapley(), Double.MIN_VALUE);
    MixedProfile corner = MixedProfile.of(new double[][] {{1, 0, 0}, {0, 1, 0}});
    Controls controls = Controls.standard().withIterations(200).withStart(corner).withStarts(2);
    for (NashSolver solver : SOLVERS) {
      NashResult result = solver.solve(math, game, controls);
      assertThat(result.regret().relativeEpsilon()).as("%s", solver).isBetween(0.0, 1.0);
    }
  }

  @Test
  void expectedPayoffsThatOverflowAreNamed() {
    double[] most = new double[100];
    Arrays.fill(most, Double.MAX_VALUE);
    NormalFormGame game = NormalFormGame.of("flat", new int[] {10, 10}, most, most.clone());
    MixedProfile even = MixedProfile.uniform(game);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Regret.of(math, game, even))
        .withMessageStartingWith("the regret is not a number: ");
  }

  @Test
  void powersOfTwoChangeNothing() {
    NormalFormGame game = NormalFormGame.random(3, 2, 3, 2);
    Controls controls = Controls.standard().withIterations(500).withEpsilon(0.001);
    for (NashSolver solver : SOLVERS) {
      NashResult plain = solver.solve(math, game, controls);
      NashResult large = solver.solve(math, scaled(game, 0x1p200), controls);
      assertThat(large.profile()).as("%s", solver).isEqualTo(plain.profile());
      assertThat(large.status()).isEqualTo(plain.status());
      assertThat(large.iterations()).isEqualTo(plain.iterations());
    }
  }
}
