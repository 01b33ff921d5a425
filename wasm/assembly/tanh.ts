import { least, times } from "./exponential";

const PER_HALF_LN2: f64 = 2.8853900817779268;
const HALF_LN2_HIGH: f64 = 0.3465735901845619;
const HALF_LN2_LOW: f64 = 9.541074646352939e-11;

/** 1.5 * 2^52 + 1023: added to an integer k, it leaves k + 1023 in the lowest bits. */
const ONCE_BIASED: f64 = 6755399441056767.0;

/** out = tanh(x), of n elements; out may be x. */
export function tanh(x: usize, out: usize, n: usize): void {
  const blocks = out + (n & ~7) * 8;
  const end = out + n * 8;
  while (out < blocks) {
    const y0 = tangent(v128.load(x));
    const y1 = tangent(v128.load(x, 16));
    const y2 = tangent(v128.load(x, 32));
    const y3 = tangent(v128.load(x, 48));
    v128.store(out, y0);
    v128.store(out, y1, 16);
    v128.store(out, y2, 32);
    v128.store(out, y3, 48);
    x += 64;
    out += 64;
  }
  while (out < end) {
    store<f64>(out, v128.extract_lane<f64>(tangent(v128.load64_splat(x)), 0));
    x += 8;
    out += 8;
  }
}

/** Below 0.625 x and a correction, above 1 and a correction. */
@inline
function tangent(x: v128): v128 {
  const within = least(v128.abs<f64>(x), 20.0);
  const small = v128.lt<f64>(within, v128.splat<f64>(0.625));
  const shifted = times(ONCE_BIASED, within, v128.splat<f64>(PER_HALF_LN2));
  const k = v128.andnot(v128.sub<f64>(shifted, v128.splat<f64>(ONCE_BIASED)), small);
  const high = v128.sub<f64>(within, v128.mul<f64>(k, v128.splat<f64>(HALF_LN2_HIGH)));
  const h = v128.sub<f64>(high, v128.mul<f64>(k, v128.splat<f64>(HALF_LN2_LOW)));
  const z = v128.mul<f64>(h, h);
  let p = times(-99.25160491161165, v128.splat<f64>(-0.9643850348774755), z);
  p = times(-1613.9418424107705, p, z);
  let q = v128.add<f64>(z, v128.splat<f64>(112.77255618529303));
  q = times(2234.4850256277427, q, z);
  q = times(4841.825527232312, q, z);
  const zp = v128.mul<f64>(z, p);
  const u = v128.mul<f64>(h, v128.add<f64>(q, zp));
  const difference = v128.sub<f64>(q, u);
  const power = v128.mul<f64>(v128.shl<i64>(shifted, 52), v128.add<f64>(q, u));
  const sum = v128.add<f64>(power, difference);
  const twice = v128.mul<f64>(v128.splat<f64>(-2.0), difference);
  const numerator = v128.bitselect(v128.mul<f64>(h, zp), twice, small);
  const quotient = v128.div<f64>(numerator, v128.bitselect(q, sum, small));
  const base = v128.bitselect(within, v128.splat<f64>(1.0), small);
  const sign = i64x2.splat(0x7fffffffffffffff);
  return v128.bitselect(v128.add<f64>(base, quotient), x, sign);
}
