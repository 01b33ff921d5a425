import { OVER_FACTORIAL } from "./bernoulli.js";
import { Complex } from "./complex.js";
import { DoubleDouble, PER_TURN } from "./doubleDouble.js";
import { log } from "./fine.js";
import { remainder } from "./riemannSiegel.js";
import { thetaTurns } from "./theta.js";

/** Where the formula changes: from here on its remainder is below 2e-11. */
const FIRST_BY_RIEMANN_SIEGEL = 2000;

/** The largest |t|. */
export const LARGEST = 1e6;

const TURN = 6.283185307179586;

/** One more than the terms of the largest t, and of those before the formula changes. */
const ROWS = 700;

/** Numbers in the table for each k. */
const ROW = 3;

/** The lowest 27 bits of a significand. */
const LOW = 0x7ffffff;

const NOTHING = 2 ** -60;

/** For each k: ln(k) / 2 pi, to 26 bits; the rest of it; k^-1/2. */
export function hardyTable() {
  const table = new Float64Array(ROW * ROWS);
  for (let k = 1; k <= ROWS; k++) {
    const frequency = log(k).times(PER_TURN);
    const high = firstBits(frequency.high);
    const row = ROW * (k - 1);
    table[row] = high;
    table[row + 1] = frequency.plusDouble(-high).value();
    table[row + 2] = 1 / Math.sqrt(k);
  }
  return table;
}

function firstBits(x) {
  const bits = new BigUint64Array(Float64Array.of(x).buffer);
  bits[0] &= ~BigInt(LOW);
  return new Float64Array(bits.buffer)[0];
}

/**
 * Hardy's function Z(t) = exp(i theta(t)) zeta(1/2 + it), real for real t, at many points at once: a sum
 * of cosines, which is the kernel hardySum, and a correction, by Euler-Maclaurin summation or, from 2000
 * on, by the Riemann-Siegel formula. `sum` calls the kernel; the bits are Java's (HardyZ).
 */
export function hardyZ(functions, table, t, sum) {
  const magnitudes = t.map(Math.abs);
  const turns = magnitudes.map(thetaTurns);
  const counts = magnitudes.map(terms);
  const out = sum(magnitudes, turns, counts);
  for (let j = 0; j < out.length; j++) {
    out[j] = corrected(functions, table, magnitudes[j], turns[j], counts[j], out[j]);
  }
  return out;
}

/** The terms of the main sum. */
function terms(t) {
  return t < FIRST_BY_RIEMANN_SIEGEL ? Math.ceil(t / 3) + 20 : Math.floor(Math.sqrt(t / TURN));
}

function corrected(functions, table, t, turns, terms, sum) {
  if (t >= FIRST_BY_RIEMANN_SIEGEL) {
    return 2 * sum + remainder(Math.sqrt(t / TURN), terms);
  }
  const rest = correction(new Complex(-0.5, t), terms + 1);
  const row = ROW * terms;
  const frequency = DoubleDouble.sum(table[row], table[row + 1]);
  const angle = frequency.timesDouble(-t).plusDouble(turns).fraction();
  return sum + Complex.polar(functions, table[row + 2], angle).times(rest).re;
}

/** What follows the terms below n of the zeta series, over n^-(1 + q). */
function correction(q, n) {
  const s = new Complex(1 + q.re, q.im);
  let sum = new Complex(n, 0).over(q).plus(new Complex(0.5, 0));
  let factor = s.timesDouble(1 / n);
  const perSquare = 1 / (n * n);
  for (let j = 1; j <= OVER_FACTORIAL.length; j++) {
    const term = factor.timesDouble(OVER_FACTORIAL[j - 1]);
    sum = sum.plus(term);
    if (term.abs() < NOTHING) {
      break;
    }
    const next = 2 * j;
    const first = new Complex(s.re + next - 1, s.im);
    const second = new Complex(s.re + next, s.im);
    factor = factor.times(first).times(second).timesDouble(perSquare);
  }
  return sum;
}
