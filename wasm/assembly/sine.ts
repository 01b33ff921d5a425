import { add, changed, constant, leftBits, mul, sub, times } from "./arithmetic";

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
export function shiftedSine<T>(x: T, shift: f64): T {
  const turns = times<T>(shift, x, constant<T>(PER_PI));
  const shifted = add<T>(turns, constant<T>(INTEGER));
  const whole = sub<T>(shifted, constant<T>(INTEGER));
  const m = sub<T>(whole, constant<T>(shift));
  const m1 = mul<T>(m, constant<T>(PI_1));
  const m2 = mul<T>(m, constant<T>(PI_2));
  const m3 = mul<T>(m, constant<T>(PI_3));
  const m4 = mul<T>(m, constant<T>(PI_4));
  const a = sub<T>(x, m1);
  const b = sub<T>(a, m2);
  const c = sub<T>(b, m3);
  const two = add<T>(lost<T>(x, m1, a), lost<T>(a, m2, b));
  const errors = sub<T>(add<T>(two, lost<T>(b, m3, c)), m4);
  const r = add<T>(c, errors);
  const low = sub<T>(errors, sub<T>(r, c));
  return changed<T>(sine<T>(r, low), leftBits<T>(shifted, 63));
}

/** What rounding took from x - y. */
@inline
function lost<T>(x: T, y: T, difference: T): T {
  const taken = sub<T>(x, difference);
  const left = sub<T>(x, add<T>(difference, taken));
  return add<T>(left, sub<T>(taken, y));
}

/** sin(r + low), for |r| up to pi/2 and a low below its last bit. */
@inline
export function sine<T>(r: T, low: T): T {
  const z = mul<T>(r, r);
  const fourth = mul<T>(z, constant<T>(0.041666666666666664));
  const second = mul<T>(z, sub<T>(constant<T>(0.5), fourth));
  const cosine = sub<T>(constant<T>(1.0), second);
  const rest = mul<T>(mul<T>(r, z), tail<T>(z));
  return add<T>(r, add<T>(mul<T>(low, cosine), rest));
}

/** sin(r), for |r| up to pi/2 and a little more. */
@inline
export function sineOf<T>(r: T): T {
  return sineFrom<T>(r, startOfSine<T>(r));
}

/** sin(r), from what {@link startOfSine} made of r: halves of it that a loop each can have. */
@inline
export function sineFrom<T>(r: T, start: T): T {
  const z = mul<T>(r, r);
  return add<T>(r, mul<T>(mul<T>(r, z), restOfTail<T>(start, z)));
}

/** The first half of {@link sineOf}. */
@inline
export function startOfSine<T>(r: T): T {
  return startOfTail<T>(mul<T>(r, r));
}

/** -1/6 + z/120 - ... */
@inline
function tail<T>(z: T): T {
  return restOfTail<T>(startOfTail<T>(z), z);
}

@inline
function startOfTail<T>(z: T): T {
  let p = constant<T>(-6.258257513860705e-18);
  p = times<T>(2.7896044681591096e-15, p, z);
  p = times<T>(-7.646088918575245e-13, p, z);
  p = times<T>(1.6059014540216483e-10, p, z);
  return times<T>(-2.5052107908531264e-08, p, z);
}

@inline
function restOfTail<T>(start: T, z: T): T {
  let p = times<T>(2.755731921929664e-06, start, z);
  p = times<T>(-0.00019841269841243034, p, z);
  p = times<T>(0.008333333333333253, p, z);
  return times<T>(-0.16666666666666666, p, z);
}
