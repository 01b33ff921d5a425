import { DoubleDouble, LN_PI, LN_TURN, PER_TURN, ZERO } from "./doubleDouble.js";
import { angle, log } from "./fine.js";
import { imaginaryLogGamma, steps } from "./logGamma.js";

/** From here on the asymptotic series has the digits. */
const FIRST_BY_SERIES = 16;

/** (1 - 2^(1 - 2k)) |B(2k)| / (4k (2k - 1)): the coefficients of t^(1 - 2k). */
const SERIES = [
  1 / 48, 7 / 5760, 31 / 80_640, 127 / 430_080, 511 / 1_216_512, 1_414_477 / 1_476_034_560,
];

/** An eighth of a turn is pi/4: theta's constant is -pi/8. */
const CONSTANT_TURNS = -0.0625;

/**
 * The Riemann-Siegel theta function of t >= 0, by which zeta turns on the critical line, theta(t) = arg
 * gamma(1/4 + it/2) - t/2 ln pi (H. M. Edwards, "Riemann's Zeta Function", section 6.5): in turns,
 * without whole ones, from -1/2 to 1/2.
 */
export function thetaTurns(t) {
  return ofTurns(t).fraction();
}

function ofTurns(t) {
  if (t < FIRST_BY_SERIES) {
    return low(t).times(PER_TURN);
  }
  const logarithm = log(t).minus(LN_TURN).plusDouble(-1);
  const inverse = 1 / t;
  const z = inverse * inverse;
  let series = 0;
  for (let k = SERIES.length - 1; k >= 0; k--) {
    series = series * z + SERIES[k];
  }
  return logarithm
    .timesDouble(t)
    .timesDouble(0.5)
    .plusDouble(series * inverse)
    .times(PER_TURN)
    .plusDouble(CONSTANT_TURNS);
}

function low(t) {
  const x = 0.25;
  const y = 0.5 * t;
  const away = steps(x, y);
  let sum = ZERO;
  for (let k = 0; k < away; k++) {
    sum = sum.plus(angle(DoubleDouble.of(x + k), DoubleDouble.of(y)));
  }
  const gamma = imaginaryLogGamma(DoubleDouble.of(x + away), y);
  return gamma.minus(sum).minus(LN_PI.timesDouble(y));
}
