import { add, constant, masked, mul, sub } from "./arithmetic";
import { sineOf } from "./sine";

/** 1.5 * 2^52: added to a number and taken away again, it leaves the nearest integer. */
const INTEGER: f64 = 6755399441055744.0;

const TURN: f64 = 6.283185307179586;

/** Bytes in the table for each k. */
const ROW: usize = 24;

/**
 * out[j] = sum over k = 1..counts[j] of w[k] cos(2 pi (turns[j] - t[j] f[k])), for n points, eight at
 * a time; the table has f's first 26 bits, the rest of f, and w for each k. A block goes on to the
 * largest of its counts: to the sums that have ended 0 is added, and none of them is ever -0.
 */
export function hardySum(
  t: usize,
  turns: usize,
  counts: usize,
  table: usize,
  out: usize,
  n: usize,
): void {
  const blocks = out + (n & ~7) * 8;
  const end = out + n * 8;
  while (out < blocks) {
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
    const count0 = v128.load(counts);
    const count1 = v128.load(counts, 16);
    const count2 = v128.load(counts, 32);
    const count3 = v128.load(counts, 48);
    const most = largest(counts);
    let s0 = v128.splat<f64>(0.0);
    let s1 = v128.splat<f64>(0.0);
    let s2 = v128.splat<f64>(0.0);
    let s3 = v128.splat<f64>(0.0);
    let row = table;
    for (let k = 1.0; k <= most; k += 1.0) {
      const f = v128.load_splat<f64>(row);
      const rest = v128.load_splat<f64>(row, 8);
      const w = v128.load_splat<f64>(row, 16);
      const ks = v128.splat<f64>(k);
      const term0 = v128.and(term<v128>(t0, high0, turns0, f, rest, w), v128.le<f64>(ks, count0));
      const term1 = v128.and(term<v128>(t1, high1, turns1, f, rest, w), v128.le<f64>(ks, count1));
      const term2 = v128.and(term<v128>(t2, high2, turns2, f, rest, w), v128.le<f64>(ks, count2));
      const term3 = v128.and(term<v128>(t3, high3, turns3, f, rest, w), v128.le<f64>(ks, count3));
      s0 = v128.add<f64>(s0, term0);
      s1 = v128.add<f64>(s1, term1);
      s2 = v128.add<f64>(s2, term2);
      s3 = v128.add<f64>(s3, term3);
      row += ROW;
    }
    v128.store(out, s0);
    v128.store(out, s1, 16);
    v128.store(out, s2, 32);
    v128.store(out, s3, 48);
    t += 64;
    turns += 64;
    counts += 64;
    out += 64;
  }
  while (out < end) {
    store<f64>(out, one(load<f64>(t), load<f64>(turns), load<f64>(counts), table));
    t += 8;
    turns += 8;
    counts += 8;
    out += 8;
  }
}

/** The largest of eight counts. */
function largest(counts: usize): f64 {
  let most = 0.0;
  for (let i: usize = 0; i < 64; i += 8) {
    const count = load<f64>(counts + i);
    if (count > most) most = count;
  }
  return most;
}

/** The sum of one point. */
function one(t: f64, turns: f64, count: f64, table: usize): f64 {
  const tHigh = high<f64>(t);
  let sum = 0.0;
  let row = table;
  for (let k = 1.0; k <= count; k += 1.0) {
    sum += term<f64>(t, tHigh, turns, load<f64>(row), load<f64>(row, 8), load<f64>(row, 16));
    row += ROW;
  }
  return sum;
}

/** A number with 26 bits of its significand. */
@inline
function high<T>(x: T): T {
  return masked<T>(x, 0xfffffffff8000000);
}

/** w cos(2 pi (turns - t (f + rest))), as the sine of what the phase lacks of a quarter of a turn. */
@inline
function term<T>(t: T, tHigh: T, turns: T, f: T, rest: T, w: T): T {
  const integers = constant<T>(INTEGER);
  const whole = mul<T>(tHigh, f);
  const integer = sub<T>(add<T>(sub<T>(whole, turns), integers), integers);
  const low = add<T>(mul<T>(sub<T>(t, tHigh), f), mul<T>(t, rest));
  const phase = add<T>(sub<T>(sub<T>(whole, integer), turns), low);
  const lack = sub<T>(constant<T>(0.25), magnitude<T>(phase));
  return mul<T>(w, sineOf<T>(mul<T>(lack, constant<T>(TURN))));
}

@inline
function magnitude<T>(x: T): T {
  return masked<T>(x, 0x7fffffffffffffff);
}
