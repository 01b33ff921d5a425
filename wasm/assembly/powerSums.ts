import { ORDINARY, ofOne, ofOrdinary } from "./pow";

/** Powers that are made before they are summed. */
const BLOCK: usize = 512;

/**
 * out[n - 1] = sum over k = 1..n of k^-s, compensated: the powers of a block by vectors, then its
 * sums one after the other.
 */
export function powerSums(s: f64, out: usize, n: usize): void {
  const end = out + n * 8;
  const y = -s;
  let k = 1.0;
  let sum = 0.0;
  let compensation = 0.0;
  while (out < end) {
    const stop = min(out + BLOCK * 8, end);
    powers(k, y, out, stop);
    k += <f64>BLOCK;
    while (out < stop) {
      const power = load<f64>(out);
      const next = sum + power;
      // What rounding took from the sum.
      const added = next - sum;
      compensation += sum - (next - added) + (power - added);
      sum = next;
      store<f64>(out, abs(sum) == Infinity ? sum : sum + compensation);
      out += 8;
    }
  }
}

/** Powers of k, k + 1, ... */
function powers(k: f64, y: f64, out: usize, end: usize): void {
  if (abs(y) <= ORDINARY) {
    const blocks = out + ((end - out) & ~63);
    const ys = v128.splat<f64>(y);
    const eight = v128.splat<f64>(8.0);
    let k0 = v128.add<f64>(v128.splat<f64>(k), f64x2(0.0, 1.0));
    let k1 = v128.add<f64>(v128.splat<f64>(k), f64x2(2.0, 3.0));
    let k2 = v128.add<f64>(v128.splat<f64>(k), f64x2(4.0, 5.0));
    let k3 = v128.add<f64>(v128.splat<f64>(k), f64x2(6.0, 7.0));
    while (out < blocks) {
      const p0 = ofOrdinary(k0, ys);
      const p1 = ofOrdinary(k1, ys);
      const p2 = ofOrdinary(k2, ys);
      const p3 = ofOrdinary(k3, ys);
      v128.store(out, p0);
      v128.store(out, p1, 16);
      v128.store(out, p2, 32);
      v128.store(out, p3, 48);
      k0 = v128.add<f64>(k0, eight);
      k1 = v128.add<f64>(k1, eight);
      k2 = v128.add<f64>(k2, eight);
      k3 = v128.add<f64>(k3, eight);
      k += 8.0;
      out += 64;
    }
  }
  while (out < end) {
    store<f64>(out, ofOne(k, y));
    k += 1.0;
    out += 8;
  }
}
