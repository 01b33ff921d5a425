package dev.wasmath.game;

import dev.wasmath.game.BestResponseVertices.Vertex;
import dev.wasmath.op.Probe;
import java.util.Arrays;

/**
 * Equilibria by their supports.
 *
 * <p>For two players, by pairs of vertices of the best response polyhedra (von Stengel 2002): all
 * equilibria of a non-degenerate game, and the extreme ones of a degenerate game, of which all
 * others are convex combinations; in both cases up to a tolerance of 1e-11 of the payoffs' range.
 * The number of systems solved is twice the binomial coefficient of m + n over n.
 *
 * <p>For more players, by pure enumeration and then supports of growing size (Porter, Nudelman and
 * Shoham 2008), on each of which Newton's method starts three times: what is found is an
 * equilibrium, but it need not be all.
 *
 * @param all whether to go on after the first
 */
public record SupportEnumeration(boolean all) implements NashSolver {
  private static final int ATTEMPTS = 3;

  /**
   * @throws IllegalArgumentException if a player has more than 62 strategies
   */
  void run(Search search) {
    Game game = search.game();
    for (int i = 0; i < game.players(); i++) {
      if (game.strategies(i) > Supports.MOST) {
        throw new IllegalArgumentException(
            "supports are enumerated for at most %d strategies a player; player %d has %d"
                .formatted(Supports.MOST, i + 1, game.strategies(i)));
      }
    }
    if (all) {
      search.collect();
    }
    if (game.players() == 2) {
      vertices(search);
    } else {
      PureEquilibria.find(search, all ? Integer.MAX_VALUE : 1);
      int most = Arrays.stream(game.strategies()).sum();
      long[] supports = new long[game.players()];
      Probe probe = Probe.ordinary(search.controls().seed());
      for (int total = game.players() + 1; total <= most && !search.over(); total++) {
        enumerate(search, supports, 0, total, probe);
      }
    }
  }

  private static void vertices(Search search) {
    NormalFormGame game = search.game().normalForm();
    int m = game.strategies(0);
    int n = game.strategies(1);
    BestResponseVertices columns = new BestResponseVertices(unit(game.payoffs(0)), m, n);
    double[] second = unit(game.payoffs(1));
    double[] transposed = new double[second.length];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        transposed[j * m + i] = second[i * n + j];
      }
    }
    BestResponseVertices rows = new BestResponseVertices(transposed, n, m);
    // What was found before a search is cut short can still have pairs.
    boolean whole = columns.find(search) && rows.find(search);
    for (Vertex x : rows.vertices()) {
      if (whole && !search.goOn()) {
        return;
      }
      for (Vertex y : columns.vertices()) {
        if ((x.support() & ~y.responses()) == 0 && (y.support() & ~x.responses()) == 0) {
          search.keep(new double[][] {normal(x.mixed()), normal(y.mixed())});
          if (whole && search.over()) {
            return;
          }
        }
      }
    }
  }

  /** The payoffs moved and stretched to [0, 1]. */
  private static double[] unit(double[] payoffs) {
    double low = Arrays.stream(payoffs).min().orElse(0);
    double range = Arrays.stream(payoffs).max().orElse(0) - low;
    return Arrays.stream(payoffs).map(it -> range == 0 ? 0 : (it - low) / range).toArray();
  }

  private static double[] normal(double[] mixed) {
    double sum = Arrays.stream(mixed).sum();
    return Arrays.stream(mixed).map(it -> it / sum).toArray();
  }

  /** Tries all supports of the players from one on, whose sizes add up to a total. */
  private static void enumerate(
      Search search, long[] supports, int player, int total, Probe probe) {
    Game game = search.game();
    if (player == supports.length) {
      attempt(search, supports, probe);
      return;
    }
    int after = 0;
    for (int i = player + 1; i < supports.length; i++) {
      after += game.strategies(i);
    }
    int least = Math.max(1, total - after);
    int most = Math.min(game.strategies(player), total - (supports.length - player - 1));
    for (int size = least; size <= most; size++) {
      long support = Supports.first(size);
      for (; Supports.within(support, game.strategies(player)); support = Supports.next(support)) {
        supports[player] = support;
        enumerate(search, supports, player + 1, total - size, probe);
        if (search.over()) {
          return;
        }
      }
    }
  }

  private static void attempt(Search search, long[] supports, Probe probe) {
    int[][] strategies = new int[supports.length][];
    for (int i = 0; i < supports.length; i++) {
      strategies[i] = Supports.strategies(supports[i]);
    }
    SupportNewton newton = new SupportNewton(search, strategies);
    for (int k = 0; k < ATTEMPTS && !search.over(); k++) {
      double[][] mixed =
          k == 0
              ? MixedProfile.uniform(search.game()).toArrays()
              : Starts.random(search.game(), probe).toArrays();
      if (newton.solve(mixed)) {
        search.keep(mixed);
      }
      if (!search.count()) {
        return;
      }
    }
  }
}
