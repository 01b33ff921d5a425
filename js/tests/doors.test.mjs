// The package's methods: the bits of Java, of arrays and of residents, and what they refuse.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ACTIVATIONS, Matrix, SingularMatrixError, open } from "../src/index.js";
import { Probe, hashOf } from "../src/bits.js";
import { doorLines } from "./doors.mjs";
import { DOORS } from "./files.mjs";
import { SAMPLES, placed } from "../src/samples.js";

const math = await open();
const golden = readFileSync(DOORS, "utf8").trim().split("\n");

for (const resident of [false, true]) {
  test(`inverses, payoffs, zeta and Z have Java's bits, ${resident ? "resident" : "of arrays"}`, () => {
    assert.deepEqual(doorLines(math, { resident }), golden);
  });
}

/** The method that calls a kernel: its operands, then an output if there is one. */
const METHODS = {
  add: (a, b, out) => math.add(a, b, out),
  subtract: (a, b, out) => math.subtract(a, b, out),
  hadamard: (a, b, out) => math.hadamard(a, b, out),
  pow: (a, b, out) => math.pow(a, b, out),
  scale: (alpha, x, out) => math.scale(alpha, x, out),
  linearCombination: (alpha, x, beta, y, out) => math.linearCombination(alpha, x, beta, y, out),
  exp: (x, out) => math.exp(x, out),
  log: (x, out) => math.log(x, out),
  sin: (x, out) => math.sin(x, out),
  cos: (x, out) => math.cos(x, out),
  tanh: (x, out) => math.tanh(x, out),
  relu: (x, out) => math.activation("relu", x, out),
  leakyRelu: (x, out) => math.activation("leakyRelu", x, out),
  sigmoid: (x, out) => math.activation("sigmoid", x, out),
  gelu: (x, out) => math.activation("gelu", x, out),
  softplus: (x, out) => math.activation("softplus", x, out),
  dot: (a, b) => math.dot(a, b),
  sum: (x) => math.sum(x),
  norm: (x) => math.norm(x),
  norm1: (x) => math.norm1(x),
  normInfinity: (x) => math.normInfinity(x),
  min: (x) => math.min(x),
  max: (x) => math.max(x),
};

/** A kernel called directly, in an instance of its own. */
const { exports } = (
  await WebAssembly.instantiate(readFileSync(new URL("../wasmath.wasm", import.meta.url)), {})
).instance;

function kernel(name, values) {
  const made = placed(exports, name, values);
  const returned = made.call();
  return values.some((value) => value.out) ? made.result().slice() : returned;
}

/** The operands of a sample without the lengths at its end. */
function operands(values) {
  return values.slice(0, -1).filter((value) => !value.out).map((value) => value.numbers ?? value);
}

for (const [name, method] of Object.entries(METHODS)) {
  test(`${name} gives what its kernel gives`, () => {
    for (const n of [1, 2, 7, 16, 100, 1021]) {
      const values = SAMPLES[name].sample(n, Probe.special(n));
      const expected = kernel(name, values);
      const arrays = operands(values);
      const residents = arrays.map((it) => (typeof it === "number" ? it : math.alloc(it)));
      if (typeof expected === "number") {
        assert.deepEqual([method(...arrays), method(...residents)], [expected, expected]);
      } else {
        const bits = hashOf(expected);
        const target = math.alloc(n);
        assert.equal(hashOf(method(...arrays)), bits);
        assert.equal(hashOf(method(...arrays, new Float64Array(n))), bits);
        assert.equal(method(...residents, target), target);
        assert.equal(hashOf(target.view), bits);
        assert.equal(hashOf(method(...arrays, arrays.find((it) => it.length === n))), bits);
        target.free();
      }
      residents.filter((it) => it.free).forEach((it) => it.free());
    }
  });
}

test("axpy overwrites y", () => {
  const values = SAMPLES.axpy.sample(77, Probe.ordinary(1));
  const expected = kernel("axpy", values);
  const [alpha, x, y] = operands(values);
  const resident = math.alloc(y);
  assert.equal(math.axpy(alpha, x, y), y);
  assert.deepEqual(y, expected);
  assert.deepEqual(math.axpy(alpha, x, resident).toArray(), expected);
  resident.free();
});

test("products sum in increasing order, as three loops do", () => {
  const a = new Matrix(7, 13, Probe.ordinary(1).doubles(91));
  const b = new Matrix(13, 5, Probe.ordinary(2).doubles(65));
  const expected = new Matrix(7, 5);
  for (let i = 0; i < 7; i++) {
    for (let j = 0; j < 5; j++) {
      let sum = 0;
      for (let k = 0; k < 13; k++) {
        sum += a.get(i, k) * b.get(k, j);
      }
      expected.set(i, j, sum);
    }
  }
  assert.deepEqual(math.multiply(a, b).data, expected.data);
  const out = math.allocMatrix(7, 5);
  math.multiply(math.allocMatrix(a), b, out);
  assert.deepEqual(out.data.toArray(), expected.data);
  assert.deepEqual(math.multiply(a, b.data.slice(0, 13)).length, 7);
});

test("a matrix times a vector is a dot product for each row", () => {
  const a = new Matrix(9, 33, Probe.ordinary(3).doubles(297));
  const x = Probe.ordinary(4).doubles(33);
  const rows = Float64Array.from({ length: 9 }, (_, i) => math.dot(a.data.slice(i * 33, i * 33 + 33), x));
  assert.deepEqual(math.multiply(a, x), rows);
});

test("a transpose has the elements at their places", () => {
  const a = new Matrix(6, 11, Probe.ordinary(5).doubles(66));
  const t = math.transpose(a);
  assert.deepEqual([t.rows, t.columns], [11, 6]);
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 11; j++) {
      assert.equal(t.get(j, i), a.get(i, j));
    }
  }
});

test("activations take rows, and vectors as one row", () => {
  const x = new Matrix(3, 4, Probe.ordinary(6).doubles(12));
  for (const name of ACTIVATIONS) {
    const rows = [0, 1, 2].map((i) => [...math.activation(name, x.data.slice(i * 4, i * 4 + 4))]);
    assert.deepEqual([...math.activation(name, x).data], rows.flat(), name);
  }
  assert.deepEqual(math.activation("identity", x.data), x.data);
  assert.equal(math.activation("softmax", new Matrix(0, 4)).rows, 0);
});

test("what does not fit is refused, and says both numbers", () => {
  const three = new Float64Array(3);
  const four = new Float64Array(4);
  assert.throws(() => math.add(three, four), /RangeError: wasmath: lengths differ: 3 and 4/);
  assert.throws(() => math.dot(three, four), /lengths differ: 3 and 4/);
  assert.throws(() => math.add(three, three, four), /lengths differ: 3 and 4/);
  assert.throws(() => math.exp([1, 2, 3]), /Float64Array .* is needed, not Array/);
  assert.throws(() => math.max(new Float64Array(0)), /is empty/);
  assert.throws(() => math.activation("swish", three), /no activation swish; there are identity/);
  assert.throws(() => math.multiply(new Matrix(2, 3), new Matrix(2, 3)), /cannot multiply 2 x 3 by 2 x 3/);
  assert.throws(() => math.multiply(new Matrix(2, 3), four), /length 4 where 3 is needed/);
  const square = new Matrix(3, 3);
  assert.throws(() => math.multiply(square, new Matrix(3, 3), square), /output is one of the inputs/);
  assert.throws(() => math.multiply(three, three), /Matrix is needed, not Float64Array/);
  assert.throws(() => math.transpose(square, new Matrix(3, 4)), /3 x 4 where 3 x 3 is needed/);
  assert.throws(() => math.inverse(new Matrix(2, 3)), /2 x 3 is not square/);
  assert.throws(() => new Matrix(2, 3, four), /needs 6 elements, not 4/);
  assert.throws(() => new Matrix(-1, 3), /cannot be -1 x 3/);
  assert.throws(() => Matrix.ofRows([1, 2], [1]), /row 0 has 2 elements, row 1 has 1/);
  assert.throws(() => square.get(3, 0), /no element \(3, 0\)/);
  assert.throws(() => square.get(0, 0.5), /no element \(0, 0.5\)/);
  assert.throws(() => square.set(-1, 0, 1), /no element \(-1, 0\)/);
  assert.throws(() => math.payoffs([2, 2], 2, four, [[], []]), /player 2 of a game with 2 players/);
  assert.throws(() => math.payoffs([2, 2], 0, three, [[], [1, 0]]), /length 3 where 4 is needed/);
  assert.throws(() => math.payoffs([2, 2], 0, four, [[], [1]]), /length 1 where 2 is needed/);
});

test("a singular matrix is told by its pivot, and what is not finite by its place", () => {
  const a = Matrix.identity(20);
  a.set(7, 7, 0);
  assert.throws(() => math.inverse(a), (e) => e instanceof SingularMatrixError && e.pivot === 7);
  a.set(7, 7, NaN);
  assert.throws(() => math.inverse(a), /NaN at index 147/);
  const tiny = Matrix.ofRows([1e-320]);
  assert.throws(() => math.inverse(tiny), /the inverse overflows/);
});
