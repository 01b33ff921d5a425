package dev.wasmath.game;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The pure equilibria, by looking at every pure profile, in the order of the payoff tensors.
 *
 * <p>Payoffs are compared exactly. When there are none, the result is {@link Status#EXHAUSTED} with
 * the regret of the starting profile.
 *
 * @param limit so many are listed at most, 1 or more
 */
public record PureEquilibria(int limit) implements NashSolver {
  /**
   * @throws IllegalArgumentException if the limit is not 1 or more
   */
  public PureEquilibria {
    if (limit < 1) {
      throw new IllegalArgumentException("the limit must be 1 or more: " + limit);
    }
  }

  void run(Search search) {
    search.collect();
    find(search, limit);
  }

  /** Keeps so many pure equilibria at most. */
  static void find(Search search, int limit) {
    NormalFormGame game = search.game().normalForm();
    BitSet stable = new BitSet();
    stable.set(0, (int) game.profiles());
    int stride = (int) game.profiles();
    for (int i = 0; i < game.players(); i++) {
      int strategies = game.strategies(i);
      stride /= strategies;
      keepBest(game.payoffs(i), strategies, stride, stable);
      if (!search.count()) {
        return;
      }
    }
    for (int k = stable.nextSetBit(0); k >= 0; k = stable.nextSetBit(k + 1)) {
      search.keepNew(profile(game, k));
      if (search.kept() == limit || !search.count()) {
        return;
      }
    }
  }

  /** Strikes out the profiles in which a player has a better strategy. */
  private static void keepBest(double[] payoffs, int strategies, int stride, BitSet stable) {
    int block = strategies * stride;
    for (int outer = 0; outer < payoffs.length; outer += block) {
      for (int inner = outer; inner < outer + stride; inner++) {
        double best = payoffs[inner];
        for (int k = inner; k < inner + block; k += stride) {
          best = Math.max(best, payoffs[k]);
        }
        for (int k = inner; k < inner + block; k += stride) {
          if (payoffs[k] < best) {
            stable.clear(k);
          }
        }
      }
    }
  }

  private static double[][] profile(NormalFormGame game, int index) {
    int[] pure = new TensorShape(game.strategies()).profile(index);
    double[][] profile = MixedProfile.uniform(game).toArrays();
    for (int i = 0; i < pure.length; i++) {
      Arrays.fill(profile[i], 0);
      profile[i][pure[i]] = 1;
    }
    return profile;
  }
}
