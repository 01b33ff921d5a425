import { OVER_FACTORIAL } from "./bernoulli.js";
import { sinOfTurns } from "./complex.js";
import { DoubleDouble, LN2, LN_TURN, rint } from "./doubleDouble.js";
import { logGamma } from "./logGamma.js";

const FIRST = 16;

/** What is smaller than this share of a sum does not count. */
const NOTHING = 2 ** -60;

/** From here on 3^-s does not count beside 1. */
const LARGE = 60;

/** Below this a product of a double and what is near its reciprocal would overflow. */
const TINY = 1e-300;

/** P. Borwein's weights of 24 terms: the error is below 3 / (3 + sqrt 8)^24. */
const WEIGHTS = [
  1, 0.999999999999999, 0.999999999999812, 0.9999999999855517, 0.9999999994080065, 0.9999999850335489,
  0.9999997450236661, 0.9999968965547265, 0.999971877502541, 0.9998044297284367, 0.998931938694946,
  0.995336218072075, 0.9834807623952175, 0.9519634894573569, 0.8840929599033391, 0.7655145634411474,
  0.5976878813515132, 0.4062278518731426, 0.23178649168173823, 0.1067246914876162, 0.03778036573957456,
  0.00959406764049133, 0.0015493525382159912, 0.00011918096447815317,
];

/**
 * Riemann's zeta function of a real number other than 1: above 1 by Euler-Maclaurin summation (H. M.
 * Edwards, "Riemann's Zeta Function", section 6.4), from 0 to 1 by the alternating series with P.
 * Borwein's weights ("An efficient algorithm for the Riemann zeta function", CMS Conf. Proc. 27, 2000),
 * below by the functional equation. The bits are Java's (RealZeta).
 */
export function zeta(functions, s) {
  if (s < 0) {
    return reflected(functions, -s);
  }
  if (s < 1) {
    return alternating(functions, s) / -powerLess1(1 - s);
  }
  return s > LARGE ? 1 + functions.pow(2, -s) : above(functions, s - 1);
}

/** A sum that remembers what rounding took from it (Neumaier, ZAMM 54, 1974). */
class Compensated {
  #sum = 0;
  #lost = 0;

  add(term) {
    const next = this.#sum + term;
    const added = next - this.#sum;
    this.#lost += this.#sum - (next - added) + (term - added);
    this.#sum = next;
  }

  value() {
    return this.#sum + this.#lost;
  }
}

function alternating(functions, s) {
  const sum = new Compensated();
  for (let k = WEIGHTS.length; k >= 1; k--) {
    const term = WEIGHTS[k - 1] * functions.pow(k, -s);
    sum.add(k % 2 === 0 ? -term : term);
  }
  return sum.value();
}

/** 2^y - 1, for y from 0 to 1. */
function powerLess1(y) {
  const half = LN2.timesDouble(0.5 * y);
  const root = reducedExpm1(half.high, half.low);
  return root * (root + 2);
}

/** exp(r + low) - 1, for |r| up to ln(2)/2 and a tiny low. */
function reducedExpm1(r, low) {
  const z = r * r;
  const a = 0.16666666666666685 * r + 0.5000000000000013;
  const b = 0.008333333333315953 * r + 0.04166666666651157;
  const c = 0.00019841269898664948 * r + 0.0013888888947865923;
  const d = 2.7557232865118846e-06 * r + 2.480148917255337e-05;
  const e = 2.5112658622693133e-08 * r + 2.7631526235149347e-07;
  const fourth = z * z;
  const curve = z * ((e * fourth + (d * z + c)) * fourth + (b * z + a));
  return r + (curve + low);
}

/** zeta(1 + q): the sum of k^-(1 + q) over k = 1, 2, ..., where q is not 0. */
function above(functions, q) {
  const s = 1 + q;
  const from = Math.max(FIRST, s / 3 + 10);
  const terms = Math.ceil(from - 1);
  const sum = new Compensated();
  let largest = 0;
  for (let k = 0; k < terms; k++) {
    const x = 1 + k;
    const power = powerOf(functions, x, q);
    largest = Math.max(largest, power);
    sum.add(power);
    if (q > 0 && power * x < NOTHING * q * largest) {
      return sum.value();
    }
  }
  const x = 1 + terms;
  const last = powerOf(functions, x, q);
  addCorrections(sum, s, x, last);
  sum.add(0.5 * last);
  sum.add((last * x) / q);
  return sum.value();
}

/** x^-(1 + q). */
function powerOf(functions, x, q) {
  const s = 1 + q;
  const isExact = s - 1 === q;
  return isExact ? functions.pow(x, -s) : functions.pow(x, -q) / x;
}

function addCorrections(sum, s, x, last) {
  let factor = (s * last) / x;
  for (let j = 1; j <= OVER_FACTORIAL.length && factor !== 0; j++) {
    const term = OVER_FACTORIAL[j - 1] * factor;
    sum.add(term);
    if (Math.abs(term) < NOTHING * last) {
      return;
    }
    const next = s + 2 * j;
    factor *= ((next - 1) * next) / (x * x);
  }
}

/** zeta(-q) = -2 (2 pi)^-(1 + q) sin(pi q / 2) gamma(1 + q) zeta(1 + q), for q > 0. */
function reflected(functions, q) {
  const turns = 0.25 * q - rint(0.25 * q);
  const sine = sinOfTurns(functions, turns);
  if (sine === 0) {
    return 0;
  }
  if (q < TINY) {
    return -0.5;
  }
  const x = 1 + q;
  const shift = x >= FIRST ? 0 : Math.ceil(FIRST - x);
  let product = 1;
  for (let k = 0; k < shift; k++) {
    product *= q + (k + 1);
  }
  const large = DoubleDouble.sum(q, 1 + shift);
  const logarithm = logGamma(large).minus(LN_TURN.times(DoubleDouble.sum(1, q))).plus(LN2);
  // In two halves: the sine may bring back what is too large.
  const root = functions.exp(0.5 * logarithm.high);
  const zeta = q > LARGE ? 1 + functions.pow(2, -x) : above(functions, q);
  const rest = (zeta / product) * (1 + logarithm.low);
  return -(root * (sine * rest)) * root;
}
