package dev.wasmath.app;

import dev.wasmath.Benchmark.Call;
import dev.wasmath.Benchmark.Contender;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import dev.wasmath.game.NashIteration;
import dev.wasmath.game.NormalFormGame;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Gemv;
import dev.wasmath.op.Max;
import dev.wasmath.op.Operation;
import dev.wasmath.op.SlabSum;
import java.util.Arrays;
import java.util.List;

/**
 * The contenders for the ADR's row "Nash iteration": one iteration on a seeded random game of
 * {@code size} players with 3 strategies each.
 *
 * <p>The naive one enumerates all profiles for every player; the others contract the tensors. What
 * they gain over the naive one is the algorithm's part and the backend's part together; the ratio
 * of cpu to wasm is the backend's part alone.
 */
final class NashContenders {
  static final String OPERATION = "nash";
  private static final int STRATEGIES = 3;
  private static final long SEED = 10;

  /** What an iteration is made of. */
  private static final List<Operation<?>> KERNELS =
      List.of(SlabSum.OPERATION, Gemv.OPERATION, Dot.OPERATION, Max.OPERATION);

  private NashContenders() {}

  /** The number of payoffs in a game of so many players. */
  static double payoffs(int players) {
    return players * Math.pow(STRATEGIES, players);
  }

  /**
   * The size of {@code slabSum} with as many elements as a player has payoffs: the contraction
   * begins with them all, where no axis is before its run.
   */
  static int slabs(int players) {
    return Sizes.withElements(SlabSum.OPERATION, (long) (payoffs(players) / players));
  }

  /** The iteration on the doors of {@code math}, whose kernels are as fast as they get first. */
  static Contender contracting(Strategy strategy, Wasmath math) {
    for (Operation<?> kernel : KERNELS) {
      if (math.implemented(kernel.name(), strategy)) {
        var _ = math.contender(kernel.name(), strategy);
      }
    }
    return new Contender(
        strategy.label(),
        players -> {
          NashIteration iteration = new NashIteration(math, game(players));
          return call(
              () -> {
                iteration.reset();
                return iteration.step();
              });
        });
  }

  /** The iteration by enumeration of all profiles. */
  static Contender enumerating() {
    return new Contender(
        NaiveLoops.NAME,
        players -> {
          NormalFormGame game = game(players);
          return call(() -> largestRegret(game));
        });
  }

  private static NormalFormGame game(int players) {
    int[] strategies = new int[players];
    Arrays.fill(strategies, STRATEGIES);
    return NormalFormGame.random(SEED, strategies);
  }

  private interface Iteration {
    double run();
  }

  private static Call call(Iteration iteration) {
    double[] result = new double[1];
    return new Call() {
      @Override
      public void run() {
        result[0] = iteration.run();
      }

      @Override
      public double[] result() {
        return result;
      }
    };
  }

  private static double largestRegret(NormalFormGame game) {
    int n = game.players();
    double[][] profile = new double[n][STRATEGIES];
    for (double[] mixed : profile) {
      Arrays.fill(mixed, 1.0 / STRATEGIES);
    }
    double largest = 0.0;
    for (int player = 0; player < n; player++) {
      double[] deviation = deviationPayoffs(game, player, profile);
      double best = Arrays.stream(deviation).max().orElseThrow();
      double expected = NaiveLoops.dot(deviation, 0, profile[player], 0, STRATEGIES);
      largest = Math.max(largest, best - expected);
    }
    return largest;
  }

  private static double[] deviationPayoffs(NormalFormGame game, int player, double[][] profile) {
    double[] deviation = new double[STRATEGIES];
    int[] strategies = new int[game.players()];
    for (double payoff : game.payoffs(player)) {
      double probability = 1.0;
      for (int other = 0; other < strategies.length; other++) {
        if (other != player) {
          probability *= profile[other][strategies[other]];
        }
      }
      deviation[strategies[player]] += probability * payoff;
      advance(strategies);
    }
    return deviation;
  }

  /** The next profile in the order of the tensor: the last player's strategy runs fastest. */
  private static void advance(int[] strategies) {
    int player = strategies.length - 1;
    while (player >= 0 && ++strategies[player] == STRATEGIES) {
      strategies[player--] = 0;
    }
  }
}
