import { add, constant, masked, mul, sub } from "./arithmetic";
import { sineFrom, sineOf, startOfSine } from "./sine";

/** 1.5 * 2^52: added to a number and taken away again, it leaves the nearest integer. */
const INTEGER: f64 = 6755399441055744.0;

const TURN: f64 = 6.283185307179586;

/** Bytes in the table for each k. */
const ROW: usize = 24;

/** The rows of a pass. */
const ROWS: usize = 32;

/** Bytes for eight numbers. */
const EIGHT: usize = 64;

/** Bytes between the angles of a pass and the first halves of their sines. */
const HALVES: usize = ROWS * EIGHT;

/**
 * out[j] = sum over k = 1..counts[j] of w[k] cos(2 pi (turns[j] - t[j] f[k])), for n points, eight at
 * a time; the table has f's first 26 bits, the rest of f, and w for each k; `work` has room for 512
 * numbers. A cosine is a long chain of dependent steps, too long for a processor to see far into the
 * next; so each pass makes 32 rows of angles, then half of their sines, then the rest.
 */
export function hardySum(
  t: usize,
  turns: usize,
  counts: usize,
  table: usize,
  out: usize,
  n: usize,
  work: usize,
): void {
  const blocks = out + (n & ~7) * 8;
  const last = out + n * 8;
  while (out < blocks) {
    const zero = v128.splat<f64>(0.0);
    v128.store(out, zero);
    v128.store(out, zero, 16);
    v128.store(out, zero, 32);
    v128.store(out, zero, 48);
    const common = least(counts);
    const most = largest(counts);
    for (let k: usize = 0; k < most; k += ROWS) {
      const stop = min(k + ROWS, most);
      const shared = max(k, min(stop, common));
      const row = table + k * ROW;
      const middle = table + shared * ROW;
      const end = table + stop * ROW;
      angles(t, turns, row, end, work);
      halves(work, work + (stop - k) * EIGHT);
      sum(row, middle, work, out);
      if (middle < end) sumOfSome(middle, end, work + (shared - k) * EIGHT, counts, shared, out);
    }
    t += EIGHT;
    turns += EIGHT;
    counts += EIGHT;
    out += EIGHT;
  }
  while (out < last) {
    store<f64>(out, one(load<f64>(t), load<f64>(turns), load<f64>(counts), table));
    t += 8;
    turns += 8;
    counts += 8;
    out += 8;
  }
}

/** The smallest of eight counts. */
@inline
function least(counts: usize): usize {
  let least = load<f64>(counts);
  for (let i: usize = 8; i < EIGHT; i += 8) {
    const count = load<f64>(counts + i);
    if (count < least) least = count;
  }
  return <usize>least;
}

/** The largest of eight counts. */
@inline
function largest(counts: usize): usize {
  let most = 0.0;
  for (let i: usize = 0; i < EIGHT; i += 8) {
    const count = load<f64>(counts + i);
    if (count > most) most = count;
  }
  return <usize>most;
}

/** Writes the angles whose sines are the cosines of eight points, for some rows. */
@inline
function angles(t: usize, turns: usize, row: usize, end: usize, to: usize): void {
  const t0 = v128.load(t);
  const t1 = v128.load(t, 16);
  const t2 = v128.load(t, 32);
  const t3 = v128.load(t, 48);
  const high0 = high<v128>(t0);
  const high1 = high<v128>(t1);
  const high2 = high<v128>(t2);
  const high3 = high<v128>(t3);
  const turns0 = v128.load(turns);
  const turns1 = v128.load(turns, 16);
  const turns2 = v128.load(turns, 32);
  const turns3 = v128.load(turns, 48);
  while (row < end) {
    const f = v128.load_splat<f64>(row);
    const rest = v128.load_splat<f64>(row, 8);
    const angle0 = angle<v128>(t0, high0, turns0, f, rest);
    const angle1 = angle<v128>(t1, high1, turns1, f, rest);
    const angle2 = angle<v128>(t2, high2, turns2, f, rest);
    const angle3 = angle<v128>(t3, high3, turns3, f, rest);
    v128.store(to, angle0);
    v128.store(to, angle1, 16);
    v128.store(to, angle2, 32);
    v128.store(to, angle3, 48);
    to += EIGHT;
    row += ROW;
  }
}

/** Writes the first halves of the sines of the angles before `end`. */
@inline
function halves(angles: usize, end: usize): void {
  while (angles < end) {
    const half0 = startOfSine<v128>(v128.load(angles));
    const half1 = startOfSine<v128>(v128.load(angles, 16));
    const half2 = startOfSine<v128>(v128.load(angles, 32));
    const half3 = startOfSine<v128>(v128.load(angles, 48));
    v128.store(angles, half0, HALVES);
    v128.store(angles, half1, HALVES + 16);
    v128.store(angles, half2, HALVES + 32);
    v128.store(angles, half3, HALVES + 48);
    angles += EIGHT;
  }
}

/** Adds the terms of some rows to the sums. */
@inline
function sum(row: usize, end: usize, angles: usize, out: usize): void {
  let s0 = v128.load(out);
  let s1 = v128.load(out, 16);
  let s2 = v128.load(out, 32);
  let s3 = v128.load(out, 48);
  while (row < end) {
    const w = v128.load_splat<f64>(row, 16);
    const sine0 = sineFrom<v128>(v128.load(angles), v128.load(angles, HALVES));
    const sine1 = sineFrom<v128>(v128.load(angles, 16), v128.load(angles, HALVES + 16));
    const sine2 = sineFrom<v128>(v128.load(angles, 32), v128.load(angles, HALVES + 32));
    const sine3 = sineFrom<v128>(v128.load(angles, 48), v128.load(angles, HALVES + 48));
    s0 = v128.add<f64>(s0, v128.mul<f64>(w, sine0));
    s1 = v128.add<f64>(s1, v128.mul<f64>(w, sine1));
    s2 = v128.add<f64>(s2, v128.mul<f64>(w, sine2));
    s3 = v128.add<f64>(s3, v128.mul<f64>(w, sine3));
    angles += EIGHT;
    row += ROW;
  }
  v128.store(out, s0);
  v128.store(out, s1, 16);
  v128.store(out, s2, 32);
  v128.store(out, s3, 48);
}

/** Likewise, of rows after the first so many, where sums end: to those 0 is added, and none is ever -0. */
@inline
function sumOfSome(
  row: usize,
  end: usize,
  angles: usize,
  counts: usize,
  before: usize,
  out: usize,
): void {
  let k = 1.0 + <f64>before;
  const count0 = v128.load(counts);
  const count1 = v128.load(counts, 16);
  const count2 = v128.load(counts, 32);
  const count3 = v128.load(counts, 48);
  let s0 = v128.load(out);
  let s1 = v128.load(out, 16);
  let s2 = v128.load(out, 32);
  let s3 = v128.load(out, 48);
  while (row < end) {
    const ks = v128.splat<f64>(k);
    const w = v128.load_splat<f64>(row, 16);
    const sine0 = sineFrom<v128>(v128.load(angles), v128.load(angles, HALVES));
    const sine1 = sineFrom<v128>(v128.load(angles, 16), v128.load(angles, HALVES + 16));
    const sine2 = sineFrom<v128>(v128.load(angles, 32), v128.load(angles, HALVES + 32));
    const sine3 = sineFrom<v128>(v128.load(angles, 48), v128.load(angles, HALVES + 48));
    const term0 = v128.mul<f64>(w, sine0);
    const term1 = v128.mul<f64>(w, sine1);
    const term2 = v128.mul<f64>(w, sine2);
    const term3 = v128.mul<f64>(w, sine3);
    s0 = v128.add<f64>(s0, v128.and(term0, v128.le<f64>(ks, count0)));
    s1 = v128.add<f64>(s1, v128.and(term1, v128.le<f64>(ks, count1)));
    s2 = v128.add<f64>(s2, v128.and(term2, v128.le<f64>(ks, count2)));
    s3 = v128.add<f64>(s3, v128.and(term3, v128.le<f64>(ks, count3)));
    k += 1.0;
    angles += EIGHT;
    row += ROW;
  }
  v128.store(out, s0);
  v128.store(out, s1, 16);
  v128.store(out, s2, 32);
  v128.store(out, s3, 48);
}

/** The sum of one point. */
function one(t: f64, turns: f64, count: f64, table: usize): f64 {
  const tHigh = high<f64>(t);
  let sum = 0.0;
  let row = table;
  for (let k = 1.0; k <= count; k += 1.0) {
    const lack = angle<f64>(t, tHigh, turns, load<f64>(row), load<f64>(row, 8));
    sum += load<f64>(row, 16) * sineOf<f64>(lack);
    row += ROW;
  }
  return sum;
}

/** A number with 26 bits of its significand. */
@inline
function high<T>(x: T): T {
  return masked<T>(x, 0xfffffffff8000000);
}

/** What the phase turns - t (f + rest) lacks of a quarter of a turn, as an angle. */
@inline
function angle<T>(t: T, tHigh: T, turns: T, f: T, rest: T): T {
  const integers = constant<T>(INTEGER);
  const whole = mul<T>(tHigh, f);
  const integer = sub<T>(add<T>(sub<T>(whole, turns), integers), integers);
  const low = add<T>(mul<T>(sub<T>(t, tHigh), f), mul<T>(t, rest));
  const phase = add<T>(sub<T>(sub<T>(whole, integer), turns), low);
  const lack = sub<T>(constant<T>(0.25), masked<T>(phase, 0x7fffffffffffffff));
  return mul<T>(lack, constant<T>(TURN));
}
