import { LN2_HIGH, LN2_LOW, times } from "./exponential";
import { exponentOf, fractionOf, normalOf } from "./logarithm";

/** out = log(x), of n elements; out may be x. */
export function log(x: usize, out: usize, n: usize): void {
  const blocks = out + (n & ~7) * 8;
  const end = out + n * 8;
  while (out < blocks) {
    const y0 = logarithm(v128.load(x));
    const y1 = logarithm(v128.load(x, 16));
    const y2 = logarithm(v128.load(x, 32));
    const y3 = logarithm(v128.load(x, 48));
    v128.store(out, y0);
    v128.store(out, y1, 16);
    v128.store(out, y2, 32);
    v128.store(out, y3, 48);
    x += 64;
    out += 64;
  }
  while (out < end) {
    store<f64>(out, v128.extract_lane<f64>(logarithm(v128.load64_splat(x)), 0));
    x += 8;
    out += 8;
  }
}

@inline
function logarithm(x: v128): v128 {
  const zero = v128.splat<f64>(0.0);
  const infinity = v128.splat<f64>(Infinity);
  const normal = normalOf(x);
  const k = exponentOf(x, normal);
  const f = v128.sub<f64>(fractionOf(normal), v128.splat<f64>(1.0));
  const s = v128.div<f64>(f, v128.add<f64>(v128.splat<f64>(2.0), f));
  const z = v128.mul<f64>(s, s);
  let p = v128.splat<f64>(0.14797471593402337);
  p = times(0.15313886090294743, p, z);
  p = times(0.181835713839169, p, z);
  p = times(0.2222219842096405, p, z);
  p = times(0.2857142874409988, p, z);
  p = times(0.39999999999405383, p, z);
  p = times(0.6666666666666736, p, z);
  const half = v128.mul<f64>(v128.mul<f64>(v128.splat<f64>(0.5), f), f);
  const series = v128.mul<f64>(s, v128.add<f64>(half, v128.mul<f64>(z, p)));
  const low = v128.add<f64>(series, v128.mul<f64>(k, v128.splat<f64>(LN2_LOW)));
  const rest = v128.sub<f64>(v128.sub<f64>(half, low), f);
  const finite = v128.sub<f64>(v128.mul<f64>(k, v128.splat<f64>(LN2_HIGH)), rest);
  const positive = v128.bitselect(finite, x, v128.lt<f64>(x, infinity));
  const isZero = v128.eq<f64>(x, zero);
  const otherwise = v128.bitselect(v128.neg<f64>(infinity), v128.splat<f64>(NaN), isZero);
  return v128.bitselect(positive, otherwise, v128.gt<f64>(x, zero));
}
