import { add, anyNegative, constant, div, masked, mul, sub, times } from "./arithmetic";
import { TWICE_BIASED, curve, scale, shiftedInteger, unshifted } from "./exponential";
import { MIN_NORMAL, exponentOf, fractionOf, unfit } from "./logarithm";

const SCALE: f64 = 0.9617966939259756;
const SCALE_HIGH: f64 = 0.9617966860532761;
const SCALE_LOW: f64 = 7.872699542894897e-9;
const LN2: f64 = 0.6931471805599453;
const LN2_HIGH: f64 = 0.6931471675634384;
const LN2_LOW: f64 = 1.2996506893889889e-8;
const TWO_TO_53: f64 = 9007199254740992.0;
const TWO_TO_70: f64 = 1180591620717411303424.0;
const LARGE_RESULT: f64 = 1100.0;

/** Up to here the low part of a logarithm times y is too small to matter to a bounded result. */
const ORDINARY: f64 = 65536.0;

/** out = x^y, of n elements; out may be x or y. Blocks with rare elements go one by one. */
export function pow(x: usize, y: usize, out: usize, n: usize): void {
  const end = out + n * 8;
  while (out < end) {
    if (out + 32 <= end && !anyRare(x, y)) {
      const p0 = ofOrdinary(v128.load(x), v128.load(y));
      const p1 = ofOrdinary(v128.load(x, 16), v128.load(y, 16));
      v128.store(out, p0);
      v128.store(out, p1, 16);
      x += 32;
      y += 32;
      out += 32;
    } else {
      store<f64>(out, ofOne(load<f64>(x), load<f64>(y)));
      x += 8;
      y += 8;
      out += 8;
    }
  }
}

/** Whether one of four pairs has no positive, normal, finite x or no ordinary y. */
@inline
function anyRare(x: usize, y: usize): bool {
  const most = v128.splat<f64>(ORDINARY);
  const left0 = v128.sub<f64>(most, v128.abs<f64>(v128.load(y)));
  const left1 = v128.sub<f64>(most, v128.abs<f64>(v128.load(y, 16)));
  const first = v128.or(unfit(v128.load(x)), left0);
  return anyNegative(v128.or(first, v128.or(unfit(v128.load(x, 16)), left1)));
}

@inline
function ofOrdinary(x: v128, y: v128): v128 {
  return powerOf<v128>(exponentOf<v128>(x), fractionOf<v128>(x), y);
}

function ofOne(x: f64, y: f64): f64 {
  if (y == 0.0) return 1.0;
  const magnitude = abs(x);
  const absolute = abs(y);
  if (isNaN(x) || isNaN(y) || (magnitude == 1.0 && absolute == Infinity)) return NaN;
  // What is left of y by the nearest even integer: 0 if it is even, 1 if it is odd.
  const a = TWO_TO_53 < absolute ? TWO_TO_53 : absolute;
  const left = abs(a - (a + TWO_TO_53 - TWO_TO_53));
  const odd = left == 1.0;
  let power: f64;
  if (magnitude == 0.0 || magnitude == Infinity) {
    power = (magnitude == 0.0) == y < 0.0 ? Infinity : 0.0;
  } else if (x < 0.0 && !odd && left != 0.0) {
    return NaN;
  } else {
    const tiny = magnitude < MIN_NORMAL;
    const normal = tiny ? magnitude * 18014398509481984.0 : magnitude;
    const k = exponentOf<f64>(normal) - (tiny ? 54.0 : 0.0);
    power = powerOf<f64>(k, fractionOf<f64>(normal), clamp(y, TWO_TO_70));
  }
  return odd ? copysign(power, x) : power;
}

/** The power of a positive number 2^k m. */
@inline
function powerOf<T>(k: T, m: T, y: T): T {
  const one = constant<T>(1.0);
  // s = sHigh + sLow, to about 2^-78 of it.
  const f = sub<T>(m, one);
  const d = add<T>(m, one);
  const inverse = div<T>(one, d);
  const s = mul<T>(f, inverse);
  const sHigh = high<T>(s);
  const dHigh = high<T>(d);
  const dLow = sub<T>(m, sub<T>(dHigh, one));
  const left = sub<T>(f, mul<T>(sHigh, dHigh));
  const sLow = mul<T>(inverse, sub<T>(left, mul<T>(sHigh, dLow)));
  // 3 + z + z^2 W = tHigh + tLow.
  const z = mul<T>(s, s);
  const zHigh = mul<T>(sHigh, sHigh);
  const squares = mul<T>(mul<T>(z, z), tail<T>(z));
  const rest = add<T>(squares, mul<T>(sLow, add<T>(sHigh, s)));
  const three = constant<T>(3.0);
  const tHigh = high<T>(add<T>(add<T>(three, zHigh), rest));
  const tLow = sub<T>(rest, sub<T>(sub<T>(tHigh, three), zHigh));
  // log2(x) = logHigh + logLow.
  const u = mul<T>(sHigh, tHigh);
  const v = add<T>(mul<T>(sLow, tHigh), mul<T>(tLow, s));
  const pHigh = high<T>(add<T>(u, v));
  const pLow = sub<T>(v, sub<T>(pHigh, u));
  const lHigh = mul<T>(constant<T>(SCALE_HIGH), pHigh);
  const lLow = add<T>(
    mul<T>(constant<T>(SCALE_LOW), pHigh),
    mul<T>(pLow, constant<T>(SCALE)),
  );
  const logHigh = high<T>(add<T>(add<T>(lHigh, lLow), k));
  const logLow = sub<T>(lLow, sub<T>(sub<T>(logHigh, k), lHigh));
  const yHigh = high<T>(y);
  const rests = mul<T>(sub<T>(y, yHigh), logHigh);
  const low = add<T>(rests, mul<T>(y, logLow));
  return exp2<T>(mul<T>(yHigh, logHigh), low);
}

/** 3/5 + 3/7 z + ... */
@inline
function tail<T>(z: T): T {
  let w = constant<T>(0.17988897676958313);
  w = times<T>(0.17511516358618048, w, z);
  w = times<T>(0.2000451513946182, w, z);
  w = times<T>(0.23076834163302157, w, z);
  w = times<T>(0.2727272832466967, w, z);
  w = times<T>(0.3333333332612167, w, z);
  w = times<T>(0.42857142857168573, w, z);
  return times<T>(0.5999999999999996, w, z);
}

/** 2^(high + low), for a low that is 2^-25 of high at most. */
@inline
function exp2<T>(exponent: T, low: T): T {
  const within = bounded<T>(exponent);
  const tail = isVector<T>() || within == exponent ? low : constant<T>(0.0);
  const shifted = shiftedInteger<T>(within, TWICE_BIASED);
  const f = sub<T>(within, unshifted<T>(shifted, TWICE_BIASED));
  const t = high<T>(add<T>(f, tail));
  const u = mul<T>(t, constant<T>(LN2_HIGH));
  const left = sub<T>(tail, sub<T>(t, f));
  const v = add<T>(
    mul<T>(left, constant<T>(LN2)),
    mul<T>(t, constant<T>(LN2_LOW)),
  );
  const r = add<T>(u, v);
  const w = sub<T>(v, sub<T>(r, u));
  const more = add<T>(w, mul<T>(r, w));
  const expm1 = add<T>(r, add<T>(curve<T>(r), more));
  return scale<T>(add<T>(constant<T>(1.0), expm1), shifted);
}

/** The exponent, or the largest that matters; numbers, where there are two. */
@inline
function bounded<T>(exponent: T): T {
  if (isVector<T>()) {
    const below = v128.min<f64>(exponent, v128.splat<f64>(LARGE_RESULT));
    return v128.max<f64>(below, v128.splat<f64>(-LARGE_RESULT));
  }
  return clamp(exponent, LARGE_RESULT);
}

/** The number, or the bound nearest to it. */
@inline
function clamp(number: f64, bound: f64): f64 {
  const below = bound < number ? bound : number;
  return below < -bound ? -bound : below;
}

/** A number with 26 bits of its significand. */
@inline
function high<T>(x: T): T {
  return masked<T>(x, 0xfffffffff8000000);
}
