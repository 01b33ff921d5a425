// The parts of a positive number, for log and pow. The constants are those of PlainLogarithm.

const MIN_NORMAL: f64 = reinterpret<f64>(0x0010000000000000);

/** The bits of the square root of 1/2: m lies from here to the square root of 2. */
const LEAST: i64 = 0x3fe6a09e667f3bcd;

/** Positive numbers, times 2^54 where they are subnormal. */
@inline
export function normalOf(x: v128): v128 {
  const tiny = v128.lt<f64>(x, v128.splat<f64>(MIN_NORMAL));
  return v128.bitselect(v128.mul<f64>(x, v128.splat<f64>(18014398509481984.0)), x, tiny);
}

/** The k of numbers 2^k m, given their normal forms: by way of 2^52 + 1024 + k. */
@inline
export function exponentOf(x: v128, normal: v128): v128 {
  const biased = v128.sub<i64>(normal, i64x2.splat(LEAST - ((<i64>1024) << 52)));
  const shifted = v128.or(v128.shr<u64>(biased, 52), i64x2.splat(0x4330000000000000));
  const tiny = v128.lt<f64>(x, v128.splat<f64>(MIN_NORMAL));
  const bias = v128.splat<f64>(4503599627371520.0);
  const tinyBias = v128.splat<f64>(4503599627371574.0);
  return v128.sub<f64>(shifted, v128.bitselect(tinyBias, bias, tiny));
}

/** The m of normal numbers 2^k m, from the square root of 1/2 to that of 2. */
@inline
export function fractionOf(normal: v128): v128 {
  const bits = v128.sub<i64>(normal, i64x2.splat(LEAST));
  return v128.add<i64>(v128.and(bits, i64x2.splat(0xfffffffffffff)), i64x2.splat(LEAST));
}
