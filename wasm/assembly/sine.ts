import { times } from "./exponential";

// Sine and cosine as sines of x + shift pi. The coefficients and constants are those of
// PlainTrigonometry.

/** Up to here pi is taken off in four parts. */
export const LARGE: f64 = 1048576.0;

const PER_PI: f64 = 0.3183098861837907;
const PI_1: f64 = 3.1415926534682512;
const PI_2: f64 = 1.2154201012607932e-10;
const PI_3: f64 = 4.044532497422333e-21;
const PI_4: f64 = 1.69568553207378e-31;

/** 1.5 * 2^52: added to an integer, it leaves its parity in the lowest bit. */
const INTEGER: f64 = 6755399441055744.0;

/** sin(x + shift pi), for x from 0 to LARGE and a shift of 0 or 1/2. */
@inline
export function shiftedSine(x: v128, shift: f64): v128 {
  const turns = times(shift, x, v128.splat<f64>(PER_PI));
  const shifted = v128.add<f64>(turns, v128.splat<f64>(INTEGER));
  const whole = v128.sub<f64>(shifted, v128.splat<f64>(INTEGER));
  const m = v128.sub<f64>(whole, v128.splat<f64>(shift));
  const m1 = v128.mul<f64>(m, v128.splat<f64>(PI_1));
  const m2 = v128.mul<f64>(m, v128.splat<f64>(PI_2));
  const m3 = v128.mul<f64>(m, v128.splat<f64>(PI_3));
  const m4 = v128.mul<f64>(m, v128.splat<f64>(PI_4));
  const a = v128.sub<f64>(x, m1);
  const b = v128.sub<f64>(a, m2);
  const c = v128.sub<f64>(b, m3);
  const two = v128.add<f64>(lost(x, m1, a), lost(a, m2, b));
  const errors = v128.sub<f64>(v128.add<f64>(two, lost(b, m3, c)), m4);
  const r = v128.add<f64>(c, errors);
  const low = v128.sub<f64>(errors, v128.sub<f64>(r, c));
  return v128.xor(sine(r, low), v128.shl<i64>(shifted, 63));
}

/** What rounding took from x - y. */
@inline
function lost(x: v128, y: v128, difference: v128): v128 {
  const taken = v128.sub<f64>(x, difference);
  const left = v128.sub<f64>(x, v128.add<f64>(difference, taken));
  return v128.add<f64>(left, v128.sub<f64>(taken, y));
}

/** sin(r + low), for |r| up to pi/2 and a low below its last bit. */
@inline
export function sine(r: v128, low: v128): v128 {
  const z = v128.mul<f64>(r, r);
  let p = v128.splat<f64>(-6.258257513860705e-18);
  p = times(2.7896044681591096e-15, p, z);
  p = times(-7.646088918575245e-13, p, z);
  p = times(1.6059014540216483e-10, p, z);
  p = times(-2.5052107908531264e-08, p, z);
  p = times(2.755731921929664e-06, p, z);
  p = times(-0.00019841269841243034, p, z);
  p = times(0.008333333333333253, p, z);
  p = times(-0.16666666666666666, p, z);
  const fourth = v128.mul<f64>(z, v128.splat<f64>(0.041666666666666664));
  const second = v128.mul<f64>(z, v128.sub<f64>(v128.splat<f64>(0.5), fourth));
  const cosine = v128.sub<f64>(v128.splat<f64>(1.0), second);
  const rest = v128.mul<f64>(v128.mul<f64>(r, z), p);
  return v128.add<f64>(r, v128.add<f64>(v128.mul<f64>(low, cosine), rest));
}

/** Whether one of eight numbers is beyond what shiftedSine takes. */
@inline
export function anyLarge(x: usize): bool {
  const large = v128.splat<f64>(LARGE);
  const m0 = v128.gt<f64>(v128.abs<f64>(v128.load(x)), large);
  const m1 = v128.gt<f64>(v128.abs<f64>(v128.load(x, 16)), large);
  const m2 = v128.gt<f64>(v128.abs<f64>(v128.load(x, 32)), large);
  const m3 = v128.gt<f64>(v128.abs<f64>(v128.load(x, 48)), large);
  const none = v128.not(v128.or(v128.or(m0, m1), v128.or(m2, m3)));
  return !i64x2.all_true(none);
}
