import { Elimination } from "./elimination.js";
import { Matrix, requireCounts, requireMatrix } from "./matrix.js";
import { Memory, Resident } from "./memory.js";
import { Operands } from "./operands.js";
import { contract } from "./payoffs.js";
import { Functions } from "./series/functions.js";
import { hardyTable, hardyZ } from "./series/hardyZ.js";
import { zeta } from "./series/realZeta.js";
import {
  requireFinite,
  requireGame,
  requireHeights,
  requireLength,
  requireNotAliased,
  requireNotEmpty,
  requireNoPole,
  requireNumbers,
  requireSameLength,
  requireShape,
  requireThere,
} from "./checks.js";

/** What `activation` knows, by name. */
export const ACTIVATIONS = Object.freeze([
  "identity", "relu", "leakyRelu", "sigmoid", "tanh", "gelu", "softplus", "softmax",
]);

/** The operations on one instance of the kernels. */
export class Wasmath {
  #kernels;
  #memory;
  #operands;
  #work = -1;
  #functions;
  #table;

  /** On the exports of an instance: `open()` makes one. */
  constructor(kernels) {
    this.#kernels = kernels;
    this.#memory = new Memory(kernels.memory);
    this.#operands = new Operands(this.#memory);
  }

  /** A buffer in the kernels' memory: zeros, so many, or a copy of an array's numbers. */
  alloc(lengthOrNumbers) {
    const given = this.#kept(lengthOrNumbers);
    const length = given?.length ?? lengthOrNumbers;
    if (!Number.isInteger(length) || length < 0) {
      throw new RangeError(`wasmath: a buffer cannot have ${length} elements`);
    }
    const resident = new Resident(this.#memory, length);
    if (typeof given === "number") {
      resident.view.fill(0);
    } else {
      resident.view.set(given);
    }
    return resident;
  }

  /** A matrix in the kernels' memory: of zeros, or a copy of another. */
  allocMatrix(rowsOrMatrix, columns) {
    if (typeof rowsOrMatrix === "number") {
      requireCounts(rowsOrMatrix, columns);
      return new Matrix(rowsOrMatrix, columns, this.alloc(rowsOrMatrix * columns));
    }
    requireMatrix(rowsOrMatrix);
    return new Matrix(rowsOrMatrix.rows, rowsOrMatrix.columns, this.alloc(rowsOrMatrix.data));
  }

  /** Numbers that stay what they are when the memory grows: those that lie in it are copied. */
  #kept(numbers) {
    if (numbers instanceof Resident) {
      return numbers.toArray();
    }
    return numbers?.buffer === this.#memory.doubles.buffer ? numbers.slice() : numbers;
  }

  /** The bytes of the kernels' memory, and how many are in use. */
  get memory() {
    return this.#memory.usage;
  }

  add(a, b, out) {
    return this.#zip(this.#kernels.add, a, b, out);
  }

  subtract(a, b, out) {
    return this.#zip(this.#kernels.subtract, a, b, out);
  }

  /** The product element by element. */
  hadamard(a, b, out) {
    return this.#zip(this.#kernels.hadamard, a, b, out);
  }

  pow(x, y, out) {
    return this.#zip(this.#kernels.pow, x, y, out);
  }

  scale(alpha, x, out) {
    return this.#map((from, to, n) => this.#kernels.scale(alpha, from, to, n), x, out);
  }

  /** Adds alpha x to y, which is overwritten and returned. */
  axpy(alpha, x, y) {
    return this.#zip((from, y0, to, n) => this.#kernels.axpy(alpha, from, y0, to, n), x, y, y);
  }

  /** alpha x + beta y. */
  linearCombination(alpha, x, beta, y, out) {
    const { linearCombination } = this.#kernels;
    return this.#zip((x0, y0, to, n) => linearCombination(alpha, x0, beta, y0, to, n), x, y, out);
  }

  dot(a, b) {
    this.#operands.begin(a, b);
    requireSameLength(a, b);
    return this.#kernels.dot(this.#operands.input(a), this.#operands.input(b), a.length);
  }

  sum(x) {
    return this.#reduce(this.#kernels.sum, x);
  }

  /** The Euclidean norm. */
  norm(x) {
    return this.#reduce(this.#kernels.norm, x);
  }

  norm1(x) {
    return this.#reduce(this.#kernels.norm1, x);
  }

  normInfinity(x) {
    return this.#reduce(this.#kernels.normInfinity, x);
  }

  min(x) {
    requireNumbers(x);
    requireNotEmpty(x);
    return this.#reduce(this.#kernels.min, x);
  }

  max(x) {
    requireNumbers(x);
    requireNotEmpty(x);
    return this.#reduce(this.#kernels.max, x);
  }

  exp(x, out) {
    return this.#map(this.#kernels.exp, x, out);
  }

  log(x, out) {
    return this.#map(this.#kernels.log, x, out);
  }

  sin(x, out) {
    return this.#map(this.#kernels.sin, x, out);
  }

  cos(x, out) {
    return this.#map(this.#kernels.cos, x, out);
  }

  tanh(x, out) {
    return this.#map(this.#kernels.tanh, x, out);
  }

  /** An activation of a vector, or of each row of a matrix. */
  activation(name, x, out) {
    if (!ACTIVATIONS.includes(name)) {
      throw new RangeError(`wasmath: no activation ${name}; there are ${ACTIVATIONS.join(", ")}`);
    }
    if (!(x instanceof Matrix)) {
      return this.#activate(name, 1, x, out);
    }
    const to = out ?? new Matrix(x.rows, x.columns);
    requireShape("the output", to, x.rows, x.columns);
    this.#activate(name, x.rows, x.data, to.data);
    return to;
  }

  #activate(name, rows, x, out) {
    switch (name) {
      case "identity":
        return this.#map((from, to, n) => copy(this.#memory.doubles, from, to, n), x, out);
      case "softmax":
        return this.#map(
          (from, to, n) => this.#kernels.softmax(rows, rows === 0 ? 0 : n / rows, from, to), x, out,
        );
      default:
        return this.#map(this.#kernels[name], x, out);
    }
  }

  /** A matrix times a matrix, or times a vector. */
  multiply(a, b, out) {
    requireMatrix(a);
    return b instanceof Matrix ? this.#gemm(a, b, out) : this.#gemv(a, b, out);
  }

  #gemm(a, b, out) {
    if (a.columns !== b.rows) {
      throw new RangeError(`wasmath: cannot multiply ${a} by ${b}`);
    }
    const to = out ?? new Matrix(a.rows, b.columns);
    requireShape("the output", to, a.rows, b.columns);
    requireNotAliased(to.data, a.data, b.data);
    const work = this.#workspace();
    const operands = this.#operands;
    operands.begin(a.data, b.data, to.data);
    const left = operands.input(a.data);
    const right = operands.input(b.data);
    const at = operands.output(to.data);
    this.#kernels.gemm(
      a.rows, b.columns, a.columns, 1, left, a.columns, 1, right, b.columns, 1, 0, at, b.columns, work,
    );
    operands.done(to.data, at);
    return to;
  }

  #gemv(a, x, out) {
    requireNumbers(x);
    requireLength("the vector", x, a.columns);
    const to = out ?? new Float64Array(a.rows);
    const operands = this.#operands;
    operands.begin(a.data, x, to);
    requireLength("the output", to, a.rows);
    requireNotAliased(to, a.data, x);
    const left = operands.input(a.data);
    const right = operands.input(x);
    const at = operands.output(to);
    this.#kernels.gemv(a.rows, a.columns, left, a.columns, right, at);
    return operands.done(to, at);
  }

  transpose(a, out) {
    requireMatrix(a);
    const to = out ?? new Matrix(a.columns, a.rows);
    requireShape("the output", to, a.columns, a.rows);
    requireNotAliased(to.data, a.data);
    this.#map((from, at) => this.#kernels.transpose(a.rows, a.columns, from, at), a.data, to.data);
    return to;
  }

  /** The inverse, by Gaussian elimination with partial pivoting. */
  inverse(a, out) {
    requireMatrix(a);
    const n = a.rows;
    if (a.columns !== n) {
      throw new RangeError(`wasmath: ${a} is not square`);
    }
    const to = out ?? new Matrix(n, n);
    requireShape("the output", to, n, n);
    requireFinite("the matrix", a.elements);
    const work = this.#workspace();
    this.#with([n * n, n * n], ([factors, inverse]) => {
      this.#memory.doubles.set(a.elements, factors / 8);
      const elimination = new Elimination(this.#kernels, this.#memory.doubles, work, n, factors / 8);
      elimination.factor();
      elimination.invert(inverse / 8);
      to.elements.set(this.#memory.doubles.subarray(inverse / 8, inverse / 8 + n * n));
    });
    return to;
  }

  /**
   * A player's deviation payoffs: for each strategy of the player's own, the expected payoff against
   * the others' mixed strategies.
   */
  payoffs(strategies, player, payoffs, profile) {
    requireNumbers(payoffs);
    const counts = requireGame(strategies, player, payoffs, profile);
    const n = payoffs.length;
    const resident = payoffs instanceof Resident;
    return this.#with([resident ? 0 : n, n, n, n], ([copied, ...rooms]) => {
      const tensor = resident ? payoffs.addressIn(this.#memory) : copied;
      const { doubles } = this.#memory;
      if (!resident) {
        doubles.set(payoffs, tensor / 8);
      }
      return contract(this.#kernels, doubles, counts, player, tensor, rooms, profile);
    });
  }

  /** Riemann's zeta function of real numbers. */
  zeta(s, out) {
    return this.#each(s, out, (numbers) => {
      requireNoPole(numbers);
      const functions = this.#elementary();
      return numbers.map((it) => zeta(functions, it));
    });
  }

  /** Hardy's function Z at many points at once. */
  hardyZ(t, out) {
    return this.#each(t, out, (points) => {
      requireHeights(points);
      const functions = this.#elementary();
      this.#table ??= this.alloc(hardyTable());
      return hardyZ(functions, this.#table.toArray(), points, (...of) => this.#hardySum(...of));
    });
  }

  #hardySum(t, turns, counts) {
    const n = t.length;
    const work = this.#workspace();
    return this.#with([n, n, n, n], ([at, turnsAt, countsAt, to]) => {
      const { doubles } = this.#memory;
      doubles.set(t, at / 8);
      doubles.set(turns, turnsAt / 8);
      doubles.set(counts, countsAt / 8);
      const table = this.#table.addressIn(this.#memory);
      this.#kernels.hardySum(at, turnsAt, countsAt, table, to, n, work);
      return doubles.slice(to / 8, to / 8 + n);
    });
  }

  /** Writes what a function makes of the numbers, in arrays, to the output. */
  #each(x, out, action) {
    requireNumbers(x);
    const to = out ?? new Float64Array(x.length);
    requireNumbers(to);
    requireSameLength(x, to);
    const ours = (it) => (it instanceof Resident ? it.viewIn(this.#memory) : it);
    ours(to);
    const results = action(this.#kept(ours(x)));
    requireThere(to, results.length);
    ours(to).set(results);
    return to;
  }

  #map(kernel, x, out) {
    requireNumbers(x);
    const to = out ?? new Float64Array(x.length);
    const operands = this.#operands;
    operands.begin(x, to);
    requireSameLength(x, to);
    const from = operands.input(x);
    const at = operands.output(to);
    kernel(from, at, x.length);
    return operands.done(to, at);
  }

  #zip(kernel, a, b, out) {
    requireNumbers(a);
    const to = out ?? new Float64Array(a.length);
    const operands = this.#operands;
    operands.begin(a, b, to);
    requireSameLength(a, b);
    requireSameLength(a, to);
    const left = operands.input(a);
    const right = operands.input(b);
    const at = operands.output(to);
    kernel(left, right, at, a.length);
    return operands.done(to, at);
  }

  #reduce(kernel, x) {
    this.#operands.begin(x);
    return kernel(this.#operands.input(x), x.length);
  }

  /** The block that products and sums of cosines work in: made at the first, and kept. */
  #workspace() {
    if (this.#work < 0) {
      this.#work = this.#memory.take(this.#kernels.gemmWork.value * 8);
    }
    return this.#work;
  }

  /** The functions of one number: made at the first need, and kept. */
  #elementary() {
    this.#functions ??= new Functions(this.#kernels, this.#memory);
    return this.#functions;
  }

  /** Calls with the addresses of temporary blocks of so many doubles. */
  #with(lengths, action) {
    const rooms = [];
    try {
      for (const length of lengths) {
        rooms.push(this.#memory.take(length * 8));
      }
      return action(rooms);
    } finally {
      rooms.forEach((room) => this.#memory.give(room));
    }
  }
}

function copy(doubles, from, to, n) {
  doubles.copyWithin(to / 8, from / 8, from / 8 + n);
}
