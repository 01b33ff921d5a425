package dev.wasmath.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.Wasmath;
import java.time.Duration;
import java.util.List;

/** Runs solvers, and checks what every result has to be. */
final class Solving {
  private Solving() {}

  static NashResult solve(NashSolver solver, Game game, Controls controls) {
    try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
      return solve(math, solver, game, controls);
    }
  }

  static NashResult solve(Wasmath math, NashSolver solver, Game game, Controls controls) {
    NashResult result = solver.solve(math, game, controls);
    check(game, controls, result);
    return result;
  }

  /** The reported regret is that of the profile, computed another way. */
  static void check(Game game, Controls controls, NashResult result) {
    Regret enumerated = Regret.enumerated(game, result.profile());
    double tolerance = 1e-12 * Math.max(1, enumerated.range());
    assertThat(result.regret().epsilon()).isCloseTo(enumerated.epsilon(), within(tolerance));
    assertThat(result.regret().nashConv()).isCloseTo(enumerated.nashConv(), within(tolerance));
    assertThat(result.regret().range()).isEqualTo(enumerated.range());
    assertThat(result.time()).isPositive().isLessThan(Duration.ofMinutes(5));
    assertThat(result.converged())
        .isEqualTo(result.regret().relativeEpsilon() <= controls.epsilon());
    for (MixedProfile equilibrium : result.equilibria()) {
      assertThat(Regret.enumerated(game, equilibrium).relativeEpsilon())
          .isLessThanOrEqualTo(controls.epsilon() + 1e-12);
    }
  }
}
