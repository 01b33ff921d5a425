// Arithmetic on T: one number (f64) or two (v128), so that an algorithm is written once for both.

@inline
export function add<T>(a: T, b: T): T {
  if (isVector<T>()) return v128.add<f64>(a, b);
  return a + b;
}

@inline
export function sub<T>(a: T, b: T): T {
  if (isVector<T>()) return v128.sub<f64>(a, b);
  return a - b;
}

@inline
export function mul<T>(a: T, b: T): T {
  if (isVector<T>()) return v128.mul<f64>(a, b);
  return a * b;
}

@inline
export function div<T>(a: T, b: T): T {
  if (isVector<T>()) return v128.div<f64>(a, b);
  return a / b;
}

/** A constant. */
@inline
export function constant<T>(value: f64): T {
  if (isVector<T>()) return v128.splat<f64>(value);
  return value;
}

/** term + factor x, rounded twice: a step of Horner's rule. */
@inline
export function times<T>(term: f64, factor: T, x: T): T {
  return add<T>(mul<T>(factor, x), constant<T>(term));
}

/** The bits that are in the mask. */
@inline
export function masked<T>(x: T, mask: i64): T {
  if (isVector<T>()) return v128.and(x, i64x2.splat(mask));
  return reinterpret<f64>(reinterpret<i64>(x) & mask);
}

/** The bits, as an integer, plus an integer. */
@inline
export function plusBits<T>(x: T, bits: i64): T {
  if (isVector<T>()) return v128.add<i64>(x, i64x2.splat(bits));
  return reinterpret<f64>(reinterpret<i64>(x) + bits);
}

/** The bits, as integers, the second from the first. */
@inline
export function minusBits<T>(a: T, b: T): T {
  if (isVector<T>()) return v128.sub<i64>(a, b);
  return reinterpret<f64>(reinterpret<i64>(a) - reinterpret<i64>(b));
}

/** The bits moved to the left. */
@inline
export function leftBits<T>(x: T, places: i32): T {
  if (isVector<T>()) return v128.shl<i64>(x, places);
  return reinterpret<f64>(reinterpret<i64>(x) << places);
}

/** The bits moved to the right; zeros come in. */
@inline
export function rightBits<T>(x: T, places: i32): T {
  if (isVector<T>()) return v128.shr<u64>(x, places);
  return reinterpret<f64>(reinterpret<u64>(x) >> places);
}

/** The bits of either. */
@inline
export function either<T>(a: T, b: T): T {
  if (isVector<T>()) return v128.or(a, b);
  return reinterpret<f64>(reinterpret<u64>(a) | reinterpret<u64>(b));
}

/** The bits of a, those of b where b has ones changed. */
@inline
export function changed<T>(a: T, b: T): T {
  if (isVector<T>()) return v128.xor(a, b);
  return reinterpret<f64>(reinterpret<u64>(a) ^ reinterpret<u64>(b));
}

/** All ones in the lanes whose sign bit is set, for v128.bitselect: cheaper than a comparison. */
@inline
export function negative(x: v128): v128 {
  return v128.shr<i64>(x, 63);
}

/** Minus the absolute values. */
@inline
export function minus(x: v128): v128 {
  return v128.or(x, v128.splat<f64>(-0.0));
}

/** Whether a sign bit is set. */
@inline
export function anyNegative(x: v128): bool {
  return (v128.extract_lane<i64>(x, 0) | v128.extract_lane<i64>(x, 1)) < 0;
}

/** Whether a bit is set beyond those of a mask of ones at the right. */
@inline
export function anyAbove(x: v128, ones: u64): bool {
  return (v128.extract_lane<u64>(x, 0) | v128.extract_lane<u64>(x, 1)) > ones;
}

/** Whether one of eight numbers is beyond a bound, either way; of NaN either may be said. */
@inline
export function anyBeyond(x: usize, bound: f64): bool {
  const most = v128.splat<f64>(bound);
  const left0 = v128.sub<f64>(most, v128.abs<f64>(v128.load(x)));
  const left1 = v128.sub<f64>(most, v128.abs<f64>(v128.load(x, 16)));
  const left2 = v128.sub<f64>(most, v128.abs<f64>(v128.load(x, 32)));
  const left3 = v128.sub<f64>(most, v128.abs<f64>(v128.load(x, 48)));
  return anyNegative(v128.or(v128.or(left0, left1), v128.or(left2, left3)));
}
