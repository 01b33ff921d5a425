import { add, constant, leftBits, mul, sub, times } from "./arithmetic";
import { anyRare } from "./exponential";

const PER_HALF_LN2: f64 = 2.8853900817779268;
const HALF_LN2_HIGH: f64 = 0.3465735901845619;
const HALF_LN2_LOW: f64 = 9.541074646352939e-11;

/** The bias of an exponent: what is shifted holds a power of two. */
const BIAS: f64 = 1023.0;

/** 1.5 * 2^52 and the bias: added to an integer k, it leaves k + 1023 in the lowest bits. */
const ONCE_BIASED: f64 = 6755399441055744.0 + BIAS;

/** Below, the result is x and a correction; above, 1 and a correction. */
const SMALL: f64 = 0.625;

/**
 * out = tanh(x), of n elements; out may be x. The elements of a block with a rare one go one by
 * one.
 */
export function tanh(x: usize, out: usize, n: usize): void {
  const blocks = out + (n & ~7) * 8;
  const end = out + n * 8;
  while (out < end) {
    while (out < blocks) {
      const x0 = v128.load(x);
      const x1 = v128.load(x, 16);
      const x2 = v128.load(x, 32);
      const x3 = v128.load(x, 48);
      const s0 = shiftedExponent<v128>(v128.abs<f64>(x0));
      const s1 = shiftedExponent<v128>(v128.abs<f64>(x1));
      const s2 = shiftedExponent<v128>(v128.abs<f64>(x2));
      const s3 = shiftedExponent<v128>(v128.abs<f64>(x3));
      if (anyRare(s0, s1, s2, s3, BIAS)) break;
      const y0 = tangentOfOrdinary(x0, s0);
      const y1 = tangentOfOrdinary(x1, s1);
      const y2 = tangentOfOrdinary(x2, s2);
      const y3 = tangentOfOrdinary(x3, s3);
      v128.store(out, y0);
      v128.store(out, y1, 16);
      v128.store(out, y2, 32);
      v128.store(out, y3, 48);
      x += 64;
      out += 64;
    }
    const stop = min(out + 64, end);
    while (out < stop) {
      store<f64>(out, tangent(load<f64>(x)));
      x += 8;
      out += 8;
    }
  }
}

/** The hyperbolic tangent of two ordinary numbers: see tangent. */
@inline
function tangentOfOrdinary(x: v128, shifted: v128): v128 {
  const within = v128.abs<f64>(x);
  const small = v128.lt<f64>(within, v128.splat<f64>(SMALL));
  const k = v128.andnot(v128.sub<f64>(shifted, v128.splat<f64>(ONCE_BIASED)), small);
  const h = reduced<v128>(within, k);
  const z = v128.mul<f64>(h, h);
  const q = denominator<v128>(z);
  const zp = v128.mul<f64>(z, numerator<v128>(z));
  const u = v128.mul<f64>(h, v128.add<f64>(q, zp));
  const difference = v128.sub<f64>(q, u);
  const power = v128.mul<f64>(leftBits<v128>(shifted, 52), v128.add<f64>(q, u));
  const twice = v128.mul<f64>(v128.splat<f64>(-2.0), difference);
  const over = v128.bitselect(v128.mul<f64>(h, zp), twice, small);
  const under = v128.bitselect(q, v128.add<f64>(power, difference), small);
  const base = v128.bitselect(within, v128.splat<f64>(1.0), small);
  const result = v128.add<f64>(base, v128.div<f64>(over, under));
  return v128.bitselect(result, x, i64x2.splat(0x7fffffffffffffff));
}

/**
 * With tanh(h) = h + h z P / Q, z = h^2: the rational function itself for small x; else
 * 1 - 2 / (exp(2|x|) + 1) with exp(2|x|) = s (1 + tanh(h)) / (1 - tanh(h)).
 */
function tangent(x: f64): f64 {
  const magnitude = abs(x);
  const within = 20.0 < magnitude ? 20.0 : magnitude;
  const small = within < SMALL;
  const shifted = shiftedExponent<f64>(within);
  const h = reduced<f64>(within, small ? 0.0 : shifted - ONCE_BIASED);
  const z = h * h;
  const q = denominator<f64>(z);
  const zp = z * numerator<f64>(z);
  const u = h * (q + zp);
  const difference = q - u;
  const sum = leftBits<f64>(shifted, 52) * (q + u) + difference;
  const quotient = (small ? h * zp : -2.0 * difference) / (small ? q : sum);
  return copysign((small ? within : 1.0) + quotient, x);
}

/** 2x / ln 2, rounded to an integer k in the lowest bits, which hold k + 1023. */
@inline
function shiftedExponent<T>(x: T): T {
  return times<T>(ONCE_BIASED, x, constant<T>(PER_HALF_LN2));
}

@inline
function reduced<T>(x: T, k: T): T {
  const high = sub<T>(x, mul<T>(k, constant<T>(HALF_LN2_HIGH)));
  return sub<T>(high, mul<T>(k, constant<T>(HALF_LN2_LOW)));
}

@inline
function numerator<T>(z: T): T {
  const p = times<T>(-99.25160491161165, constant<T>(-0.9643850348774755), z);
  return times<T>(-1613.9418424107705, p, z);
}

@inline
function denominator<T>(z: T): T {
  const q = times<T>(2234.4850256277427, add<T>(z, constant<T>(112.77255618529303)), z);
  return times<T>(4841.825527232312, q, z);
}
