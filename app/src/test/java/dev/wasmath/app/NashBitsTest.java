package dev.wasmath.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.Policy;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import dev.wasmath.game.Controls;
import dev.wasmath.game.NashResult;
import dev.wasmath.game.NashSolver;
import dev.wasmath.game.NormalFormGame;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The backend never shows in what a solver finds. */
class NashBitsTest {
  private static final Controls CONTROLS =
      Controls.standard().withIterations(100).withStarts(2).withEpsilon(1e-9);

  @Test
  void everySolverFindsTheSameBitsWithAndWithoutWebAssembly() {
    try (Wasmath plain = Wasmath.builder().backends(List.of()).open();
        Wasmath wasm = Wasmath.builder().policy(Policy.always(Strategy.WASM)).open()) {
      assertThat(wasm.backends()).isNotEmpty();
      for (String name : new NashSolvers.Names()) {
        NashSolver solver = NashSolvers.named(name, false);
        boolean two = name.equals("lemke-howson");
        NormalFormGame game =
            two ? NormalFormGame.random(2, 9, 8) : NormalFormGame.random(2, 3, 4, 2, 3);
        NashResult expected = solver.solve(plain, game, CONTROLS);
        NashResult found = solver.solve(wasm, game, CONTROLS);
        assertThat(found.profile()).as(name).isEqualTo(expected.profile());
        assertThat(found.regret()).as(name).isEqualTo(expected.regret());
        assertThat(found.equilibria()).as(name).isEqualTo(expected.equilibria());
        assertThat(found.iterations()).as(name).isEqualTo(expected.iterations());
        assertThat(found.status()).as(name).isEqualTo(expected.status());
      }
      assertThat(wasm.metrics().usage().wasmCalls()).isPositive();
    }
  }
}
