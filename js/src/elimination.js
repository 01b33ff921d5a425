import { Triangles, cut } from "./triangles.js";

/** So many columns are eliminated one by one, in arrays of their own. */
const FEW = 16;

/** A matrix has no inverse: elimination came upon a pivot of zero. */
export class SingularMatrixError extends RangeError {
  constructor(pivot) {
    super(`wasmath: the matrix is singular: pivot ${pivot + 1}, counted from 1, is zero`);
    this.name = "SingularMatrixError";
    /** The step of the elimination, counted from 0. */
    this.pivot = pivot;
  }
}

/**
 * Gaussian elimination with partial pivoting, in place, in the kernels' memory, and the inverse from
 * its factors: U^-1 L^-1 P. The columns are cut in two until they are few, so that nearly all of the
 * work is in products (S. Toledo, "Locality of reference in LU decomposition with partial pivoting",
 * SIAM J. Matrix Anal. Appl. 18, 1997). The bits are Java's, which are those of the textbook's loops.
 */
export class Elimination {
  #data;
  #n;
  #at;
  #order;
  #panel;
  #triangles;

  /** Of a matrix of order n, whose elements begin at index `at` of the memory's doubles. */
  constructor(kernels, doubles, work, n, at) {
    this.#data = doubles;
    this.#n = n;
    this.#at = at;
    this.#order = Int32Array.from({ length: n }, (_, i) => i);
    this.#panel = Array.from({ length: Math.min(FEW, n) }, () => new Float64Array(n));
    this.#triangles = new Triangles(kernels, doubles, work, n);
  }

  factor() {
    this.#factor(0, this.#n);
    this.#requireFinite(this.#at, "the elimination");
  }

  #place(row, column) {
    return this.#at + row * this.#n + column;
  }

  #factor(first, columns) {
    if (columns <= FEW) {
      this.#factorPanel(first, columns);
      return;
    }
    const left = cut(columns);
    const right = columns - left;
    const middle = first + left;
    const triangles = this.#triangles;
    this.#factor(first, left);
    triangles.solveUnitLower(left, this.#place(first, first), right, this.#place(first, middle));
    triangles.subtract(
      this.#n - middle, right, left,
      this.#place(middle, first), this.#place(first, middle), this.#place(middle, middle),
    );
    this.#factor(middle, right);
  }

  #factorPanel(first, columns) {
    const panel = this.#panel;
    const rows = this.#n - first;
    for (let i = 0; i < rows; i++) {
      const row = this.#place(first + i, first);
      for (let j = 0; j < columns; j++) {
        panel[j][i] = this.#data[row + j];
      }
    }
    for (let step = 0; step < columns; step++) {
      const pivot = pivotRow(panel[step], step, rows);
      const value = Math.abs(panel[step][pivot]);
      if (!(value > 0) || value === Infinity) {
        this.#store(first, columns);
        this.#refuse(first + step, value);
      }
      this.#exchange(first, columns, step, pivot);
      eliminate(panel, step, columns, rows);
    }
    this.#store(first, columns);
  }

  /** Writes the panel back to its place. */
  #store(first, columns) {
    for (let i = 0; i < this.#n - first; i++) {
      const row = this.#place(first + i, first);
      for (let j = 0; j < columns; j++) {
        this.#data[row + j] = this.#panel[j][i];
      }
    }
  }

  #refuse(step, pivot) {
    if (pivot === 0) {
      this.#requireFinite(this.#at, "the elimination");
      throw new SingularMatrixError(step);
    }
    throw new RangeError(
      `wasmath: the elimination overflows at pivot ${step + 1}, counted from 1; scale the matrix`,
    );
  }

  /** Exchanges two rows of the panel, and those of the matrix. */
  #exchange(first, columns, i, j) {
    if (i === j) {
      return;
    }
    const order = this.#order;
    const above = first + i;
    const below = first + j;
    [order[above], order[below]] = [order[below], order[above]];
    const upper = this.#place(above, 0);
    const lower = this.#place(below, 0);
    const spare = this.#data.slice(upper, upper + this.#n);
    this.#data.copyWithin(upper, lower, lower + this.#n);
    this.#data.set(spare, lower);
    for (let column = 0; column < columns; column++) {
      const x = this.#panel[column];
      [x[i], x[j]] = [x[j], x[i]];
    }
  }

  #requireFinite(from, what) {
    for (let i = from; i < from + this.#n * this.#n; i++) {
      if (!Number.isFinite(this.#data[i])) {
        throw new RangeError(`wasmath: ${what} overflows; scale the matrix`);
      }
    }
  }

  /** Writes the inverse to the n x n doubles from index `x` on. */
  invert(x) {
    const n = this.#n;
    const data = this.#data;
    data.fill(0, x, x + n * n);
    for (let i = 0; i < n; i++) {
      data[x + i * n + i] = 1;
    }
    this.#triangles.invertUnitLower(n, this.#at, x);
    this.#triangles.solveUpper(n, this.#at, n, x);
    const row = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        row[this.#order[j]] = data[x + i * n + j];
      }
      data.set(row, x + i * n);
    }
    this.#requireFinite(x, "the inverse");
  }
}

/** The row of the largest element in absolute value, the topmost of equal ones. */
function pivotRow(column, step, rows) {
  let best = step;
  let largest = Math.abs(column[step]);
  for (let i = step + 1; i < rows; i++) {
    const size = Math.abs(column[i]);
    if (size > largest) {
      best = i;
      largest = size;
    }
  }
  return best;
}

/** Subtracts the pivot's row from those below, in the columns of the panel. */
function eliminate(panel, step, columns, rows) {
  const factors = panel[step];
  const pivot = factors[step];
  for (let i = step + 1; i < rows; i++) {
    factors[i] /= pivot;
  }
  for (let j = step + 1; j < columns; j++) {
    const y = panel[j];
    const factor = y[step];
    for (let i = step + 1; i < rows; i++) {
      y[i] -= factors[i] * factor;
    }
  }
}
