import { anyBeyond } from "./arithmetic";
import { ORDINARY, exponential, exponentialOfOrdinary } from "./exponential";

/** out = e^x, of n elements; out may be x. Blocks with rare elements go one by one. */
export function exp(x: usize, out: usize, n: usize): void {
  const end = out + n * 8;
  while (out < end) {
    if (out + 64 <= end && !anyBeyond(x, ORDINARY)) {
      const y0 = exponentialOfOrdinary(v128.load(x));
      const y1 = exponentialOfOrdinary(v128.load(x, 16));
      const y2 = exponentialOfOrdinary(v128.load(x, 32));
      const y3 = exponentialOfOrdinary(v128.load(x, 48));
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
