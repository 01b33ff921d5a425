import {
  add,
  anyAbove,
  constant,
  leftBits,
  minusBits,
  mul,
  plusBits,
  rightBits,
  sub,
  times,
} from "./arithmetic";

// The parts that exp, sigmoid, softplus and pow are made of: see PlainExponentials.

const PER_LN2: f64 = 1.4426950408889634;
export const LN2_HIGH: f64 = 0.6931471803691238;
export const LN2_LOW: f64 = 1.9082149292705877e-10;

/** 1.5 * 2^52 + 2046: added to an integer k, it leaves k + 2046 in the lowest bits. */
const TWICE_BIASED: f64 = 6755399441057790.0;

/** The bits of 1.5 * 2^52. */
const UNBIASED: i64 = 0x4338000000000000;

/** The least k of the 1024 that are ordinary: 2^k times a number near 1 is normal. */
const LEAST: i64 = -768;

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

/** exp(r) - 1 - r: a polynomial in pairs, for short waits. */
@inline
export function curve<T>(r: T): T {
  const z = mul<T>(r, r);
  const a = times<T>(0.5000000000000013, constant<T>(0.16666666666666685), r);
  const b = times<T>(0.04166666666651157, constant<T>(0.008333333333315953), r);
  const c = times<T>(0.0013888888947865923, constant<T>(0.00019841269898664948), r);
  const d = times<T>(2.480148917255337e-05, constant<T>(2.7557232865118846e-06), r);
  const e = times<T>(2.7631526235149347e-07, constant<T>(2.5112658622693133e-08), r);
  const fourth = mul<T>(z, z);
  const low = add<T>(mul<T>(b, z), a);
  const high = add<T>(mul<T>(e, fourth), add<T>(mul<T>(d, z), c));
  return mul<T>(z, add<T>(mul<T>(high, fourth), low));
}

/** A number times 2^k, in two steps, so that it may overflow, or underflow gradually. */
@inline
export function scale<T>(number: T, shifted: T): T {
  const half = rightBits<T>(shifted, 1);
  const other = minusBits<T>(shifted, half);
  return mul<T>(mul<T>(number, leftBits<T>(half, 52)), leftBits<T>(other, 52));
}

/** What the bits of `shifted` are beyond the least that is ordinary. */
@inline
export function aboveLeast(shifted: v128): v128 {
  return plusBits<v128>(shifted, -UNBIASED - 2046 - LEAST);
}

/** Whether one of eight is not ordinary: its power of two may overflow, or underflow. */
@inline
export function anyRare(s0: v128, s1: v128, s2: v128, s3: v128): bool {
  const even = v128.or(aboveLeast(s0), aboveLeast(s2));
  const odd = v128.or(aboveLeast(s1), aboveLeast(s3));
  return anyAbove(v128.or(even, odd), 1023);
}

/** The exponential of a number. */
export function exponential(x: f64): f64 {
  const below = 710.0 < x ? 710.0 : x;
  const within = below < -746.0 ? -746.0 : below;
  const shifted = shiftedExponent<f64>(within);
  const r = reduced<f64>(within, unshifted<f64>(shifted));
  return scale<f64>(1.0 + (r + curve<f64>(r)), shifted);
}

/** Normal numbers times 2^k, where k is ordinary: less work than scale. */
@inline
export function scaleOrdinary(number: v128, shifted: v128): v128 {
  const power = leftBits<v128>(shifted, 52);
  return v128.add<i64>(number, plusBits<v128>(power, -2046 << 52));
}

/** The exponentials of two numbers, without their powers of two. */
@inline
export function reducedExponential(x: v128, shifted: v128): v128 {
  const r = reduced<v128>(x, unshifted<v128>(shifted));
  return v128.add<f64>(v128.splat<f64>(1.0), v128.add<f64>(r, curve<v128>(r)));
}

/** The exponential of two ordinary numbers. */
@inline
export function exponentialOfOrdinary(x: v128, shifted: v128): v128 {
  return scaleOrdinary(reducedExponential(x, shifted), shifted);
}
