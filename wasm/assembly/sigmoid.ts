import { add, anyBeyond, constant, div, mul, negative, sub } from "./arithmetic";
import {
  ORDINARY,
  curve,
  reduced,
  scale,
  scaleOrdinary,
  shiftedExponent,
  unshifted,
} from "./exponential";

/** out = 1 / (1 + e^-x), of n elements; out may be x. Blocks with rare elements go one by one. */
export function sigmoid(x: usize, out: usize, n: usize): void {
  const end = out + n * 8;
  while (out < end) {
    if (out + 64 <= end && !anyBeyond(x, ORDINARY)) {
      const y0 = logisticOfOrdinary(v128.load(x));
      const y1 = logisticOfOrdinary(v128.load(x, 16));
      const y2 = logisticOfOrdinary(v128.load(x, 32));
      const y3 = logisticOfOrdinary(v128.load(x, 48));
      v128.store(out, y0);
      v128.store(out, y1, 16);
      v128.store(out, y2, 32);
      v128.store(out, y3, 48);
      x += 64;
      out += 64;
    } else {
      store<f64>(out, logistic(load<f64>(x)));
      x += 8;
      out += 8;
    }
  }
}

/** The logistic function of two ordinary numbers: see logistic. */
@inline
export function logisticOfOrdinary(x: v128): v128 {
  const one = v128.splat<f64>(1.0);
  const minus = v128.neg<f64>(v128.abs<f64>(x));
  const shifted = shiftedExponent<v128>(minus);
  const r = reduced<v128>(minus, unshifted<v128>(shifted));
  const number = v128.add<f64>(one, v128.add<f64>(r, curve<v128>(r)));
  const below = negative(x);
  const numerator = v128.bitselect(number, one, below);
  const better = divided<v128>(numerator, scaleOrdinary(number, shifted));
  return v128.bitselect(scaleOrdinary(better, shifted), better, below);
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
