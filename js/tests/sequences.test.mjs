// Zeta and Hardy's Z: values that are known, zeros that are counted, and what they refuse.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../src/index.js";

const math = await open();
const one = (name, x) => math[name](Float64Array.of(x))[0];

function assertClose(actual, expected, relative) {
  const most = relative * Math.abs(expected);
  assert.ok(Math.abs(actual - expected) <= most, `${actual} is not within ${most} of ${expected}`);
}

/** Bernoulli's numbers B(2), B(4), ...: zeta(2n) = |B(2n)| (2 pi)^2n / 2 (2n)!, zeta(1 - 2n) = -B(2n) / 2n. */
const BERNOULLI = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6];

test("zeta at integers is what Bernoulli's numbers say", () => {
  let factorial = 1;
  BERNOULLI.forEach((number, i) => {
    const s = 2 * i + 2;
    factorial *= s * (s - 1);
    assertClose(one("zeta", s), (Math.abs(number) * (2 * Math.PI) ** s) / (2 * factorial), 1e-14);
    assertClose(one("zeta", 1 - s), -number / s, 4e-15);
    assert.equal(one("zeta", -s), 0);
  });
});

test("zeta has its known values", () => {
  const known = [
    [0, -0.5], [0.5, -1.4603545088095868], [2, Math.PI ** 2 / 6], [3, 1.2020569031595942],
    [1.5, 2.612375348685488], [-0.5, -0.20788622497735457],
  ];
  for (const [s, expected] of known) {
    assertClose(one("zeta", s), expected, 5e-15);
  }
  assert.equal(one("zeta", Infinity), 1);
  assert.equal(one("zeta", -1e5 - 1), -Infinity);
});

test("Z at 0 is zeta(1/2), and Z is even", () => {
  assertClose(one("hardyZ", 0), one("zeta", 0.5), 1e-14);
  const t = Float64Array.of(3, 20, 700.5, 2500, 1e6);
  assert.deepEqual(math.hardyZ(t.map((x) => -x)), math.hardyZ(t));
});

test("Z changes its sign at the first zeros, and nowhere else", () => {
  const zeros = [
    14.134725141734693, 21.022039638771554, 25.01085758014569, 30.424876125859513, 32.93506158773919,
    37.586178158825675, 40.918719012147495, 43.327073280915, 48.00515088116716, 49.7738324776723,
  ];
  for (const zero of zeros) {
    const [below, at, above] = math.hardyZ(Float64Array.of(zero - 1e-9, zero, zero + 1e-9));
    assert.ok(below * above < 0, `no change of sign at ${zero}`);
    assert.ok(Math.abs(at) < 1e-13, `${at} at ${zero}`);
  }
  const z = math.hardyZ(Float64Array.from({ length: 5001 }, (_, i) => i / 100));
  const changes = z.filter((it, i) => i > 0 && it * z[i - 1] < 0);
  assert.equal(changes.length, zeros.length);
});

test("Z has 1517 zeros up to 2000, where the formula changes, and goes on smoothly", () => {
  const t = Float64Array.from({ length: 200_001 }, (_, i) => i / 100);
  const z = math.hardyZ(t);
  assert.equal(z.filter((it, i) => i > 0 && it * z[i - 1] < 0).length, 1517);
  const [below, above] = math.hardyZ(Float64Array.of(1999.9999999999998, 2000));
  assert.ok(Math.abs(below - above) < 2e-11, `${below} and ${above}`);
});

test("arrays and residents, an output of one's own, or over the input", () => {
  for (const name of ["zeta", "hardyZ"]) {
    const x = Float64Array.of(0.5, 2, 30);
    const expected = math[name](x);
    assert.deepEqual(x, Float64Array.of(0.5, 2, 30));
    const out = new Float64Array(3);
    assert.equal(math[name](x, out), out);
    assert.deepEqual(out, expected);
    const resident = math.alloc(x);
    assert.deepEqual(math[name](resident), expected);
    assert.equal(math[name](resident, resident), resident);
    assert.deepEqual(resident.toArray(), expected);
    resident.free();
    assert.equal(math[name](new Float64Array(0)).length, 0);
  }
});

test("a resident keeps its numbers when the call makes the memory grow", async () => {
  const fresh = await open();
  const t = fresh.alloc(20_000);
  t.view.fill(14.134725141734693);
  const { bytes } = fresh.memory;
  fresh.hardyZ(t, t);
  assert.ok(fresh.memory.bytes > bytes);
  assert.ok(t.view.every((it) => Math.abs(it) < 1e-13));
  const { used } = fresh.memory;
  fresh.hardyZ(t, t);
  assert.equal(fresh.memory.used, used);
});

test("what zeta and Z do not take is refused, and told by its place", async () => {
  const of = Float64Array.of.bind(Float64Array);
  assert.throws(() => math.zeta(of(2, 1)), /RangeError: wasmath: zeta has a pole at 1; .* at index 1/);
  assert.throws(() => math.zeta(of(NaN)), /numbers above -Infinity; the vector has NaN at index 0/);
  assert.throws(() => math.zeta(of(-Infinity)), /the vector has -Infinity at index 0/);
  assert.throws(() => math.hardyZ(of(3, -1e6 - 1)), /may be 1000000 at most; .* -1000001 at index 1/);
  assert.throws(() => math.hardyZ(of(NaN)), /may be 1000000 at most; the vector has NaN at index 0/);
  for (const name of ["zeta", "hardyZ"]) {
    assert.throws(() => math[name](2), /Float64Array .* is needed, not Number/);
    assert.throws(() => math[name](of(2, 3), of(2)), /lengths differ: 2 and 1/);
    assert.throws(() => math[name](of(2), [2]), /Float64Array .* is needed, not Array/);
    const theirs = (await open()).alloc(1);
    assert.throws(() => math[name](theirs), /belongs to another Wasmath/);
    assert.throws(() => math[name](of(2), theirs), /belongs to another Wasmath/);
    const out = of(7);
    assert.throws(() => math[name](of(NaN), out));
    assert.deepEqual(out, of(7));
  }
});
