package dev.wasmath.game;

import dev.wasmath.Matrix;
import dev.wasmath.Wasmath;
import dev.wasmath.game.NormalFormGame.Player;
import java.util.List;
import java.util.Objects;

/**
 * A game of two players: the first chooses a row, the second a column of two matrices, which have
 * their payoffs. Deviation payoffs are products of a matrix and a vector.
 *
 * <p>The matrices are shared, never copied; they must not change afterwards.
 */
public final class BimatrixGame implements Game {
  private final NormalFormGame dense;
  private final Matrix a;
  private final Matrix b;

  private BimatrixGame(NormalFormGame dense, Matrix a, Matrix b) {
    this.dense = dense;
    this.a = a;
    this.b = b;
  }

  /**
   * The game of two players with these payoffs.
   *
   * @param rows the first player
   * @param columns the second player
   * @param a the first player's payoffs
   * @param b the second player's payoffs, of the same shape
   * @throws IllegalArgumentException if the shapes differ or are empty, a player has not as many
   *     strategies as there are rows or columns, or a payoff is NaN or infinite
   */
  public static BimatrixGame of(String title, Player rows, Player columns, Matrix a, Matrix b) {
    if (a.rows() != b.rows() || a.columns() != b.columns()) {
      throw new IllegalArgumentException(
          "shapes differ: %d x %d and %d x %d"
              .formatted(a.rows(), a.columns(), b.rows(), b.columns()));
    }
    if (rows.strategies() != a.rows() || columns.strategies() != a.columns()) {
      throw new IllegalArgumentException(
          "%d and %d strategies for matrices of %d x %d"
              .formatted(rows.strategies(), columns.strategies(), a.rows(), a.columns()));
    }
    NormalFormGame dense =
        new NormalFormGame(title, "", List.of(rows, columns), a.data(), b.data());
    return new BimatrixGame(dense, a, b);
  }

  /**
   * The same without names, with players called 1 and 2.
   *
   * @throws IllegalArgumentException if the shapes differ or are empty, or a payoff is NaN or
   *     infinite
   */
  public static BimatrixGame of(String title, Matrix a, Matrix b) {
    Player rows = new Player("1", a.rows(), List.of());
    return of(title, rows, new Player("2", a.columns(), List.of()), a, b);
  }

  /**
   * A dense game of two players, whose payoffs are shared.
   *
   * @throws IllegalArgumentException if it has not two players
   */
  public static BimatrixGame of(NormalFormGame game) {
    if (game.players() != 2) {
      throw new IllegalArgumentException("a bimatrix game has 2 players, not " + game.players());
    }
    int m = game.strategies(0);
    int n = game.strategies(1);
    return new BimatrixGame(
        game, Matrix.of(m, n, game.payoffs(0)), Matrix.of(m, n, game.payoffs(1)));
  }

  /** The first player's payoffs. */
  public Matrix a() {
    return a;
  }

  /** The second player's payoffs. */
  public Matrix b() {
    return b;
  }

  @Override
  public String title() {
    return dense.title();
  }

  @Override
  public int players() {
    return 2;
  }

  @Override
  public Player player(int player) {
    return dense.player(player);
  }

  @Override
  public int strategies(int player) {
    return dense.strategies(player);
  }

  @Override
  public int[] strategies() {
    return dense.strategies();
  }

  @Override
  public double payoff(int player, int... profile) {
    return dense.payoff(player, profile);
  }

  @Override
  public double payoffRange(int player) {
    return dense.payoffRange(player);
  }

  @Override
  public double[] deviationPayoffs(Wasmath math, int player, double[][] profile) {
    return Objects.checkIndex(player, 2) == 0
        ? math.matrices().multiply(a, profile[1])
        : math.matrices().transposeMultiply(b, profile[0]);
  }

  @Override
  public double[][] pairPayoffs(Wasmath math, int player, double[][] profile) {
    return dense.pairPayoffs(math, player, profile);
  }

  @Override
  public NormalFormGame normalForm() {
    return dense;
  }

  /** Whether the other object is a bimatrix game of equal names and payoffs, bit by bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof BimatrixGame that && dense.equals(that.dense);
  }

  @Override
  public int hashCode() {
    return dense.hashCode();
  }

  @Override
  public String toString() {
    return "BimatrixGame \"" + title() + "\" " + a.rows() + " x " + a.columns();
  }
}
