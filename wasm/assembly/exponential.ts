import {
  add,
  anyAbove,
  constant,
  div,
  leftBits,
  minusBits,
  mul,
  plusBits,
  rightBits,
  sub,
  times,
} from "./arithmetic";

// The parts that exp, sigmoid, gelu, softplus and pow are made of: see PlainExponentials.

const PER_LN2: f64 = 1.4426950408889634;
export const LN2_HIGH: f64 = 0.6931471803691238;
export const LN2_LOW: f64 = 1.9082149292705877e-10;

/** 1.5 * 2^52: added to an integer k, it leaves k in the lowest bits, and a bias that was added. */
const INTEGER: f64 = 6755399441055744.0;

/** The bits of 1.5 * 2^52. */
const UNBIASED: i64 = 0x4338000000000000;

/** The biases of two exponents: see scale. */
export const TWICE_BIASED: f64 = 2046.0;

/** A bias for halves; odd, so that it also decides which way a tie of two integers goes. */
export const HALVED: f64 = 1.0;

/** The least k of the 1024 that are ordinary: 2^k times a number near 1 is normal. */
const LEAST: i64 = -512;

// With u = r P(r^2) and w = r^2 Q(r^2), tanh(r/2) = u / (CENTRE + w), and so
// exp(r) = (CENTRE + (w + u)) / (CENTRE + (w - u)).
export const CENTRE: f64 = 1.5625;

/** x / ln 2, rounded to an integer k in the lowest bits, which hold k and a bias. */
@inline
export function shiftedExponent<T>(x: T, bias: f64): T {
  return times<T>(INTEGER + bias, x, constant<T>(PER_LN2));
}

/** A number below 2^51 rounded to an integer k in the lowest bits, which hold k and a bias. */
@inline
export function shiftedInteger<T>(x: T, bias: f64): T {
  return add<T>(x, constant<T>(INTEGER + bias));
}

/** The integer k of what the two functions above give. */
@inline
export function unshifted<T>(shifted: T, bias: f64): T {
  return sub<T>(shifted, constant<T>(INTEGER + bias));
}

/** u, with z = r^2. */
@inline
export function odd<T>(r: T, z: T): T {
  const p = times<T>(0.021699507589922673, constant<T>(5.163863537225544e-05), z);
  return mul<T>(r, times<T>(0.5 * CENTRE, p, z));
}

/** w, with z = r^2. */
@inline
export function even<T>(z: T): T {
  return mul<T>(z, times<T>(0.17360734851317844, constant<T>(0.0015497229802433408), z));
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

/** Two normal numbers times 2^k, where k is ordinary and without a bias: less work than scale. */
@inline
export function scaleOrdinary(number: v128, shifted: v128): v128 {
  return v128.add<i64>(number, leftBits<v128>(shifted, 52));
}

/** Whether one of eight is not ordinary: its power of two may overflow, or underflow. */
@inline
export function anyRare(s0: v128, s1: v128, s2: v128, s3: v128, bias: f64): bool {
  const first = v128.or(aboveLeast(s0, bias), aboveLeast(s2, bias));
  const second = v128.or(aboveLeast(s1, bias), aboveLeast(s3, bias));
  return anyAbove(v128.or(first, second), 1023);
}

/** What the bits of `shifted` are beyond the least that is ordinary. */
@inline
function aboveLeast(shifted: v128, bias: f64): v128 {
  return plusBits<v128>(shifted, -UNBIASED - <i64>bias - LEAST);
}

/** The exponential of a number. */
export function exponential(x: f64): f64 {
  const bias = TWICE_BIASED + HALVED;
  const within = bounded(x, 710.0);
  const shifted = shiftedExponent<f64>(within, bias);
  const r = reduced<f64>(within, unshifted<f64>(shifted, bias));
  return scale<f64>(halfExponential<f64>(r), shifted);
}

/** The number, where it is below `most` and above what underflows. */
@inline
export function bounded(x: f64, most: f64): f64 {
  const below = most < x ? most : x;
  return below < -746.0 ? -746.0 : below;
}

/** exp(r) / 2. */
@inline
export function halfExponential<T>(r: T): T {
  const z = mul<T>(r, r);
  const u = odd<T>(r, z);
  const over = add<T>(constant<T>(CENTRE), sub<T>(even<T>(z), u));
  return add<T>(constant<T>(0.5), div<T>(u, over));
}
