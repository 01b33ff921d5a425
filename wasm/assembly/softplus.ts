import { exponentialBelow, times } from "./exponential";

/** out = log(1 + e^x), of n elements; out may be x. */
export function softplus(x: usize, out: usize, n: usize): void {
  const blocks = out + (n & ~7) * 8;
  const end = out + n * 8;
  while (out < blocks) {
    const y0 = smoothRectifier(v128.load(x));
    const y1 = smoothRectifier(v128.load(x, 16));
    const y2 = smoothRectifier(v128.load(x, 32));
    const y3 = smoothRectifier(v128.load(x, 48));
    v128.store(out, y0);
    v128.store(out, y1, 16);
    v128.store(out, y2, 32);
    v128.store(out, y3, 48);
    x += 64;
    out += 64;
  }
  while (out < end) {
    store<f64>(out, v128.extract_lane<f64>(smoothRectifier(v128.load64_splat(x)), 0));
    x += 8;
    out += 8;
  }
}

/** log(1 + e) with e = exp(-|x|), and x where it is positive. */
@inline
function smoothRectifier(x: v128): v128 {
  const zero = v128.splat<f64>(0.0);
  const e = exponentialBelow(v128.neg<f64>(v128.abs<f64>(x)));
  const s = v128.div<f64>(e, v128.add<f64>(v128.splat<f64>(2.0), e));
  const z = v128.mul<f64>(s, s);
  let p = v128.splat<f64>(0.16393525145641585);
  p = times(0.07040818277142553, p, z);
  p = times(0.10959881459976462, p, z);
  p = times(0.11717912299438069, p, z);
  p = times(0.13336616388087527, p, z);
  p = times(0.15384463767346318, p, z);
  p = times(0.18181822723749472, p, z);
  p = times(0.2222222213770308, p, z);
  p = times(0.2857142857232538, p, z);
  p = times(0.3999999999999542, p, z);
  p = times(0.6666666666666667, p, z);
  const half = v128.mul<f64>(v128.mul<f64>(v128.splat<f64>(0.5), e), e);
  const series = v128.add<f64>(half, v128.mul<f64>(z, p));
  const log = v128.sub<f64>(e, v128.sub<f64>(half, v128.mul<f64>(s, series)));
  const above = v128.and(x, v128.lt<f64>(zero, x));
  return v128.add<f64>(above, log);
}
