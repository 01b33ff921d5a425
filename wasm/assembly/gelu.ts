import { add, anyBeyond, constant, minus, mul } from "./arithmetic";
import { shiftedExponent } from "./exponential";
import { logistic, logisticOfOrdinary } from "./sigmoid";

/** Twice the square root of 2 / pi. */
const SCALE: f64 = 1.5957691216057308;
const CUBIC: f64 = 0.044715;

/** Up to here, either way, the gate is an ordinary number. */
const ORDINARY: f64 = 16.0;

/** out = x sigmoid(2 u), of n elements; out may be x. Blocks with rare elements go one by one. */
export function gelu(x: usize, out: usize, n: usize): void {
  const end = out + n * 8;
  while (out < end) {
    if (out + 64 <= end && !anyBeyond(x, ORDINARY)) {
      const y0 = ofOrdinary(v128.load(x));
      const y1 = ofOrdinary(v128.load(x, 16));
      const y2 = ofOrdinary(v128.load(x, 32));
      const y3 = ofOrdinary(v128.load(x, 48));
      v128.store(out, y0);
      v128.store(out, y1, 16);
      v128.store(out, y2, 32);
      v128.store(out, y3, 48);
      x += 64;
      out += 64;
    } else {
      store<f64>(out, ofOne(load<f64>(x)));
      x += 8;
      out += 8;
    }
  }
}

@inline
function ofOrdinary(x: v128): v128 {
  const u = argument<v128>(x);
  return v128.mul<f64>(x, logisticOfOrdinary(u, shiftedExponent<v128>(minus(u))));
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
