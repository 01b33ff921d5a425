import { anyRare, exponential, exponentialOfOrdinary, shiftedExponent } from "./exponential";

/** out = e^x, of n elements; out may be x. Blocks with rare elements go one by one. */
export function exp(x: usize, out: usize, n: usize): void {
  const end = out + n * 8;
  while (out < end) {
    if (out + 64 <= end) {
      const x0 = v128.load(x);
      const x1 = v128.load(x, 16);
      const x2 = v128.load(x, 32);
      const x3 = v128.load(x, 48);
      const s0 = shiftedExponent<v128>(x0);
      const s1 = shiftedExponent<v128>(x1);
      const s2 = shiftedExponent<v128>(x2);
      const s3 = shiftedExponent<v128>(x3);
      if (!anyRare(s0, s1, s2, s3)) {
        v128.store(out, exponentialOfOrdinary(x0, s0));
        v128.store(out, exponentialOfOrdinary(x1, s1), 16);
        v128.store(out, exponentialOfOrdinary(x2, s2), 32);
        v128.store(out, exponentialOfOrdinary(x3, s3), 48);
        x += 64;
        out += 64;
        continue;
      }
    }
    store<f64>(out, exponential(load<f64>(x)));
    x += 8;
    out += 8;
  }
}
