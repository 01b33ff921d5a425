import { DoubleDouble, LN2, PI, ZERO } from "./doubleDouble.js";

// Logarithms and arctangents to about 2^-75, by tables of 64ths and short series: as phases need them,
// of which a million turns are thrown away.

const STEPS = 64;

/** Beyond the fifth power a series' terms need no second double. */
const LATE_TERMS = 6;

const THIRD = DoubleDouble.quotient(1, 3);

const bits = new DataView(new ArrayBuffer(8));
const logarithms = [ZERO];
const arcs = [ZERO];

// Each entry from the one before: their difference is a fast series.
for (let i = 1; i <= STEPS; i++) {
  const s = DoubleDouble.quotient(1, 2 * STEPS + 2 * i - 1);
  logarithms.push(logarithms[i - 1].plus(series(s, 1).timesDouble(2)));
  const both = STEPS * STEPS + i * (i - 1);
  arcs.push(arcs[i - 1].plus(series(DoubleDouble.quotient(STEPS, both), -1)));
}

/** The natural logarithm of a positive, normal number. */
export function log(x) {
  bits.setFloat64(0, x);
  const top = bits.getInt32(0);
  const exponent = (top >>> 20) - 1023;
  bits.setInt32(0, (top & 0xfffff) | 0x3ff00000);
  const m = bits.getFloat64(0);
  const i = Math.trunc((m - 1) * STEPS + 0.5);
  const c = 1 + i / STEPS;
  // ln(m / c) = 2 artanh((m - c) / (m + c)).
  const difference = m - c;
  const s = DoubleDouble.of(difference).over(DoubleDouble.sum(m, c));
  return LN2.timesDouble(exponent).plus(logarithms[i]).plus(series(s, 1).timesDouble(2));
}

/** The natural logarithm of a sum of two positive doubles. */
export function logOf(x) {
  return log(x.high).plusDouble(x.low / x.high);
}

/** The angle of the point (x, y), in radians from -pi to pi; not of the origin. */
export function angle(x, y) {
  const right = x.high < 0 ? x.negated() : x;
  const up = y.high < 0 ? y.negated() : y;
  let angle;
  if (up.high <= right.high) {
    angle = arctangent(up.over(right));
  } else {
    angle = PI.timesDouble(0.5).minus(arctangent(right.over(up)));
  }
  angle = x.high < 0 ? PI.minus(angle) : angle;
  return y.high < 0 ? angle.negated() : angle;
}

/** For r from 0 to 1: arctan(r) = arctan(c) + arctan((r - c) / (1 + r c)). */
function arctangent(r) {
  const i = Math.trunc(r.high * STEPS + 0.5);
  const c = i / STEPS;
  const w = r.plusDouble(-c).over(r.timesDouble(c).plusDouble(1));
  return arcs[i].plus(series(w, -1));
}

/** s + sign s^3/3 + s^5/5 + ...: the area tangent, or the arctangent, of a small number. */
function series(s, sign) {
  const z = s.times(s).timesDouble(sign);
  let tail = 0;
  for (let k = LATE_TERMS; k >= 2; k--) {
    tail = (tail + 1 / (2 * k + 1)) * z.high;
  }
  const third = z.times(THIRD).plusDouble(z.high * tail);
  return s.plus(s.times(third));
}
