/** Triangles up to this order are solved row by row. */
const SMALL = 8;

/** Rows of fewer elements are not worth a call of a kernel. */
const NARROW = 32;

/** Where a triangle, or a panel, of this order is cut: near the middle, at a multiple of 8. */
export function cut(order) {
  return order < 2 * SMALL
    ? Math.floor(order / 2)
    : Math.floor((Math.floor(order / 2) + SMALL - 1) / SMALL) * SMALL;
}

/**
 * Triangular systems with many right-hand sides, solved in place in the kernels' memory: cut in two
 * until a triangle is small (E. Elmroth, F. Gustavson, I. Jonsson and B. Kagstrom, "Recursive blocked
 * algorithms", SIAM Review 46, 2004). Blocks are given by the index of their first double; their rows
 * are all the same distance apart.
 */
export class Triangles {
  #gemm;
  #data;
  #work;
  #row;

  constructor(kernels, doubles, work, row) {
    this.#gemm = kernels.gemm;
    this.#data = doubles;
    this.#work = work;
    this.#row = row;
  }

  /** C = C - A B, with A of m rows and k columns, B of k and n. */
  subtract(m, n, k, a, b, c) {
    const row = this.#row;
    this.#gemm(m, n, k, -1, a * 8, row, 1, b * 8, row, 1, 1, c * 8, row, this.#work);
  }

  #at(block, row, column) {
    return block + row * this.#row + column;
  }

  /** X = L^-1 X, for a unit lower triangle L and the `width` columns of X. */
  solveUnitLower(order, l, width, x) {
    if (order <= SMALL) {
      for (let i = 1; i < order; i++) {
        this.#subtractRows(i, this.#at(l, i, 0), x, width, this.#at(x, i, 0));
      }
      return;
    }
    const top = cut(order);
    this.solveUnitLower(top, l, width, x);
    this.subtract(order - top, width, top, this.#at(l, top, 0), x, this.#at(x, top, 0));
    this.solveUnitLower(order - top, this.#at(l, top, top), width, this.#at(x, top, 0));
  }

  /** X = U^-1 X, for an upper triangle U without zeros on its diagonal. */
  solveUpper(order, u, width, x) {
    if (order <= SMALL) {
      for (let i = order - 1; i >= 0; i--) {
        const row = this.#at(x, i, 0);
        this.#subtractRows(order - i - 1, this.#at(u, i, i + 1), this.#at(x, i + 1, 0), width, row);
        this.#divideRow(row, width, this.#data[this.#at(u, i, i)]);
      }
      return;
    }
    const top = cut(order);
    const bottom = order - top;
    this.solveUpper(bottom, this.#at(u, top, top), width, this.#at(x, top, 0));
    this.subtract(top, width, bottom, this.#at(u, 0, top), this.#at(x, top, 0), x);
    this.solveUpper(top, u, width, x);
  }

  /** X = L^-1, for a unit lower triangle L and an X that holds the identity. */
  invertUnitLower(order, l, x) {
    if (order <= SMALL) {
      this.solveUnitLower(order, l, order, x);
      return;
    }
    const top = cut(order);
    const bottom = order - top;
    this.invertUnitLower(top, l, x);
    this.invertUnitLower(bottom, this.#at(l, top, top), this.#at(x, top, top));
    this.subtract(bottom, top, top, this.#at(l, top, 0), x, this.#at(x, top, 0));
    this.solveUnitLower(bottom, this.#at(l, top, top), top, this.#at(x, top, 0));
  }

  /** Subtracts from one row the multiples of some, in their order. */
  #subtractRows(rows, factors, x, width, from) {
    if (width >= NARROW && rows > 0) {
      this.subtract(1, width, rows, factors, x, from);
      return;
    }
    const data = this.#data;
    for (let r = 0; r < rows; r++) {
      const factor = data[factors + r];
      const row = this.#at(x, r, 0);
      for (let j = 0; j < width; j++) {
        data[from + j] -= factor * data[row + j];
      }
    }
  }

  #divideRow(row, width, divisor) {
    for (let j = 0; j < width; j++) {
      this.#data[row + j] /= divisor;
    }
  }
}
