import { exponentialBelow, least } from "./exponential";

/** out = e^x, of n elements; out may be x. */
export function exp(x: usize, out: usize, n: usize): void {
  const blocks = out + (n & ~7) * 8;
  const end = out + n * 8;
  while (out < blocks) {
    const y0 = exponential(v128.load(x));
    const y1 = exponential(v128.load(x, 16));
    const y2 = exponential(v128.load(x, 32));
    const y3 = exponential(v128.load(x, 48));
    v128.store(out, y0);
    v128.store(out, y1, 16);
    v128.store(out, y2, 32);
    v128.store(out, y3, 48);
    x += 64;
    out += 64;
  }
  while (out < end) {
    store<f64>(out, v128.extract_lane<f64>(exponential(v128.load64_splat(x)), 0));
    x += 8;
    out += 8;
  }
}

@inline
function exponential(x: v128): v128 {
  return exponentialBelow(least(x, 710.0));
}
