package dev.wasmath;

import dev.wasmath.Products.Block;

/**
 * Triangular systems with many right-hand sides, solved in place: cut in two until a triangle is
 * small, so that nearly all of the work is in products (E. Elmroth, F. Gustavson, I. Jonsson and B.
 * Kagstrom, "Recursive blocked algorithms and hybrid data structures for dense matrix library
 * software", SIAM Review 46, 2004).
 *
 * <p>Each column of a solution has the same bits however many columns there are. Where a kernel
 * fails there is an {@link UpdateFailure}.
 */
final class Triangles {
  /** Triangles up to this order are solved row by row. */
  private static final int SMALL = 8;

  /** Rows of fewer elements are not worth a call of a kernel. */
  private static final int NARROW = 32;

  private final Products products;

  Triangles(Products products) {
    this.products = products;
  }

  /** Where a triangle, or a panel, of this order is cut: near the middle, at a multiple of 8. */
  static int cut(int order) {
    return order < 2 * SMALL ? order / 2 : (order / 2 + SMALL - 1) / SMALL * SMALL;
  }

  /**
   * X = L^-1 X, for a unit lower triangle L and the {@code width} columns of X. Element i of a
   * column takes the products with elements j &lt; i in increasing j: the bits of forward
   * substitution.
   */
  void solveUnitLower(int order, Block l, int width, Block x) {
    if (order <= SMALL) {
      for (int i = 1; i < order; i++) {
        subtractRows(i, l.at(i, 0), x, width, x.at(i, 0));
      }
      return;
    }
    int top = cut(order);
    solveUnitLower(top, l, width, x);
    products.subtract(order - top, width, top, l.at(top, 0), x, x.at(top, 0));
    solveUnitLower(order - top, l.at(top, top), width, x.at(top, 0));
  }

  /** X = U^-1 X, for an upper triangle U without zeros on its diagonal. */
  void solveUpper(int order, Block u, int width, Block x) {
    if (order <= SMALL) {
      for (int i = order - 1; i >= 0; i--) {
        subtractRows(order - i - 1, u.at(i, i + 1), x.at(i + 1, 0), width, x.at(i, 0));
        divideRow(x.at(i, 0), width, u.data()[u.offset() + i * u.row() + i]);
      }
      return;
    }
    int top = cut(order);
    int bottom = order - top;
    solveUpper(bottom, u.at(top, top), width, x.at(top, 0));
    products.subtract(top, width, bottom, u.at(0, top), x.at(top, 0), x);
    solveUpper(top, u, width, x);
  }

  /** X = L^-1, for a unit lower triangle L and an X that holds the identity. */
  void invertUnitLower(int order, Block l, Block x) {
    if (order <= SMALL) {
      solveUnitLower(order, l, order, x);
      return;
    }
    int top = cut(order);
    int bottom = order - top;
    invertUnitLower(top, l, x);
    invertUnitLower(bottom, l.at(top, top), x.at(top, top));
    products.subtract(bottom, top, top, l.at(top, 0), x, x.at(top, 0));
    solveUnitLower(bottom, l.at(top, top), top, x.at(top, 0));
  }

  /** Subtracts from one row the multiples of some, in their order. */
  private void subtractRows(int rows, Block factors, Block x, int width, Block from) {
    if (width >= NARROW && rows > 0) {
      products.subtract(1, width, rows, factors, x, from);
      return;
    }
    for (int j = 0; j < rows; j++) {
      subtractRow(factors.data()[factors.offset() + j], x.at(j, 0), width, from);
    }
  }

  private static void subtractRow(double factor, Block row, int width, Block from) {
    double[] x = row.data();
    double[] y = from.data();
    for (int j = 0; j < width; j++) {
      y[from.offset() + j] -= factor * x[row.offset() + j];
    }
  }

  private static void divideRow(Block row, int width, double divisor) {
    for (int j = 0; j < width; j++) {
      row.data()[row.offset() + j] /= divisor;
    }
  }
}
