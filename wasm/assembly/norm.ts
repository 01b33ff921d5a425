import { CHUNK, atMostTwo, fold } from "./lanes";

// 2^-900 and 2^1000: outside, the sum of squares is taken again on another scale, 2^600 or 2^-600.
const TINY: f64 = reinterpret<f64>(0x07b0000000000000);
const HUGE: f64 = reinterpret<f64>(0x7e70000000000000);
const UP: f64 = reinterpret<f64>(0x6570000000000000);
const DOWN: f64 = reinterpret<f64>(0x1a70000000000000);

/** The Euclidean norm of n elements, which neither overflows nor underflows on the way. */
export function norm(x: usize, n: usize): f64 {
  const sum = sumOfSquares(false, 1.0, x, n);
  if ((sum >= TINY && sum <= HUGE) || isNaN(sum)) {
    return sqrt(sum);
  }
  const factor = sum > HUGE ? DOWN : UP;
  return sqrt(sumOfSquares(true, factor, x, n)) / factor;
}

/** The sum of (factor x[i])^2 or, if they are not to be scaled, of x[i]^2. */
@inline
function sumOfSquares(scaled: bool, factor: f64, x: usize, n: usize): f64 {
  let total: f64 = 0.0;
  while (n > 0) {
    const length = min<usize>(n, CHUNK);
    total += squaresOfChunk(scaled, v128.splat<f64>(factor), x, length);
    x += length * 8;
    n -= length;
  }
  return total;
}

/** Sixteen lanes in eight pairs: element i goes to lane i mod 16. */
@inline
function squaresOfChunk(scaled: bool, factor: v128, x: usize, n: usize): f64 {
  let s0 = v128.splat<f64>(0.0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let s4 = s0;
  let s5 = s0;
  let s6 = s0;
  let s7 = s0;
  const blocks = x + (n & ~15) * 8;
  while (x < blocks) {
    s0 = v128.add<f64>(s0, square(scaled, factor, v128.load(x)));
    s1 = v128.add<f64>(s1, square(scaled, factor, v128.load(x, 16)));
    s2 = v128.add<f64>(s2, square(scaled, factor, v128.load(x, 32)));
    s3 = v128.add<f64>(s3, square(scaled, factor, v128.load(x, 48)));
    s4 = v128.add<f64>(s4, square(scaled, factor, v128.load(x, 64)));
    s5 = v128.add<f64>(s5, square(scaled, factor, v128.load(x, 80)));
    s6 = v128.add<f64>(s6, square(scaled, factor, v128.load(x, 96)));
    s7 = v128.add<f64>(s7, square(scaled, factor, v128.load(x, 112)));
    x += 128;
  }
  const left = n & 15;
  if (left > 0) s0 = v128.add<f64>(s0, square(scaled, factor, atMostTwo(x, left)));
  if (left > 2) s1 = v128.add<f64>(s1, square(scaled, factor, atMostTwo(x + 16, left - 2)));
  if (left > 4) s2 = v128.add<f64>(s2, square(scaled, factor, atMostTwo(x + 32, left - 4)));
  if (left > 6) s3 = v128.add<f64>(s3, square(scaled, factor, atMostTwo(x + 48, left - 6)));
  if (left > 8) s4 = v128.add<f64>(s4, square(scaled, factor, atMostTwo(x + 64, left - 8)));
  if (left > 10) s5 = v128.add<f64>(s5, square(scaled, factor, atMostTwo(x + 80, left - 10)));
  if (left > 12) s6 = v128.add<f64>(s6, square(scaled, factor, atMostTwo(x + 96, left - 12)));
  if (left > 14) s7 = v128.add<f64>(s7, square(scaled, factor, atMostTwo(x + 112, left - 14)));
  return fold(s0, s1, s2, s3, s4, s5, s6, s7);
}

@inline
function square(scaled: bool, factor: v128, x: v128): v128 {
  const y = scaled ? v128.mul<f64>(x, factor) : x;
  return v128.mul<f64>(y, y);
}
