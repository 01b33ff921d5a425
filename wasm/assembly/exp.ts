import { anyBeyond, leftBits, plusBits } from "./arithmetic";
import { exponential, reducedExponential, shiftedExponent } from "./exponential";

/** Up to here, either way, nothing overflows or underflows. */
const ORDINARY: f64 = 700.0;

/** out = e^x, of n elements; out may be x. Blocks with rare elements go one by one. */
export function exp(x: usize, out: usize, n: usize): void {
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
      store<f64>(out, exponential(load<f64>(x)));
      x += 8;
      out += 8;
    }
  }
}

/** The exponential of two numbers whose powers of two are normal. */
@inline
function ofOrdinary(x: v128): v128 {
  const shifted = shiftedExponent<v128>(x);
  const power = leftBits<v128>(plusBits<v128>(shifted, -1023), 52);
  return v128.mul<f64>(reducedExponential(x, shifted), power);
}
