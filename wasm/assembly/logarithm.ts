import { constant, either, masked, plusBits, rightBits, sub } from "./arithmetic";

// The parts of a positive, normal number, for log and pow: see PlainLogarithm.

export const MIN_NORMAL: f64 = reinterpret<f64>(0x0010000000000000);

/** The bits of the square root of 1/2: m lies from here to the square root of 2. */
const LEAST: i64 = 0x3fe6a09e667f3bcd;

/** 2^52 + 1024. */
const BIAS: f64 = 4503599627371520.0;

/** The k of a number 2^k m, by way of 2^52 + 1024 + k. */
@inline
export function exponentOf<T>(normal: T): T {
  const biased = plusBits<T>(normal, ((<i64>1024) << 52) - LEAST);
  return sub<T>(either<T>(rightBits<T>(biased, 52), bits<T>(0x4330000000000000)), constant<T>(BIAS));
}

/** The m of a number 2^k m, from the square root of 1/2 to that of 2. */
@inline
export function fractionOf<T>(normal: T): T {
  return plusBits<T>(masked<T>(plusBits<T>(normal, -LEAST), 0xfffffffffffff), LEAST);
}

@inline
function bits<T>(value: i64): T {
  return constant<T>(reinterpret<f64>(value));
}

/** With its sign bit set in the lanes whose number is not positive, normal and finite. */
@inline
export function unfit(x: v128): v128 {
  const small = v128.sub<i64>(x, i64x2.splat(0x0010000000000000));
  const large = v128.sub<i64>(i64x2.splat(0x7fefffffffffffff), x);
  return v128.or(x, v128.or(small, large));
}
