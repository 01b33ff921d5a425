import { Resident } from "./memory.js";
import { requireNumbers } from "./checks.js";

/** A matrix: rows, columns, and the elements row by row, in an array or in the kernels' memory. */
export class Matrix {
  constructor(rows, columns, data) {
    requireCounts(rows, columns);
    const elements = data ?? new Float64Array(rows * columns);
    requireNumbers(elements);
    if (elements.length !== rows * columns) {
      throw new RangeError(`wasmath: ${rows} x ${columns} needs ${rows * columns} elements, not ${elements.length}`);
    }
    this.rows = rows;
    this.columns = columns;
    this.data = elements;
  }

  /** The matrix with these rows. */
  static ofRows(...rows) {
    const columns = rows[0]?.length ?? 0;
    const matrix = new Matrix(rows.length, columns);
    rows.forEach((row, i) => {
      if (row.length !== columns) {
        throw new RangeError(`wasmath: row 0 has ${columns} elements, row ${i} has ${row.length}`);
      }
      matrix.data.set(row, i * columns);
    });
    return matrix;
  }

  static identity(order) {
    const matrix = new Matrix(order, order);
    for (let i = 0; i < order; i++) {
      matrix.data[i * order + i] = 1;
    }
    return matrix;
  }

  /** The elements as an array that can be read and written now. */
  get elements() {
    return this.data instanceof Resident ? this.data.view : this.data;
  }

  get(row, column) {
    return this.elements[this.#index(row, column)];
  }

  set(row, column, element) {
    this.elements[this.#index(row, column)] = element;
  }

  #index(row, column) {
    const isIn = (i, count) => Number.isInteger(i) && i >= 0 && i < count;
    if (!isIn(row, this.rows) || !isIn(column, this.columns)) {
      throw new RangeError(`wasmath: no element (${row}, ${column}) in ${this.rows} x ${this.columns}`);
    }
    return row * this.columns + column;
  }

  toString() {
    return `${this.rows} x ${this.columns}`;
  }
}

export function requireCounts(rows, columns) {
  for (const count of [rows, columns]) {
    if (!Number.isInteger(count) || count < 0) {
      throw new RangeError(`wasmath: a matrix cannot be ${rows} x ${columns}`);
    }
  }
}

export function requireMatrix(a) {
  if (!(a instanceof Matrix)) {
    throw new TypeError(`wasmath: a Matrix is needed, not ${a?.constructor?.name ?? typeof a}`);
  }
}
