import { LARGE, anyLarge, shiftedSine } from "./sine";
import { sineOfLarge } from "./payneHanek";

/** out = sin(x), of n elements; out may be x. Elements beside large ones go one by one. */
export function sin(x: usize, out: usize, n: usize): void {
  const end = out + n * 8;
  while (out < end) {
    if (out + 64 <= end && !anyLarge(x)) {
      const y0 = ofTwo(v128.load(x));
      const y1 = ofTwo(v128.load(x, 16));
      const y2 = ofTwo(v128.load(x, 32));
      const y3 = ofTwo(v128.load(x, 48));
      v128.store(out, y0);
      v128.store(out, y1, 16);
      v128.store(out, y2, 32);
      v128.store(out, y3, 48);
      x += 64;
      out += 64;
    } else {
      const one = load<f64>(x);
      const magnitude = abs(one);
      if (magnitude > LARGE) {
        const sign = reinterpret<u64>(one) & 0x8000000000000000;
        store<u64>(out, reinterpret<u64>(sineOfLarge(magnitude, 0)) ^ sign);
      } else {
        store<f64>(out, v128.extract_lane<f64>(ofTwo(v128.splat<f64>(one)), 0));
      }
      x += 8;
      out += 8;
    }
  }
}

@inline
function ofTwo(x: v128): v128 {
  const sign = v128.and(x, i64x2.splat(0x8000000000000000));
  return v128.xor(shiftedSine(v128.abs<f64>(x), 0.0), sign);
}
