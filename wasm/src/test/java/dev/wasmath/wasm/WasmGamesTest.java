package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wasmath.Games;
import dev.wasmath.Matrix;
import dev.wasmath.PackedGame;
import dev.wasmath.Policy;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import dev.wasmath.engine.Lowering;
import dev.wasmath.game.BimatrixGame;
import dev.wasmath.game.Controls;
import dev.wasmath.game.Game;
import dev.wasmath.game.MixedProfile;
import dev.wasmath.game.NashResult;
import dev.wasmath.game.NormalFormGame;
import dev.wasmath.game.NormalFormGame.Player;
import dev.wasmath.game.PolymatrixGame;
import dev.wasmath.game.Regret;
import dev.wasmath.game.RegretMatching;
import dev.wasmath.game.SymmetricGame;
import dev.wasmath.op.Probe;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Best responses, regrets and the payoffs of every kind of game have the bits of plain Java, and
 * the orchestrator hears of each.
 */
final class WasmGamesTest {
  private final Wasmath plain = Wasmath.builder().backends(List.of()).open();
  private final Wasmath wasm =
      Wasmath.builder()
          .backends(List.of(OpenBackend.with(Lowering.AUTO)))
          .policy(Policy.always(Strategy.WASM))
          .open();

  @AfterEach
  void close() {
    plain.close();
    wasm.close();
  }

  @Test
  void bestResponsesAndRegretsOfEveryLength() {
    Games expected = plain.games();
    Games actual = wasm.games();
    for (int n : Probe.SIZES.stream().filter(n -> n > 0).toList()) {
      Probe probe = Probe.ordinary(n);
      double[] payoffs = probe.doubles(n);
      double[] mixed = mixed(probe, n);
      double[] few = Arrays.stream(payoffs).map(it -> Math.rint(2 * it) / 2).toArray();
      for (double[] each : List.of(payoffs, few)) {
        assertThat(OpenBackend.bits(actual.regret(each, mixed)))
            .as("regret of %d", n)
            .isEqualTo(OpenBackend.bits(expected.regret(each, mixed)));
        for (double tolerance : new double[] {0, 1e-12, 0.5, 3}) {
          int best = actual.bestResponse(each, tolerance);
          assertThat(best)
              .as("best of %d within %s", n, tolerance)
              .isEqualTo(expected.bestResponse(each, tolerance))
              .isEqualTo(lowestWithin(each, tolerance));
        }
      }
    }
    assertThat(wasmCalls("max")).isPositive();
    assertThat(wasmCalls("dot")).isPositive();
  }

  private static int lowestWithin(double[] payoffs, double tolerance) {
    double best = Arrays.stream(payoffs).max().orElseThrow();
    return IntStream.range(0, payoffs.length)
        .filter(a -> payoffs[a] >= best - tolerance)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tiesSignedZerosAndInfinitiesAreAsInPlainJava() {
    for (int n : new int[] {2, 17, 1000}) {
      double[] zeros = new double[n];
      Arrays.fill(zeros, -0.0);
      zeros[n - 1] = 0.0;
      double[] low = new double[n];
      Arrays.fill(low, Double.NEGATIVE_INFINITY);
      double[] high = low.clone();
      high[n / 2] = Double.POSITIVE_INFINITY;
      for (Wasmath math : List.of(plain, wasm)) {
        assertThat(math.games().bestResponse(zeros, 0)).isZero();
        assertThat(math.games().bestResponse(low, 1)).isZero();
        assertThat(math.games().bestResponse(high, 1)).isEqualTo(n / 2);
      }
    }
  }

  @Test
  void aNaNIsRefusedWhereverItIs() {
    for (int n : new int[] {1, 16, 1000}) {
      for (int at : new int[] {0, n / 2, n - 1}) {
        double[] payoffs = new double[n];
        payoffs[at] = Double.NaN;
        for (Wasmath math : List.of(plain, wasm)) {
          assertThatIllegalArgumentException()
              .isThrownBy(() -> math.games().bestResponse(payoffs, 0))
              .withMessage("a payoff is NaN");
          assertThatIllegalArgumentException()
              .isThrownBy(() -> math.games().regret(payoffs, new double[n]))
              .withMessage("a payoff is NaN");
        }
      }
    }
  }

  @Test
  void denseGamesAreContractedSlabBySlabAndRowByRow() {
    for (int[] shape : new int[][] {{3, 3, 3, 3, 3, 3, 3}, {17, 9, 33}, {2, 40, 3, 5}, {6}}) {
      compare(NormalFormGame.random(3, shape));
    }
    assertThat(wasmCalls("slabSum")).isPositive();
    assertThat(wasmCalls("gemv")).isPositive();
  }

  @Test
  void manyProfilesAtOnceAreProductsOfMatrices() {
    int[][] shapes = {{3, 3, 3, 3, 3, 3, 3, 3}, {2, 3, 20, 4, 17}, {66, 80}};
    for (int[] shape : shapes) {
      NormalFormGame game = NormalFormGame.random(3, shape);
      PackedGame packed = wasm.games().pack(shape, tensors(game));
      for (int count : new int[] {7, 8, 13, 64, 70}) {
        Probe probe = Probe.ordinary(count);
        List<double[][]> profiles =
            IntStream.range(0, count)
                .mapToObj(
                    b ->
                        Arrays.stream(shape)
                            .mapToObj(s -> mixed(probe, s))
                            .toArray(double[][]::new))
                .toList();
        List<double[][]> fromPacked = wasm.games().payoffComputation(packed, profiles);
        for (int i = 0; i < shape.length; i++) {
          double[] payoffs = game.payoffs(i);
          double[][] actual = wasm.games().payoffComputation(shape, i, payoffs, profiles);
          for (int b = 0; b < count; b++) {
            double[] expected = plain.games().payoffComputation(shape, i, payoffs, profiles.get(b));
            for (double[] each : List.of(actual[b], fromPacked.get(b)[i])) {
              assertThat(OpenBackend.bits(each))
                  .as("player %d of %s, profile %d of %d", i, Arrays.toString(shape), b, count)
                  .isEqualTo(OpenBackend.bits(expected));
            }
          }
        }
      }
    }
    assertThat(wasmCalls("panelProduct")).isPositive();
  }

  private static double[][] tensors(NormalFormGame game) {
    return IntStream.range(0, game.players()).mapToObj(game::payoffs).toArray(double[][]::new);
  }

  @Test
  void bimatrixGamesOf1000Strategies() {
    BimatrixGame game =
        BimatrixGame.of("wide", Matrix.random(1000, 1200, 1), Matrix.random(1000, 1200, 2));
    compare(game);
    assertThat(wasmCalls("gemv")).isPositive();
    assertThat(wasmCalls("gemm")).isPositive();
  }

  @Test
  void polymatrixGamesAreProductsOfMatricesAndVectors() {
    List<Player> players =
        IntStream.of(300, 1, 70, 129)
            .mapToObj(strategies -> new Player("p", strategies, List.of()))
            .toList();
    Game game =
        new PolymatrixGame(
            "pairs",
            players,
            (i, j) ->
                Matrix.random(
                    players.get(i).strategies(), players.get(j).strategies(), 10L * i + j));
    compare(game);
    assertThat(wasmCalls("gemv")).isPositive();
    assertThat(wasmCalls("add")).isPositive();
  }

  @Test
  void symmetricGamesAreInnerProductsWithTheDistributionOfCounts() {
    Probe probe = Probe.ordinary(5);
    Game game = SymmetricGame.of("counts", 12, 5, (strategy, others) -> probe.next());
    compare(game);
    assertThat(wasmCalls("dot")).isPositive();
  }

  /** Payoffs, regrets and some iterations of a solver. */
  private void compare(Game game) {
    Probe probe = Probe.ordinary(4);
    double[][] mixed = new double[game.players()][];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = mixed(probe, game.strategies(i));
    }
    for (int i = 0; i < mixed.length; i++) {
      assertThat(OpenBackend.bits(game.deviationPayoffs(wasm, i, mixed)))
          .as("player %d", i)
          .isEqualTo(OpenBackend.bits(game.deviationPayoffs(plain, i, mixed)));
      double[][] expected = game.pairPayoffs(plain, i, mixed);
      double[][] actual = game.pairPayoffs(wasm, i, mixed);
      for (int j = 0; j < mixed.length; j++) {
        assertThat(OpenBackend.bits(actual[j]))
            .as("players %d and %d", i, j)
            .isEqualTo(OpenBackend.bits(expected[j]));
      }
    }
    MixedProfile profile = MixedProfile.of(mixed);
    assertThat(Regret.of(wasm, game, profile)).isEqualTo(Regret.of(plain, game, profile));
    Controls controls = Controls.standard().withIterations(5).withEpsilon(0);
    NashResult expected = new RegretMatching(true).solve(plain, game, controls);
    NashResult actual = new RegretMatching(true).solve(wasm, game, controls);
    assertThat(actual.profile()).isEqualTo(expected.profile());
    assertThat(actual.regret()).isEqualTo(expected.regret());
  }

  private static double[] mixed(Probe probe, int n) {
    double[] mixed = probe.magnitudes().doubles(n);
    double sum = Arrays.stream(mixed).sum();
    return Arrays.stream(mixed).map(it -> it / sum).toArray();
  }

  private long wasmCalls(String operation) {
    return wasm.report(operation).metrics().usage().wasmCalls();
  }
}
