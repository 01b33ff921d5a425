package dev.wasmath.game;

import java.util.ArrayList;
import java.util.List;

/**
 * The vertices of a best response polyhedron: the mixed strategies of one player, with their
 * supports, against which the other player has as many best responses as can be.
 *
 * <p>Every support is tried with every set of as many best responses (von Stengel 2002), with a
 * tolerance of 1e-11 for payoffs divided by their range. Degenerate games have vertices with more
 * best responses than that; they are found once.
 */
final class BestResponseVertices {
  private static final double TOLERANCE = 1e-11;

  /**
   * A vertex.
   *
   * @param mixed the probabilities
   * @param support the strategies with positive probability
   * @param responses the other player's best responses
   */
  record Vertex(double[] mixed, long support, long responses) {}

  private final double[] payoffs;
  private final int rows;
  private final int columns;
  private final List<Vertex> vertices = new ArrayList<>();

  /**
   * The vertices for the player who chooses columns.
   *
   * @param payoffs of the responding player, who chooses rows, in [0, 1]; row-major
   */
  BestResponseVertices(double[] payoffs, int rows, int columns) {
    this.payoffs = payoffs;
    this.rows = rows;
    this.columns = columns;
  }

  List<Vertex> vertices() {
    return vertices;
  }

  /** Finds them. Returns whether the search was not cut short. */
  boolean find(Search search) {
    for (int size = 1; size <= Math.min(rows, columns); size++) {
      long support = Supports.first(size);
      for (; Supports.within(support, columns); support = Supports.next(support)) {
        long responses = Supports.first(size);
        for (; Supports.within(responses, rows); responses = Supports.next(responses)) {
          if (!search.count()) {
            return false;
          }
          attempt(support, responses);
        }
      }
    }
    return true;
  }

  private void attempt(long support, long responses) {
    int[] played = Supports.strategies(support);
    int[] tied = Supports.strategies(responses);
    int n = played.length + 1;
    double[] a = new double[n * n];
    double[] b = new double[n];
    for (int i = 0; i < tied.length; i++) {
      for (int j = 0; j < played.length; j++) {
        a[i * n + j] = payoffs[tied[i] * columns + played[j]];
      }
      a[i * n + n - 1] = -1;
    }
    for (int j = 0; j < played.length; j++) {
      a[(n - 1) * n + j] = 1;
    }
    b[n - 1] = 1;
    if (!SmallSystem.solve(a, b, n)) {
      return;
    }
    double[] mixed = new double[columns];
    for (int j = 0; j < played.length; j++) {
      if (b[j] <= TOLERANCE) {
        return;
      }
      mixed[played[j]] = b[j];
    }
    add(mixed, support, b[n - 1]);
  }

  private void add(double[] mixed, long support, double best) {
    long responses = 0;
    for (int i = 0; i < rows; i++) {
      double payoff = 0;
      for (int j = 0; j < columns; j++) {
        payoff += payoffs[i * columns + j] * mixed[j];
      }
      if (payoff > best + TOLERANCE) {
        return;
      }
      if (payoff >= best - TOLERANCE) {
        responses |= 1L << i;
      }
    }
    for (Vertex vertex : vertices) {
      if (vertex.support == support && isSame(vertex.mixed, mixed)) {
        return;
      }
    }
    vertices.add(new Vertex(mixed, support, responses));
  }

  private static boolean isSame(double[] mixed, double[] other) {
    for (int j = 0; j < mixed.length; j++) {
      if (Math.abs(mixed[j] - other[j]) > 100 * TOLERANCE) {
        return false;
      }
    }
    return true;
  }
}
