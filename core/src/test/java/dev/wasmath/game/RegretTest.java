package dev.wasmath.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.Wasmath;
import dev.wasmath.op.Probe;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RegretTest {
  @Test
  void isWhatTheBestResponsesWouldGain() {
    MixedProfile profile = MixedProfile.of(new double[][] {{0.5, 0.5}, {0.25, 0.75}});
    Regret regret = Regret.enumerated(KnownGames.prisoners(), profile);
    // Rows pay 3/4 and 2; columns 3/2 and 3.
    assertThat(regret.each()).containsExactly(0.625, 0.375);
    assertThat(regret.epsilon()).isEqualTo(0.625);
    assertThat(regret.nashConv()).isEqualTo(1);
    assertThat(regret.range()).isEqualTo(5);
    assertThat(regret.relativeEpsilon()).isEqualTo(0.125);
    assertThat(regret.relativeNashConv()).isEqualTo(0.2);
  }

  @Test
  void bothWaysAgree() {
    Probe probe = Probe.ordinary(2);
    try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
      for (int[] shape : new int[][] {{3}, {2, 5}, {4, 1, 3}, {2, 3, 2, 3}, {2, 2, 2, 2, 2, 2}}) {
        NormalFormGame game = NormalFormGame.random(shape.length, shape);
        MixedProfile profile = Starts.random(game, probe);
        Regret fast = Regret.of(math, game, profile);
        Regret slow = Regret.enumerated(game, profile);
        for (int i = 0; i < shape.length; i++) {
          assertThat(fast.each().get(i)).isCloseTo(slow.each().get(i), within(1e-14));
        }
      }
    }
  }

  @Test
  void thePairPayoffsAreTheDeviationPayoffsOfPureOpponents() {
    Probe probe = Probe.ordinary(3);
    try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
      for (int[] shape :
          new int[][] {{2, 3, 4, 2, 3}, {3, 4}, {1, 5, 1, 2}, {17, 3, 18}, {2, 2, 2, 2, 2, 2, 2}}) {
        check(math, NormalFormGame.random(4, shape), probe);
      }
      assertThat(NormalFormGame.random(1, 3).pairPayoffs(math, 0, new double[1][3]))
          .hasDimensions(1, 0);
    }
  }

  private static void check(Wasmath math, NormalFormGame game, Probe probe) {
    double[][] mixed = Starts.random(game, probe).toArrays();
    for (int i = 0; i < mixed.length; i++) {
      double[][] pairs = game.pairPayoffs(math, i, mixed);
      assertThat(pairs[i]).isEmpty();
      for (int j = 0; j < mixed.length; j++) {
        for (int b = 0; j != i && b < mixed[j].length; b++) {
          double[][] changed = MixedProfile.copy(mixed);
          changed[j] = new double[mixed[j].length];
          changed[j][b] = 1;
          double[] payoffs = game.deviationPayoffs(math, i, changed);
          for (int a = 0; a < payoffs.length; a++) {
            assertThat(pairs[j][a * mixed[j].length + b]).isCloseTo(payoffs[a], within(1e-14));
          }
        }
      }
    }
  }
}
