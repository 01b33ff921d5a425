import { add, constant, mul } from "./arithmetic";
import { anyRare, shiftedExponent } from "./exponential";
import { logistic, logisticOfOrdinary } from "./sigmoid";

/** Twice the square root of 2 / pi. */
const SCALE: f64 = 1.5957691216057308;
const CUBIC: f64 = 0.044715;

/**
 * out = x sigmoid(2 u), of n elements; out may be x. The elements of a block with a rare one go
 * one by one.
 */
export function gelu(x: usize, out: usize, n: usize): void {
  const blocks = out + (n & ~7) * 8;
  const end = out + n * 8;
  while (out < end) {
    while (out < blocks) {
      const x0 = v128.load(x);
      const x1 = v128.load(x, 16);
      const x2 = v128.load(x, 32);
      const x3 = v128.load(x, 48);
      const u0 = argument<v128>(x0);
      const u1 = argument<v128>(x1);
      const u2 = argument<v128>(x2);
      const u3 = argument<v128>(x3);
      const s0 = shiftedExponent<v128>(u0, 0.0);
      const s1 = shiftedExponent<v128>(u1, 0.0);
      const s2 = shiftedExponent<v128>(u2, 0.0);
      const s3 = shiftedExponent<v128>(u3, 0.0);
      if (anyRare(s0, s1, s2, s3, 0.0)) break;
      const y0 = v128.mul<f64>(x0, logisticOfOrdinary(u0, s0));
      const y1 = v128.mul<f64>(x1, logisticOfOrdinary(u1, s1));
      const y2 = v128.mul<f64>(x2, logisticOfOrdinary(u2, s2));
      const y3 = v128.mul<f64>(x3, logisticOfOrdinary(u3, s3));
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

/** Where the gate is closed, 0, also of minus infinity. */
function ofOne(x: f64): f64 {
  const gate = logistic(argument<f64>(x));
  return gate == 0.0 ? 0.0 : x * gate;
}

/** 2 u = SCALE (x + CUBIC x^3). */
@inline
function argument<T>(x: T): T {
  const cube = mul<T>(mul<T>(mul<T>(constant<T>(CUBIC), x), x), x);
  return mul<T>(constant<T>(SCALE), add<T>(x, cube));
}
