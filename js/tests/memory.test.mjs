// Buffers in the kernels' memory: views, growth, and what is given back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Matrix, open } from "../src/index.js";

test("a buffer has zeros or a copy, and its view writes to it", async () => {
  const math = await open();
  const x = math.alloc(5);
  assert.deepEqual([...x.view], [0, 0, 0, 0, 0]);
  const y = math.alloc([1, 2, 3, 4, 5]);
  y.view[0] = 10;
  assert.deepEqual([...math.add(x, y)], [10, 2, 3, 4, 5]);
  assert.equal(math.alloc(0).view.length, 0);
  assert.equal(math.dot(math.alloc(0), math.alloc(0)), 0);
  assert.throws(() => math.alloc(-1), /cannot have -1 elements/);
});

test("a view taken after the memory has grown has what the buffer had", async () => {
  const math = await open();
  const x = math.alloc([1, 2, 3]);
  const before = x.view;
  const bytes = math.memory.bytes;
  math.alloc(1 << 20);
  assert.ok(math.memory.bytes > bytes);
  assert.equal(before.length, 0);
  assert.deepEqual([...x.view], [1, 2, 3]);
  assert.equal(math.sum(x), 6);
});

test("copies of what lies in the memory are whole, though it grows meanwhile", async () => {
  const math = await open();
  const n = 1 << 16;
  let x = math.alloc(new Float64Array(n).fill(0.5));
  for (const copy of [() => math.alloc(x), () => math.alloc(x.view), () => math.allocMatrix(new Matrix(256, 256, x)).data]) {
    const { bytes } = math.memory;
    x = copy();
    assert.ok(math.memory.bytes > bytes);
    assert.ok(x.view.every((it) => it === 0.5));
    assert.equal(x.length, n);
  }
});

test("a view that a call's growth empties is refused, not taken for nothing", async () => {
  const math = await open();
  const x = math.alloc([1, 2, 3]);
  const y = new Float64Array(1 << 16);
  const { view } = math.alloc(new Float64Array(1 << 16));
  const refused = /RangeError: wasmath: the memory had to grow, .* give the buffer itself/;
  assert.throws(() => math.dot(view, y), refused);
  assert.equal(view.length, 0);
  assert.equal(math.sum(x.view), 6);
  const out = math.alloc(1 << 17);
  const old = out.view;
  assert.throws(() => math.hardyZ(new Float64Array(1 << 17), old), refused);
  assert.equal(math.sum(x), 6);
});

test("what cannot be a matrix takes no memory", async () => {
  const math = await open();
  const { used } = math.memory;
  assert.throws(() => math.allocMatrix(2.5, 2), /cannot be 2.5 x 2/);
  assert.throws(() => math.allocMatrix(-1, -3), /cannot be -1 x -3/);
  assert.throws(() => math.allocMatrix(2), /cannot be 2 x undefined/);
  assert.throws(() => math.allocMatrix([1]), /Matrix is needed, not Array/);
  assert.throws(() => math.alloc(), /cannot have undefined elements/);
  assert.throws(() => math.alloc(null), /cannot have null elements/);
  assert.equal(math.memory.used, used);
});

test("arrays larger than the memory are taken, and their results come back whole", async () => {
  const math = await open();
  const n = 300_000;
  const x = new Float64Array(n).fill(0.5);
  const resident = math.alloc(x);
  const sum = math.add(x, resident);
  assert.equal(sum.length, n);
  assert.ok(sum.every((it) => it === 1));
  assert.equal(math.dot(x, x), n / 4);
});

test("what is freed is used again, in any order", async () => {
  const math = await open();
  math.dot(new Float64Array(1000), new Float64Array(1000));
  const { used } = math.memory;
  let bytes = 0;
  for (let round = 0; round < 50; round++) {
    const buffers = Array.from({ length: 20 }, (_, i) => math.alloc(1000 + ((i * 7919 + round) % 997)));
    buffers.sort((a, b) => (a.length * 31) % 17 - (b.length * 31) % 17);
    buffers.forEach((buffer) => buffer.free());
    assert.equal(math.memory.used, used);
    bytes = round === 0 ? math.memory.bytes : bytes;
  }
  assert.equal(math.memory.bytes, bytes);
});

test("buffers do not overlap", async () => {
  const math = await open();
  const buffers = Array.from({ length: 40 }, (_, i) => math.alloc(new Float64Array(i).fill(i)));
  buffers.filter((_, i) => i % 3 === 0).forEach((buffer) => buffer.free());
  const more = Array.from({ length: 40 }, (_, i) => math.alloc(new Float64Array(i).fill(-i)));
  buffers.forEach((buffer, i) => i % 3 === 0 || assert.ok(buffer.view.every((it) => it === i)));
  more.forEach((buffer, i) => assert.ok(buffer.view.every((it) => it === -i)));
});

test("a freed buffer, and one of another instance, are refused", async () => {
  const [math, other] = [await open(), await open()];
  const x = math.alloc(3);
  assert.throws(() => other.sum(x), /belongs to another Wasmath/);
  x.free();
  x.free();
  assert.throws(() => math.sum(x), /has been freed/);
  assert.throws(() => x.view, /has been freed/);
});

test("too much is an error that says what is in use, and no harm", async () => {
  const math = await open();
  const x = math.alloc([1, 2]);
  assert.throws(() => math.alloc(2 ** 30), /no memory for 8589934592 bytes more/);
  assert.equal(math.sum(x), 3);
});
