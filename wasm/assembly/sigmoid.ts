import { curve, greatest, reduced, scale, shiftedExponent, unshifted } from "./exponential";

/** out = 1 / (1 + e^-x), of n elements; out may be x. */
export function sigmoid(x: usize, out: usize, n: usize): void {
  const blocks = out + (n & ~7) * 8;
  const end = out + n * 8;
  while (out < blocks) {
    const y0 = logistic(v128.load(x));
    const y1 = logistic(v128.load(x, 16));
    const y2 = logistic(v128.load(x, 32));
    const y3 = logistic(v128.load(x, 48));
    v128.store(out, y0);
    v128.store(out, y1, 16);
    v128.store(out, y2, 32);
    v128.store(out, y3, 48);
    x += 64;
    out += 64;
  }
  while (out < end) {
    store<f64>(out, v128.extract_lane<f64>(logistic(v128.load64_splat(x)), 0));
    x += 8;
    out += 8;
  }
}

/** With e = exp(-|x|): e / (1 + e) below 0, and 1 / (1 + e) from 0 on. */
@inline
function logistic(x: v128): v128 {
  const one = v128.splat<f64>(1.0);
  const within = greatest(v128.neg<f64>(v128.abs<f64>(x)), -746.0);
  const shifted = shiftedExponent(within);
  const r = reduced(within, unshifted(shifted));
  const number = v128.add<f64>(one, v128.add<f64>(r, curve(r)));
  const e = scale(number, shifted);
  const sum = v128.add<f64>(one, e);
  const lost = v128.add<f64>(v128.sub<f64>(one, sum), e);
  const below = v128.lt<f64>(x, v128.splat<f64>(0.0));
  const quotient = v128.div<f64>(v128.bitselect(number, one, below), sum);
  const halves = v128.mul<f64>(v128.splat<f64>(0.5), sum);
  const part = v128.mul<f64>(lost, v128.sub<f64>(v128.splat<f64>(1.5), halves));
  const better = v128.sub<f64>(quotient, v128.mul<f64>(quotient, part));
  return v128.bitselect(scale(better, shifted), better, below);
}
