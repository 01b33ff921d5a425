// The rows: an operation at a size, and who computes it. A contender is made by a function that gives a
// call, or nothing where the package is not asked; a call leaves its result for `result`.
import * as mathjs from "mathjs";
import * as np from "numpy-ts";
import { Probe } from "../src/bits.js";
import { Matrix } from "../src/index.js";

/** mathjs takes seconds for larger products; one run says it. */
const LARGEST_FOR_MATHJS = 300;

const vector = (n, seed) => Probe.ordinary(seed).doubles(n);
const nested = (n, x) => Array.from({ length: n }, (_, i) => Array.from(x.subarray(i * n, i * n + n)));
const flat = (array) => Float64Array.from(array.flat());

/** A contender of numpy-ts, which allocates every result: freed at the next call, as its guide says. */
function numpy(compute) {
  let last;
  return {
    call() {
      last?.dispose?.();
      last = compute();
    },
    result: () => Float64Array.from(last.toArray().flat()),
  };
}

function keeping(compute, result = (it) => it) {
  let last;
  return { call: () => (last = compute()), result: () => result(last) };
}

export function dot(math, n) {
  const [a, b] = [vector(n, 1), vector(n, 2)];
  const [x, y] = [math.alloc(a), math.alloc(b)];
  const [p, q] = [np.array(a), np.array(b)];
  const [u, v] = [Array.from(a), Array.from(b)];
  return {
    "plain loop": keeping(() => loopDot(a, b), (it) => [it]),
    "wasmath, resident": keeping(() => math.dot(x, y), (it) => [it]),
    "wasmath, arrays": keeping(() => math.dot(a, b), (it) => [it]),
    "numpy-ts": keeping(() => np.dot(p, q), (it) => [Number(it)]),
    mathjs: keeping(() => mathjs.dot(u, v), (it) => [it]),
  };
}

function loopDot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += a[i] * b[i];
  }
  return sum;
}

export function add(math, n) {
  const [a, b] = [vector(n, 3), vector(n, 4)];
  const [x, y, z] = [math.alloc(a), math.alloc(b), math.alloc(n)];
  const [p, q] = [np.array(a), np.array(b)];
  const [u, v] = [Array.from(a), Array.from(b)];
  const out = new Float64Array(n);
  return {
    "plain loop": keeping(() => loopAdd(a, b, out)),
    "wasmath, resident": keeping(() => math.add(x, y, z), (it) => it.view),
    "wasmath, arrays": keeping(() => math.add(a, b, out)),
    "numpy-ts": numpy(() => np.add(p, q)),
    mathjs: keeping(() => mathjs.add(u, v), (it) => Float64Array.from(it)),
  };
}

function loopAdd(a, b, out) {
  for (let i = 0; i < out.length; i++) {
    out[i] = a[i] + b[i];
  }
  return out;
}

export function multiply(math, n) {
  const [a, b] = [vector(n * n, 5), vector(n * n, 6)];
  const [x, y] = [new Matrix(n, n, a), new Matrix(n, n, b)];
  const [left, right, out] = [math.allocMatrix(x), math.allocMatrix(y), math.allocMatrix(n, n)];
  const array = new Matrix(n, n);
  const [p, q] = [np.array(a).reshape(n, n), np.array(b).reshape(n, n)];
  const [u, v] = [nested(n, a), nested(n, b)];
  const c = new Float64Array(n * n);
  const rows = {
    "plain loop": keeping(() => loopMultiply(n, a, b, c)),
    "wasmath, resident": keeping(() => math.multiply(left, right, out), (it) => it.elements),
    "wasmath, arrays": keeping(() => math.multiply(x, y, array), (it) => it.data),
    "numpy-ts": numpy(() => np.matmul(p, q)),
  };
  if (n <= LARGEST_FOR_MATHJS) {
    rows.mathjs = keeping(() => mathjs.multiply(u, v), flat);
  }
  return rows;
}

/** The best order of a textbook's three loops for row-major arrays. */
function loopMultiply(n, a, b, c) {
  c.fill(0);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const factor = a[i * n + k];
      for (let j = 0; j < n; j++) {
        c[i * n + j] += factor * b[k * n + j];
      }
    }
  }
  return c;
}

export function inverse(math, n) {
  const a = vector(n * n, 7);
  for (let i = 0; i < n; i++) {
    a[i * n + i] += n;
  }
  const [x, array] = [new Matrix(n, n, a), new Matrix(n, n)];
  const [resident, out] = [math.allocMatrix(x), math.allocMatrix(n, n)];
  const p = np.array(a).reshape(n, n);
  const u = nested(n, a);
  return {
    "plain loop": keeping(() => loopInverse(n, a)),
    "wasmath, resident": keeping(() => math.inverse(resident, out), (it) => it.elements),
    "wasmath, arrays": keeping(() => math.inverse(x, array), (it) => it.data),
    "numpy-ts": numpy(() => np.linalg.inv(p)),
    mathjs: keeping(() => mathjs.inv(u), flat),
  };
}

/** Gauss and Jordan's elimination of a matrix whose diagonal is large: no pivots are sought. */
function loopInverse(n, given) {
  const a = given.slice();
  for (let k = 0; k < n; k++) {
    const pivot = 1 / a[k * n + k];
    a[k * n + k] = 1;
    for (let j = 0; j < n; j++) {
      a[k * n + j] *= pivot;
    }
    for (let i = 0; i < n; i++) {
      if (i !== k) {
        const factor = a[i * n + k];
        a[i * n + k] = 0;
        for (let j = 0; j < n; j++) {
          a[i * n + j] -= factor * a[k * n + j];
        }
      }
    }
  }
  return a;
}

export function exp(math, n) {
  const a = vector(n, 8);
  const [x, z] = [math.alloc(a), math.alloc(n)];
  const p = np.array(a);
  const u = Array.from(a);
  const out = new Float64Array(n);
  return {
    "plain loop": keeping(() => loopExp(a, out)),
    "wasmath, resident": keeping(() => math.exp(x, z), (it) => it.view),
    "wasmath, arrays": keeping(() => math.exp(a, out)),
    "numpy-ts": numpy(() => np.exp(p)),
    mathjs: keeping(() => mathjs.map(u, mathjs.exp), (it) => Float64Array.from(it)),
  };
}

function loopExp(a, out) {
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.exp(a[i]);
  }
  return out;
}
