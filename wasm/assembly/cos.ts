import { anyBeyond } from "./arithmetic";
import { sineOfLarge } from "./payneHanek";
import { LARGE, shiftedSine } from "./sine";

/** A quarter of a turn, in units of pi / 2^63. */
const QUARTER: u64 = 0x4000000000000000;

/** out = cos(x), of n elements; out may be x. Blocks with rare elements go one by one. */
export function cos(x: usize, out: usize, n: usize): void {
  const end = out + n * 8;
  while (out < end) {
    if (out + 64 <= end && !anyBeyond(x, LARGE)) {
      const y0 = ofSmall(v128.load(x));
      const y1 = ofSmall(v128.load(x, 16));
      const y2 = ofSmall(v128.load(x, 32));
      const y3 = ofSmall(v128.load(x, 48));
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
function ofSmall(x: v128): v128 {
  return shiftedSine<v128>(v128.abs<f64>(x), 0.5);
}

@inline
function ofOne(x: f64): f64 {
  const magnitude = abs(x);
  return LARGE < magnitude ? sineOfLarge(magnitude, QUARTER) : shiftedSine<f64>(magnitude, 0.5);
}
