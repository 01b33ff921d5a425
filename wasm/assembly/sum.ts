import { CHUNK, atMostTwo, fold } from "./lanes";

/** The sum of n elements, chunk by chunk. */
export function sum(x: usize, n: usize): f64 {
  let total: f64 = 0.0;
  while (n > 0) {
    const length = min<usize>(n, CHUNK);
    total += sumOfChunk(x, length);
    x += length * 8;
    n -= length;
  }
  return total;
}

/** Sixteen lanes in eight pairs: element i goes to lane i mod 16. */
function sumOfChunk(x: usize, n: usize): f64 {
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
    s0 = v128.add<f64>(s0, v128.load(x));
    s1 = v128.add<f64>(s1, v128.load(x, 16));
    s2 = v128.add<f64>(s2, v128.load(x, 32));
    s3 = v128.add<f64>(s3, v128.load(x, 48));
    s4 = v128.add<f64>(s4, v128.load(x, 64));
    s5 = v128.add<f64>(s5, v128.load(x, 80));
    s6 = v128.add<f64>(s6, v128.load(x, 96));
    s7 = v128.add<f64>(s7, v128.load(x, 112));
    x += 128;
  }
  const left = n & 15;
  if (left > 0) s0 = v128.add<f64>(s0, atMostTwo(x, left));
  if (left > 2) s1 = v128.add<f64>(s1, atMostTwo(x + 16, left - 2));
  if (left > 4) s2 = v128.add<f64>(s2, atMostTwo(x + 32, left - 4));
  if (left > 6) s3 = v128.add<f64>(s3, atMostTwo(x + 48, left - 6));
  if (left > 8) s4 = v128.add<f64>(s4, atMostTwo(x + 64, left - 8));
  if (left > 10) s5 = v128.add<f64>(s5, atMostTwo(x + 80, left - 10));
  if (left > 12) s6 = v128.add<f64>(s6, atMostTwo(x + 96, left - 12));
  if (left > 14) s7 = v128.add<f64>(s7, atMostTwo(x + 112, left - 14));
  return fold(s0, s1, s2, s3, s4, s5, s6, s7);
}
