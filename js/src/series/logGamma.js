import { STIRLING } from "./bernoulli.js";
import { Complex, ONE } from "./complex.js";
import { DoubleDouble, LN_TURN } from "./doubleDouble.js";
import { angle, logOf } from "./fine.js";

// The logarithm of the gamma function by Stirling's series, far enough from zero (NIST Digital Library of
// Mathematical Functions, 5.11.1), to some 2^-70: the phases of zeta are made of it.

/** From this distance of zero on the series has the digits. */
const FAR = 16;

/** How many steps of 1 lead from x + iy to where Stirling's series holds. */
export function steps(x, y) {
  return y >= FAR || x >= FAR ? 0 : Math.ceil(FAR - x);
}

/** Of a real number of at least {@link FAR}. */
export function logGamma(x) {
  const inverse = 1 / x.high;
  const z = inverse * inverse;
  let series = 0;
  for (let j = STIRLING.length - 1; j >= 0; j--) {
    series = series * z + STIRLING[j];
  }
  return x
    .plusDouble(-0.5)
    .times(logOf(x))
    .minus(x)
    .plus(LN_TURN.timesDouble(0.5))
    .plusDouble(series * inverse);
}

/** The imaginary part, of x + iy, whose distance of zero is at least {@link FAR}, for positive x and y. */
export function imaginaryLogGamma(x, y) {
  const norm = x.times(x).plus(DoubleDouble.product(y, y));
  const logarithm = logOf(norm).timesDouble(0.5);
  const shifted = x.plusDouble(-0.5);
  const inverse = ONE.over(new Complex(x.high, y));
  const z = inverse.times(inverse);
  let series = new Complex(0, 0);
  for (let j = STIRLING.length - 1; j >= 0; j--) {
    series = series.times(z).plus(new Complex(STIRLING[j], 0));
  }
  series = series.times(inverse);
  return shifted
    .times(angle(x, DoubleDouble.of(y)))
    .plus(logarithm.timesDouble(y))
    .plusDouble(-y)
    .plusDouble(series.im);
}
