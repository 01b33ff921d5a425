import {
  HALVED,
  anyRare,
  exponential,
  halfExponential,
  reduced,
  scaleOrdinary,
  shiftedExponent,
  unshifted,
} from "./exponential";

/** out = e^x, of n elements; out may be x. The elements of a block with a rare one go one by one. */
export function exp(x: usize, out: usize, n: usize): void {
  const blocks = out + (n & ~7) * 8;
  const end = out + n * 8;
  while (out < end) {
    while (out < blocks) {
      const x0 = v128.load(x);
      const x1 = v128.load(x, 16);
      const x2 = v128.load(x, 32);
      const x3 = v128.load(x, 48);
      const s0 = shiftedExponent<v128>(x0, HALVED);
      const s1 = shiftedExponent<v128>(x1, HALVED);
      const s2 = shiftedExponent<v128>(x2, HALVED);
      const s3 = shiftedExponent<v128>(x3, HALVED);
      if (anyRare(s0, s1, s2, s3, HALVED)) break;
      const y0 = ofOrdinary(x0, s0);
      const y1 = ofOrdinary(x1, s1);
      const y2 = ofOrdinary(x2, s2);
      const y3 = ofOrdinary(x3, s3);
      v128.store(out, y0);
      v128.store(out, y1, 16);
      v128.store(out, y2, 32);
      v128.store(out, y3, 48);
      x += 64;
      out += 64;
    }
    const stop = min(out + 64, end);
    while (out < stop) {
      store<f64>(out, exponential(load<f64>(x)));
      x += 8;
      out += 8;
    }
  }
}

/** The exponential of two ordinary numbers. */
@inline
function ofOrdinary(x: v128, shifted: v128): v128 {
  const r = reduced<v128>(x, unshifted<v128>(shifted, HALVED));
  return scaleOrdinary(halfExponential<v128>(r), shifted);
}
