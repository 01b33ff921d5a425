import { add, constant, div, minus, mul, negative, sub } from "./arithmetic";
import {
  anyRare,
  curve,
  exponentialOfOrdinary,
  reduced,
  scale,
  shiftedExponent,
  unshifted,
} from "./exponential";

/** out = 1 / (1 + e^-x), of n elements; out may be x. Blocks with rare elements go one by one. */
export function sigmoid(x: usize, out: usize, n: usize): void {
  const end = out + n * 8;
  while (out < end) {
    if (out + 64 <= end) {
      const x0 = v128.load(x);
      const x1 = v128.load(x, 16);
      const x2 = v128.load(x, 32);
      const x3 = v128.load(x, 48);
      const s0 = shiftedExponent<v128>(minus(x0));
      const s1 = shiftedExponent<v128>(minus(x1));
      const s2 = shiftedExponent<v128>(minus(x2));
      const s3 = shiftedExponent<v128>(minus(x3));
      if (!anyRare(s0, s1, s2, s3)) {
        v128.store(out, logisticOfOrdinary(x0, s0));
        v128.store(out, logisticOfOrdinary(x1, s1), 16);
        v128.store(out, logisticOfOrdinary(x2, s2), 32);
        v128.store(out, logisticOfOrdinary(x3, s3), 48);
        x += 64;
        out += 64;
        continue;
      }
    }
    store<f64>(out, logistic(load<f64>(x)));
    x += 8;
    out += 8;
  }
}

/**
 * The logistic function of two ordinary numbers: see logistic. As e is a normal number, it may be
 * divided with its power of two.
 */
@inline
export function logisticOfOrdinary(x: v128, shifted: v128): v128 {
  const e = exponentialOfOrdinary(minus(x), shifted);
  return divided<v128>(v128.bitselect(e, v128.splat<f64>(1.0), negative(x)), e);
}

/** With e = exp(-|x|): e / (1 + e) below 0, and 1 / (1 + e) from 0 on. */
export function logistic(x: f64): f64 {
  const minus = -abs(x);
  const within = minus < -746.0 ? -746.0 : minus;
  const shifted = shiftedExponent<f64>(within);
  const r = reduced<f64>(within, unshifted<f64>(shifted));
  const number = 1.0 + (r + curve<f64>(r));
  const better = divided<f64>(x < 0.0 ? number : 1.0, scale<f64>(number, shifted));
  return x < 0.0 ? scale<f64>(better, shifted) : better;
}

/** numerator / (1 + e); what rounding took from the sum is given back, about. */
@inline
function divided<T>(numerator: T, e: T): T {
  const one = constant<T>(1.0);
  const sum = add<T>(one, e);
  const lost = add<T>(sub<T>(one, sum), e);
  const quotient = div<T>(numerator, sum);
  const factor = sub<T>(constant<T>(1.5), mul<T>(constant<T>(0.5), sum));
  return sub<T>(quotient, mul<T>(quotient, mul<T>(lost, factor)));
}
