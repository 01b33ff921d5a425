import { add, constant, div, minus, mul, negative, sub, times } from "./arithmetic";
import {
  TWICE_BIASED,
  anyRare,
  bounded,
  curve,
  reduced,
  scale,
  scaleOrdinary,
  shiftedExponent,
  unshifted,
} from "./exponential";

/**
 * out = log(1 + e^x), of n elements; out may be x. The elements of a block with a rare one go
 * one by one.
 */
export function softplus(x: usize, out: usize, n: usize): void {
  const blocks = out + (n & ~7) * 8;
  const end = out + n * 8;
  while (out < end) {
    while (out < blocks) {
      const x0 = v128.load(x);
      const x1 = v128.load(x, 16);
      const x2 = v128.load(x, 32);
      const x3 = v128.load(x, 48);
      const s0 = shiftedExponent<v128>(minus(x0), 0.0);
      const s1 = shiftedExponent<v128>(minus(x1), 0.0);
      const s2 = shiftedExponent<v128>(minus(x2), 0.0);
      const s3 = shiftedExponent<v128>(minus(x3), 0.0);
      if (anyRare(s0, s1, s2, s3, 0.0)) break;
      const y0 = ofOrdinary(x0, s0);
      const y1 = ofOrdinary(x1, s1);
      const y2 = ofOrdinary(x2, s2);
      const y3 = ofOrdinary(x3, s3);
      v128.store(out, y0);
      v128.store(out, y1, 16);
      v128.store(out, y2, 32);
      v128.store(out, y3, 48);
      x += 64;
      out += 64;
    }
    const stop = min(out + 64, end);
    while (out < stop) {
      store<f64>(out, ofOne(load<f64>(x)));
      x += 8;
      out += 8;
    }
  }
}

/** The softplus function of two ordinary numbers: see ofOne. */
@inline
function ofOrdinary(x: v128, shifted: v128): v128 {
  const e = scaleOrdinary(ofReduced<v128>(minus(x), unshifted<v128>(shifted, 0.0)), shifted);
  return v128.add<f64>(v128.andnot(x, negative(x)), log1p<v128>(e));
}

/** log(1 + e) with e = exp(-|x|), and x where it is positive. */
function ofOne(x: f64): f64 {
  const within = bounded(-abs(x), 0.0);
  const shifted = shiftedExponent<f64>(within, TWICE_BIASED);
  const e = scale<f64>(ofReduced<f64>(within, unshifted<f64>(shifted, TWICE_BIASED)), shifted);
  return (0.0 < x ? x : 0.0) + log1p<f64>(e);
}

/** exp(x) / 2^k. */
@inline
function ofReduced<T>(x: T, k: T): T {
  const r = reduced<T>(x, k);
  return add<T>(constant<T>(1.0), add<T>(r, curve<T>(r)));
}

/** log(1 + e), for e from 0 to 1. */
@inline
function log1p<T>(e: T): T {
  const s = div<T>(e, add<T>(constant<T>(2.0), e));
  const z = mul<T>(s, s);
  let p = constant<T>(0.16393525145641585);
  p = times<T>(0.07040818277142553, p, z);
  p = times<T>(0.10959881459976462, p, z);
  p = times<T>(0.11717912299438069, p, z);
  p = times<T>(0.13336616388087527, p, z);
  p = times<T>(0.15384463767346318, p, z);
  p = times<T>(0.18181822723749472, p, z);
  p = times<T>(0.2222222213770308, p, z);
  p = times<T>(0.2857142857232538, p, z);
  p = times<T>(0.3999999999999542, p, z);
  p = times<T>(0.6666666666666667, p, z);
  const half = mul<T>(mul<T>(constant<T>(0.5), e), e);
  const series = add<T>(half, mul<T>(z, p));
  return sub<T>(e, sub<T>(half, mul<T>(s, series)));
}
