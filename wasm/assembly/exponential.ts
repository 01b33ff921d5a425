// The exponential of two numbers, in the parts that exp, sigmoid, softplus and pow are made of. The
// coefficients and constants are those of PlainExponentials.

const PER_LN2: f64 = 1.4426950408889634;
export const LN2_HIGH: f64 = 0.6931471803691238;
export const LN2_LOW: f64 = 1.9082149292705877e-10;

/** 1.5 * 2^52 + 2046: added to an integer k, it leaves k + 2046 in the lowest bits. */
const TWICE_BIASED: f64 = 6755399441057790.0;

/** The smaller one; the first if one is NaN. */
@inline
export function least(x: v128, bound: f64): v128 {
  return v128.pmin<f64>(x, v128.splat<f64>(bound));
}

/** The larger one; the first if one is NaN. */
@inline
export function greatest(x: v128, bound: f64): v128 {
  return v128.pmax<f64>(x, v128.splat<f64>(bound));
}

/** sum + factor * x, rounded twice. */
@inline
export function times(sum: f64, factor: v128, x: v128): v128 {
  return v128.add<f64>(v128.mul<f64>(factor, x), v128.splat<f64>(sum));
}

/** x / ln 2, rounded to an integer k in the lowest bits, which hold k + 2046. */
@inline
export function shiftedExponent(x: v128): v128 {
  return times(TWICE_BIASED, x, v128.splat<f64>(PER_LN2));
}

/** A number below 2^51 rounded to an integer k in the lowest bits, which hold k + 2046. */
@inline
export function shiftedInteger(x: v128): v128 {
  return v128.add<f64>(x, v128.splat<f64>(TWICE_BIASED));
}

/** The integer k of what the two functions above give. */
@inline
export function unshifted(shifted: v128): v128 {
  return v128.sub<f64>(shifted, v128.splat<f64>(TWICE_BIASED));
}

/** x - k ln 2. */
@inline
export function reduced(x: v128, k: v128): v128 {
  const high = v128.sub<f64>(x, v128.mul<f64>(k, v128.splat<f64>(LN2_HIGH)));
  return v128.sub<f64>(high, v128.mul<f64>(k, v128.splat<f64>(LN2_LOW)));
}

/** r c / (2 - c), which with r is exp(r) - 1. */
@inline
export function curve(r: v128): v128 {
  const z = v128.mul<f64>(r, r);
  let p = v128.splat<f64>(4.135876382480941e-08);
  p = times(-1.6533831532622718e-06, p, z);
  p = times(6.61375624350407e-05, p, z);
  p = times(-0.002777777777666378, p, z);
  p = times(0.1666666666666655, p, z);
  const c = v128.sub<f64>(r, v128.mul<f64>(z, p));
  return v128.div<f64>(v128.mul<f64>(r, c), v128.sub<f64>(v128.splat<f64>(2.0), c));
}

/** A number times 2^k, in two steps, so that it may overflow, or underflow gradually. */
@inline
export function scale(number: v128, shifted: v128): v128 {
  const half = v128.shr<u64>(shifted, 1);
  const other = v128.sub<i64>(shifted, half);
  const first = v128.mul<f64>(number, v128.shl<i64>(half, 52));
  return v128.mul<f64>(first, v128.shl<i64>(other, 52));
}

/** The exponential of two numbers, not above 710. */
@inline
export function exponentialBelow(x: v128): v128 {
  const within = greatest(x, -746.0);
  const shifted = shiftedExponent(within);
  const r = reduced(within, unshifted(shifted));
  const expm1 = v128.add<f64>(r, curve(r));
  return scale(v128.add<f64>(v128.splat<f64>(1.0), expm1), shifted);
}
