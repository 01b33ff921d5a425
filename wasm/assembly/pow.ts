import { curve, greatest, least, scale, shiftedInteger, times, unshifted } from "./exponential";
import { exponentOf, fractionOf, normalOf } from "./logarithm";

const SCALE: f64 = 0.9617966939259756;
const SCALE_HIGH: f64 = 0.9617966860532761;
const SCALE_LOW: f64 = 7.872699542894897e-9;
const LN2: f64 = 0.6931471805599453;
const LN2_HIGH: f64 = 0.6931471675634384;
const LN2_LOW: f64 = 1.2996506893889889e-8;
const TWO_TO_53: f64 = 9007199254740992.0;
const TWO_TO_70: f64 = 1180591620717411303424.0;
const LARGE_RESULT: f64 = 1100.0;

/** out = x^y, of n elements; out may be x or y. */
export function pow(x: usize, y: usize, out: usize, n: usize): void {
  const blocks = out + (n & ~3) * 8;
  const end = out + n * 8;
  while (out < blocks) {
    const p0 = power(v128.load(x), v128.load(y));
    const p1 = power(v128.load(x, 16), v128.load(y, 16));
    v128.store(out, p0);
    v128.store(out, p1, 16);
    x += 32;
    y += 32;
    out += 32;
  }
  while (out < end) {
    const p = power(v128.load64_splat(x), v128.load64_splat(y));
    store<f64>(out, v128.extract_lane<f64>(p, 0));
    x += 8;
    y += 8;
    out += 8;
  }
}

@inline
function power(x: v128, y: v128): v128 {
  const zero = v128.splat<f64>(0.0);
  const one = v128.splat<f64>(1.0);
  const infinity = v128.splat<f64>(Infinity);
  const magnitude = v128.abs<f64>(x);
  const absolute = v128.abs<f64>(y);
  const finite = powerOfPositive(magnitude, greatest(least(y, TWO_TO_70), -TWO_TO_70));
  // What is left of y by the nearest even integer: 0 if it is even, 1 if it is odd.
  const a = least(absolute, TWO_TO_53);
  const even = v128.sub<f64>(
    v128.add<f64>(a, v128.splat<f64>(TWO_TO_53)),
    v128.splat<f64>(TWO_TO_53),
  );
  const left = v128.abs<f64>(v128.sub<f64>(a, even));
  const odd = v128.eq<f64>(left, one);
  const sign = v128.and(v128.and(x, odd), i64x2.splat(0x8000000000000000));
  const isZero = v128.eq<f64>(magnitude, zero);
  const extreme = v128.or(isZero, v128.eq<f64>(magnitude, infinity));
  const growing = v128.not(v128.xor(isZero, v128.lt<f64>(y, zero)));
  const value = v128.bitselect(v128.and(infinity, growing), finite, extreme);
  const fractional = v128.not(v128.or(odd, v128.eq<f64>(left, zero)));
  const undefined = v128.andnot(v128.and(v128.lt<f64>(x, zero), fractional), extreme);
  const oneToInfinity = v128.and(v128.eq<f64>(magnitude, one), v128.eq<f64>(absolute, infinity));
  const unordered = v128.or(v128.ne<f64>(x, x), v128.ne<f64>(y, y));
  const noNumber = v128.or(v128.or(undefined, oneToInfinity), unordered);
  const result = v128.bitselect(v128.splat<f64>(NaN), v128.xor(value, sign), noNumber);
  return v128.bitselect(one, result, v128.eq<f64>(y, zero));
}

/** The power of positive, finite numbers. */
@inline
function powerOfPositive(x: v128, y: v128): v128 {
  const one = v128.splat<f64>(1.0);
  const normal = normalOf(x);
  const k = exponentOf(x, normal);
  const m = fractionOf(normal);
  // s = sHigh + sLow, to about 2^-78 of it.
  const f = v128.sub<f64>(m, one);
  const d = v128.add<f64>(m, one);
  const inverse = v128.div<f64>(one, d);
  const s = v128.mul<f64>(f, inverse);
  const sHigh = high(s);
  const dHigh = high(d);
  const dLow = v128.sub<f64>(m, v128.sub<f64>(dHigh, one));
  const left = v128.sub<f64>(f, v128.mul<f64>(sHigh, dHigh));
  const sLow = v128.mul<f64>(inverse, v128.sub<f64>(left, v128.mul<f64>(sHigh, dLow)));
  // 3 + z + z^2 W = tHigh + tLow.
  const z = v128.mul<f64>(s, s);
  const zHigh = v128.mul<f64>(sHigh, sHigh);
  const squares = v128.mul<f64>(v128.mul<f64>(z, z), tail(z));
  const rest = v128.add<f64>(squares, v128.mul<f64>(sLow, v128.add<f64>(sHigh, s)));
  const three = v128.splat<f64>(3.0);
  const tHigh = high(v128.add<f64>(v128.add<f64>(three, zHigh), rest));
  const tLow = v128.sub<f64>(rest, v128.sub<f64>(v128.sub<f64>(tHigh, three), zHigh));
  // log2(x) = logHigh + logLow.
  const u = v128.mul<f64>(sHigh, tHigh);
  const v = v128.add<f64>(v128.mul<f64>(sLow, tHigh), v128.mul<f64>(tLow, s));
  const pHigh = high(v128.add<f64>(u, v));
  const pLow = v128.sub<f64>(v, v128.sub<f64>(pHigh, u));
  const lHigh = v128.mul<f64>(v128.splat<f64>(SCALE_HIGH), pHigh);
  const lLow = v128.add<f64>(
    v128.mul<f64>(v128.splat<f64>(SCALE_LOW), pHigh),
    v128.mul<f64>(pLow, v128.splat<f64>(SCALE)),
  );
  const logHigh = high(v128.add<f64>(v128.add<f64>(lHigh, lLow), k));
  const logLow = v128.sub<f64>(lLow, v128.sub<f64>(v128.sub<f64>(logHigh, k), lHigh));
  const yHigh = high(y);
  const rests = v128.mul<f64>(v128.sub<f64>(y, yHigh), logHigh);
  const low = v128.add<f64>(rests, v128.mul<f64>(y, logLow));
  return exp2(v128.mul<f64>(yHigh, logHigh), low);
}

/** 3/5 + 3/7 z + ... */
@inline
function tail(z: v128): v128 {
  let w = v128.splat<f64>(0.17988897676958313);
  w = times(0.17511516358618048, w, z);
  w = times(0.2000451513946182, w, z);
  w = times(0.23076834163302157, w, z);
  w = times(0.2727272832466967, w, z);
  w = times(0.3333333332612167, w, z);
  w = times(0.42857142857168573, w, z);
  return times(0.5999999999999996, w, z);
}

/** 2^(high + low), for a low that is 2^-25 of high at most. */
@inline
function exp2(exponent: v128, low: v128): v128 {
  const within = greatest(least(exponent, LARGE_RESULT), -LARGE_RESULT);
  const tail = v128.and(low, v128.eq<f64>(within, exponent));
  const shifted = shiftedInteger(within);
  const f = v128.sub<f64>(within, unshifted(shifted));
  const t = high(v128.add<f64>(f, tail));
  const u = v128.mul<f64>(t, v128.splat<f64>(LN2_HIGH));
  const left = v128.sub<f64>(tail, v128.sub<f64>(t, f));
  const v = v128.add<f64>(
    v128.mul<f64>(left, v128.splat<f64>(LN2)),
    v128.mul<f64>(t, v128.splat<f64>(LN2_LOW)),
  );
  const r = v128.add<f64>(u, v);
  const w = v128.sub<f64>(v, v128.sub<f64>(r, u));
  const more = v128.add<f64>(w, v128.mul<f64>(r, w));
  const expm1 = v128.add<f64>(r, v128.add<f64>(curve(r), more));
  return scale(v128.add<f64>(v128.splat<f64>(1.0), expm1), shifted);
}

/** Numbers with 26 bits of their significands. */
@inline
function high(x: v128): v128 {
  return v128.and(x, i64x2.splat(0xfffffffff8000000));
}
