import { add, constant, div, sub } from "./arithmetic";
import {
  CENTRE,
  TWICE_BIASED,
  anyRare,
  bounded,
  even,
  odd,
  reduced,
  scale,
  scaleOrdinary,
  shiftedExponent,
  unshifted,
} from "./exponential";

/**
 * out = 1 / (1 + e^-x), of n elements; out may be x. The elements of a block with a rare one go
 * one by one.
 */
export function sigmoid(x: usize, out: usize, n: usize): void {
  const blocks = out + (n & ~7) * 8;
  const end = out + n * 8;
  while (out < end) {
    while (out < blocks) {
      const x0 = v128.load(x);
      const x1 = v128.load(x, 16);
      const x2 = v128.load(x, 32);
      const x3 = v128.load(x, 48);
      const s0 = shiftedExponent<v128>(x0, 0.0);
      const s1 = shiftedExponent<v128>(x1, 0.0);
      const s2 = shiftedExponent<v128>(x2, 0.0);
      const s3 = shiftedExponent<v128>(x3, 0.0);
      if (anyRare(s0, s1, s2, s3, 0.0)) break;
      const y0 = logisticOfOrdinary(x0, s0);
      const y1 = logisticOfOrdinary(x1, s1);
      const y2 = logisticOfOrdinary(x2, s2);
      const y3 = logisticOfOrdinary(x3, s3);
      v128.store(out, y0);
      v128.store(out, y1, 16);
      v128.store(out, y2, 32);
      v128.store(out, y3, 48);
      x += 64;
      out += 64;
    }
    const stop = min(out + 64, end);
    while (out < stop) {
      store<f64>(out, logistic(load<f64>(x)));
      x += 8;
      out += 8;
    }
  }
}

/** The logistic function of two ordinary numbers: see logistic. */
@inline
export function logisticOfOrdinary(x: v128, shifted: v128): v128 {
  const r = reduced<v128>(x, unshifted<v128>(shifted, 0.0));
  const z = v128.mul<f64>(r, r);
  const u = odd<v128>(r, z);
  const w = even<v128>(z);
  return share<v128>(scaleOrdinary(above<v128>(u, w), shifted), u, w);
}

/** Of exp(x) = 2^k (CENTRE + (w + u)) / (CENTRE + (w - u)) the numerator over the sum. */
export function logistic(x: f64): f64 {
  const within = bounded(x, 40.0);
  const shifted = shiftedExponent<f64>(within, TWICE_BIASED);
  const r = reduced<f64>(within, unshifted<f64>(shifted, TWICE_BIASED));
  const z = r * r;
  const u = odd<f64>(r, z);
  const w = even<f64>(z);
  return share<f64>(scale<f64>(above<f64>(u, w), shifted), u, w);
}

@inline
function above<T>(u: T, w: T): T {
  return add<T>(constant<T>(CENTRE), add<T>(w, u));
}

@inline
function share<T>(numerator: T, u: T, w: T): T {
  const sum = add<T>(constant<T>(CENTRE), add<T>(numerator, sub<T>(w, u)));
  return div<T>(numerator, sum);
}
