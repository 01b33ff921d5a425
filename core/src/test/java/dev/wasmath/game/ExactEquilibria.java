package dev.wasmath.game;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All extreme equilibria of a small game of two players with integer payoffs, in fractions: every
 * support is tried with every set of best responses.
 */
final class ExactEquilibria {
  private ExactEquilibria() {}

  /** A mixed strategy that is a vertex, and the other player's best responses to it. */
  private record Vertex(List<Rational> mixed, Set<Integer> responses) {
    boolean isAnsweredBy(Vertex other) {
      for (int a = 0; a < other.mixed.size(); a++) {
        if (other.mixed.get(a).signum() > 0 && !responses.contains(a)) {
          return false;
        }
      }
      return true;
    }

    double[] values() {
      return mixed.stream().mapToDouble(Rational::value).toArray();
    }
  }

  static List<MixedProfile> of(NormalFormGame game) {
    int m = game.strategies(0);
    int n = game.strategies(1);
    Rational[][] a = new Rational[m][n];
    Rational[][] b = new Rational[n][m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = Rational.of((long) game.payoff(0, i, j));
        b[j][i] = Rational.of((long) game.payoff(1, i, j));
      }
    }
    List<MixedProfile> equilibria = new ArrayList<>();
    for (Vertex x : vertices(b)) {
      for (Vertex y : vertices(a)) {
        if (x.isAnsweredBy(y) && y.isAnsweredBy(x)) {
          equilibria.add(MixedProfile.of(x.values(), y.values()));
        }
      }
    }
    return equilibria;
  }

  private static Set<Vertex> vertices(Rational[][] payoffs) {
    Set<Vertex> vertices = new LinkedHashSet<>();
    int rows = payoffs.length;
    int columns = payoffs[0].length;
    for (int support = 1; support < 1 << columns; support++) {
      for (int tied = 1; tied < 1 << rows; tied++) {
        if (Integer.bitCount(support) == Integer.bitCount(tied)) {
          vertex(payoffs, support, tied).ifPresent(vertices::add);
        }
      }
    }
    return vertices;
  }

  private static Optional<Vertex> vertex(Rational[][] payoffs, int support, int tied) {
    int[] played = members(support);
    int[] rows = members(tied);
    int n = played.length + 1;
    Rational[][] system = new Rational[n][n + 1];
    for (int i = 0; i < n; i++) {
      boolean sum = i == n - 1;
      for (int j = 0; j < played.length; j++) {
        system[i][j] = sum ? Rational.ONE : payoffs[rows[i]][played[j]];
      }
      system[i][n - 1] = sum ? Rational.ZERO : Rational.of(-1);
      system[i][n] = sum ? Rational.ONE : Rational.ZERO;
    }
    if (!eliminate(system)) {
      return Optional.empty();
    }
    Rational[] mixed = new Rational[payoffs[0].length];
    Arrays.fill(mixed, Rational.ZERO);
    for (int j = 0; j < played.length; j++) {
      if (system[j][n].signum() <= 0) {
        return Optional.empty();
      }
      mixed[played[j]] = system[j][n];
    }
    Rational best = system[n - 1][n];
    Set<Integer> responses = new LinkedHashSet<>();
    for (int i = 0; i < payoffs.length; i++) {
      Rational payoff = Rational.ZERO;
      for (int j : played) {
        payoff = payoff.plus(payoffs[i][j].times(mixed[j]));
      }
      if (payoff.compareTo(best) > 0) {
        return Optional.empty();
      }
      if (payoff.equals(best)) {
        responses.add(i);
      }
    }
    return Optional.of(new Vertex(List.of(mixed), responses));
  }

  private static int[] members(int set) {
    return IntStream.range(0, 31).filter(i -> (set >> i & 1) == 1).toArray();
  }

  /** Gauss-Jordan; the last column becomes the solution. */
  private static boolean eliminate(Rational[][] system) {
    for (int k = 0; k < system.length; k++) {
      int pivot = k;
      while (pivot < system.length && system[pivot][k].signum() == 0) {
        pivot++;
      }
      if (pivot == system.length) {
        return false;
      }
      Rational[] row = system[pivot];
      system[pivot] = system[k];
      system[k] = row;
      Rational divisor = row[k];
      for (int j = k; j < row.length; j++) {
        row[j] = row[j].over(divisor);
      }
      for (Rational[] other : system) {
        Rational factor = other[k];
        for (int j = k; other != row && factor.signum() != 0 && j < row.length; j++) {
          other[j] = other[j].minus(factor.times(row[j]));
        }
      }
    }
    return true;
  }
}
