import { CHUNK, atMostTwo, fold } from "./lanes";

/** The sum of a[i] b[i] over n elements, chunk by chunk. */
export function dot(a: usize, b: usize, n: usize): f64 {
  return sumOfProducts(a, b, n);
}

/** The same, for other kernels to contain: a call of an export is one at run time, too. */
export function sumOfProducts(a: usize, b: usize, n: usize): f64 {
  if (n <= 8) {
    return n == 0 ? 0.0 : 0.0 + dotOfEight(a, b, n);
  }
  let total: f64 = 0.0;
  while (n > 0) {
    const length = min<usize>(n, CHUNK);
    total += dotOfChunk(a, b, length);
    a += length * 8;
    b += length * 8;
    n -= length;
  }
  return total;
}

/** Sixteen lanes in eight pairs: element i goes to lane i mod 16. */
function dotOfChunk(a: usize, b: usize, n: usize): f64 {
  let s0 = v128.splat<f64>(0.0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let s4 = s0;
  let s5 = s0;
  let s6 = s0;
  let s7 = s0;
  const blocks = a + (n & ~15) * 8;
  while (a < blocks) {
    s0 = v128.add<f64>(s0, v128.mul<f64>(v128.load(a), v128.load(b)));
    s1 = v128.add<f64>(s1, v128.mul<f64>(v128.load(a, 16), v128.load(b, 16)));
    s2 = v128.add<f64>(s2, v128.mul<f64>(v128.load(a, 32), v128.load(b, 32)));
    s3 = v128.add<f64>(s3, v128.mul<f64>(v128.load(a, 48), v128.load(b, 48)));
    s4 = v128.add<f64>(s4, v128.mul<f64>(v128.load(a, 64), v128.load(b, 64)));
    s5 = v128.add<f64>(s5, v128.mul<f64>(v128.load(a, 80), v128.load(b, 80)));
    s6 = v128.add<f64>(s6, v128.mul<f64>(v128.load(a, 96), v128.load(b, 96)));
    s7 = v128.add<f64>(s7, v128.mul<f64>(v128.load(a, 112), v128.load(b, 112)));
    a += 128;
    b += 128;
  }
  const left = n & 15;
  if (left > 0) s0 = v128.add<f64>(s0, productsOfTwo(a, b, left));
  if (left > 2) s1 = v128.add<f64>(s1, productsOfTwo(a + 16, b + 16, left - 2));
  if (left > 4) s2 = v128.add<f64>(s2, productsOfTwo(a + 32, b + 32, left - 4));
  if (left > 6) s3 = v128.add<f64>(s3, productsOfTwo(a + 48, b + 48, left - 6));
  if (left > 8) s4 = v128.add<f64>(s4, productsOfTwo(a + 64, b + 64, left - 8));
  if (left > 10) s5 = v128.add<f64>(s5, productsOfTwo(a + 80, b + 80, left - 10));
  if (left > 12) s6 = v128.add<f64>(s6, productsOfTwo(a + 96, b + 96, left - 12));
  if (left > 14) s7 = v128.add<f64>(s7, productsOfTwo(a + 112, b + 112, left - 14));
  return fold(s0, s1, s2, s3, s4, s5, s6, s7);
}

/** At most eight elements, which leave half of the lanes 0. */
function dotOfEight(a: usize, b: usize, n: usize): f64 {
  const zero = v128.splat<f64>(0.0);
  const s0 = v128.add<f64>(zero, productsOfTwo(a, b, n));
  let s1 = zero;
  let s2 = zero;
  let s3 = zero;
  if (n > 2) s1 = v128.add<f64>(zero, productsOfTwo(a + 16, b + 16, n - 2));
  if (n > 4) s2 = v128.add<f64>(zero, productsOfTwo(a + 32, b + 32, n - 4));
  if (n > 6) s3 = v128.add<f64>(zero, productsOfTwo(a + 48, b + 48, n - 6));
  const last = v128.add<f64>(v128.add<f64>(s0, s2), v128.add<f64>(s1, s3));
  return v128.extract_lane<f64>(last, 0) + v128.extract_lane<f64>(last, 1);
}

@inline
function productsOfTwo(a: usize, b: usize, left: usize): v128 {
  return v128.mul<f64>(atMostTwo(a, left), atMostTwo(b, left));
}
