import { add, div, leftBits, minusBits, mul, constant, plusBits, rightBits, sub, times } from "./arithmetic";

// The parts that exp, sigmoid, softplus and pow are made of: see PlainExponentials.

/** Up to here, either way, nothing overflows or underflows. */
export const ORDINARY: f64 = 700.0;

const PER_LN2: f64 = 1.4426950408889634;
export const LN2_HIGH: f64 = 0.6931471803691238;
export const LN2_LOW: f64 = 1.9082149292705877e-10;

/** 1.5 * 2^52 + 2046: added to an integer k, it leaves k + 2046 in the lowest bits. */
const TWICE_BIASED: f64 = 6755399441057790.0;

/** x / ln 2, rounded to an integer k in the lowest bits, which hold k + 2046. */
@inline
export function shiftedExponent<T>(x: T): T {
  return times<T>(TWICE_BIASED, x, constant<T>(PER_LN2));
}

/** A number below 2^51 rounded to an integer k in the lowest bits, which hold k + 2046. */
@inline
export function shiftedInteger<T>(x: T): T {
  return add<T>(x, constant<T>(TWICE_BIASED));
}

/** The integer k of what the two functions above give. */
@inline
export function unshifted<T>(shifted: T): T {
  return sub<T>(shifted, constant<T>(TWICE_BIASED));
}

/** x - k ln 2. */
@inline
export function reduced<T>(x: T, k: T): T {
  return sub<T>(sub<T>(x, mul<T>(k, constant<T>(LN2_HIGH))), mul<T>(k, constant<T>(LN2_LOW)));
}

/** r c / (2 - c), which with r is exp(r) - 1. */
@inline
export function curve<T>(r: T): T {
  const z = mul<T>(r, r);
  let p = constant<T>(4.135876382480941e-08);
  p = times<T>(-1.6533831532622718e-06, p, z);
  p = times<T>(6.61375624350407e-05, p, z);
  p = times<T>(-0.002777777777666378, p, z);
  p = times<T>(0.1666666666666655, p, z);
  const c = sub<T>(r, mul<T>(z, p));
  return div<T>(mul<T>(r, c), sub<T>(constant<T>(2.0), c));
}

/** A number times 2^k, in two steps, so that it may overflow, or underflow gradually. */
@inline
export function scale<T>(number: T, shifted: T): T {
  const half = rightBits<T>(shifted, 1);
  const other = minusBits<T>(shifted, half);
  return mul<T>(mul<T>(number, leftBits<T>(half, 52)), leftBits<T>(other, 52));
}

/** Numbers times 2^k, where k is an exponent of a double. */
@inline
export function scaleOrdinary(number: v128, shifted: v128): v128 {
  return v128.mul<f64>(number, leftBits<v128>(plusBits<v128>(shifted, -1023), 52));
}

/** The exponential of a number. */
export function exponential(x: f64): f64 {
  const below = 710.0 < x ? 710.0 : x;
  const within = below < -746.0 ? -746.0 : below;
  const shifted = shiftedExponent<f64>(within);
  const r = reduced<f64>(within, unshifted<f64>(shifted));
  return scale<f64>(1.0 + (r + curve<f64>(r)), shifted);
}

/** The exponential of two ordinary numbers. */
@inline
export function exponentialOfOrdinary(x: v128): v128 {
  const shifted = shiftedExponent<v128>(x);
  const r = reduced<v128>(x, unshifted<v128>(shifted));
  const expm1 = v128.add<f64>(r, curve<v128>(r));
  return scaleOrdinary(v128.add<f64>(v128.splat<f64>(1.0), expm1), shifted);
}
