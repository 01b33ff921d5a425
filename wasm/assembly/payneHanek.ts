import { sine } from "./sine";

// Sine and cosine of numbers from 2^20 on: see PayneHanek.

const PI: f64 = 3.141592653589793;
const PI_HIGH: f64 = 3.1415926218032837;
const PI_LOW: f64 = 3.178650954705639e-08;
const PI_REST: f64 = 1.2246467991473532e-16;

/** The sine of x plus a shift in units of pi / 2^63; NaN for an infinite x. */
export function sineOfLarge(x: f64, shift: u64): f64 {
  const bits = reinterpret<u64>(x);
  const significand = (bits & 0xfffffffffffff) | (1 << 52);
  const first = <i32>(bits >> 52) - 1075 - 1 + 64;
  const word = first >> 6;
  const place = <u64>(first & 63);
  let a: u64 = 0;
  let b: u64 = 0;
  let c: u64 = 0;
  let d: u64 = 0;
  for (let i = 0; i < 4; i++) {
    a = b;
    b = c;
    c = d;
    d = perPi(word + i);
  }
  const w0 = window(a, b, place);
  const w1 = window(b, c, place);
  const w2 = window(c, d, place);
  const carried = highProduct(w2, significand);
  const p1 = w1 * significand + carried;
  const carry: u64 = p1 < carried ? 1 : 0;
  const p0 = w0 * significand + highProduct(w1, significand) + carry + shift;
  const high = (p0 << 1) | (p1 >> 63);
  const low = p1 << 1;
  const negative = <u64>((<i64>high) >> 63);
  const value = ofTurns(high ^ negative, low ^ negative);
  return reinterpret<f64>(reinterpret<u64>(value) ^ (p0 & 0x8000000000000000)) + 0.0 * x;
}

/** 64 bits of two words, from a place in the first one. */
@inline
function window(first: u64, second: u64, place: u64): u64 {
  return (first << place) | ((second >> 1) >> (63 - place));
}

/** The high word of a product. */
@inline
function highProduct(a: u64, b: u64): u64 {
  const a0 = a & 0xffffffff;
  const a1 = a >> 32;
  const b0 = b & 0xffffffff;
  const b1 = b >> 32;
  const t = a1 * b0 + ((a0 * b0) >> 32);
  const u = a0 * b1 + (t & 0xffffffff);
  return a1 * b1 + (t >> 32) + (u >> 32);
}

/** The sine of a fraction of pi, given as 128 bits behind the point. */
@inline
function ofTurns(high: u64, low: u64): f64 {
  const d0 = <f64>(high >> 32) * reinterpret<f64>(0x3df0000000000000);
  const d1 = <f64>(high & 0xffffffff) * reinterpret<f64>(0x3bf0000000000000);
  const d2 = <f64>(low >> 32) * reinterpret<f64>(0x39f0000000000000);
  const d3 = <f64>(low & 0xffffffff) * reinterpret<f64>(0x37f0000000000000);
  const s = d0 + d1;
  const t = s + d2;
  const rest = d1 - (s - d0) + (d2 - (t - s)) + d3;
  const tHigh = reinterpret<f64>(reinterpret<u64>(t) & 0xfffffffff8000000);
  const tLow = t - tHigh;
  const r = t * PI;
  const lost = tHigh * PI_HIGH - r + tHigh * PI_LOW + tLow * PI_HIGH + tLow * PI_LOW;
  const tail = lost + (t * PI_REST + rest * PI);
  return sine<f64>(r, tail);
}

/** 64 zeros and the bits of 1/pi behind its point, a word at a time. */
function perPi(word: i32): u64 {
  switch (word) {
    case 0:
      return 0;
    case 1:
      return 0x517cc1b727220a94;
    case 2:
      return 0xfe13abe8fa9a6ee0;
    case 3:
      return 0x6db14acc9e21c820;
    case 4:
      return 0xff28b1d5ef5de2b0;
    case 5:
      return 0xdb92371d2126e970;
    case 6:
      return 0x0324977504e8c90e;
    case 7:
      return 0x7f0ef58e5894d39f;
    case 8:
      return 0x74411afa975da242;
    case 9:
      return 0x74ce38135a2fbf20;
    case 10:
      return 0x9cc8eb1cc1a99cfa;
    case 11:
      return 0x4e422fc5defc941d;
    case 12:
      return 0x8ffc4bffef02cc07;
    case 13:
      return 0xf79788c5ad05368f;
    case 14:
      return 0xb69b3f6793e584db;
    case 15:
      return 0xa7a31fb34f2ff516;
    case 16:
      return 0xba93dd63f5f2f8bd;
    case 17:
      return 0x9e839cfbc5294975;
    case 18:
      return 0x35fdafd88fc6ae84;
    default:
      return 0x2b0198237e3db5d5;
  }
}
