package dev.wasmath.game;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The Lemke-Howson algorithm for games of two players (Lemke and Howson 1964): from each label
 * dropped a path of pivots leads to an equilibrium.
 *
 * <p>It computes in exact integers, with lexicographic pivots (von Stengel 2002), so that it ends
 * for every game, degenerate ones included; only the probabilities are rounded, to the nearest
 * double. All labels need not lead to all equilibria. The time grows with the digits of the
 * payoffs; it is meant for some dozens of strategies.
 *
 * @param labels the labels to drop, one after the other: strategies counted from 0, those of the
 *     second player after those of the first; none for all labels
 */
public record LemkeHowson(List<Integer> labels) implements NashSolver {
  /** The list is copied. */
  public LemkeHowson {
    labels = List.copyOf(labels);
  }

  /** Drops all labels, one after the other. */
  public static LemkeHowson allLabels() {
    return new LemkeHowson(List.of());
  }

  /**
   * @throws IllegalArgumentException if there are not two players, or a label is not there
   */
  void run(Search search) {
    Game game = search.game();
    if (game.players() != 2) {
      throw new IllegalArgumentException(
          "Lemke-Howson is for games of 2 players, not of " + game.players());
    }
    int all = game.strategies(0) + game.strategies(1);
    for (int label : labels) {
      if (label < 0 || label >= all) {
        throw new IllegalArgumentException(
            "label " + label + " of a game with " + all + " labels, counted from 0");
      }
    }
    search.collect();
    List<Integer> dropped = labels.isEmpty() ? IntStream.range(0, all).boxed().toList() : labels;
    for (int label : dropped) {
      if (!path(search, label)) {
        return;
      }
    }
  }

  /** Follows the path of a label. Returns whether it was not cut short. */
  static boolean path(Search search, int dropped) {
    NormalFormGame game = search.game().normalForm();
    int m = game.strategies(0);
    int n = game.strategies(1);
    int[] rowLabels = IntStream.range(0, m).toArray();
    int[] columnLabels = IntStream.range(m, m + n).toArray();
    BigInteger[][] first = LemkeTableau.positive(game.payoffs(0), m, n, false);
    BigInteger[][] second = LemkeTableau.positive(game.payoffs(1), m, n, true);
    LemkeTableau ofColumns = new LemkeTableau(first, rowLabels, columnLabels);
    LemkeTableau ofRows = new LemkeTableau(second, columnLabels, rowLabels);
    boolean rows = dropped < m;
    int label = dropped;
    do {
      if (!search.count()) {
        return false;
      }
      label = (rows ? ofRows : ofColumns).enter(label);
      rows = !rows;
    } while (label != dropped);
    search.keep(new double[][] {ofRows.mixed(0, m), ofColumns.mixed(m, n)});
    return true;
  }
}
