import { CHUNK, fold } from "./lanes";

/**
 * y = a x and z = b x, inner products of n elements with the bits of {@link dot}: two places at once where
 * memory is read, and x is read for both.
 */
export function dotPair(a: usize, b: usize, x: usize, n: usize, y: usize, z: usize): void {
  let first: f64 = 0.0;
  let second: f64 = 0.0;
  while (n > 0) {
    const length = min<usize>(n, CHUNK);
    let s0 = v128.splat<f64>(0.0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let s4 = s0;
    let s5 = s0;
    let s6 = s0;
    let s7 = s0;
    let t0 = s0;
    let t1 = s0;
    let t2 = s0;
    let t3 = s0;
    let t4 = s0;
    let t5 = s0;
    let t6 = s0;
    let t7 = s0;
    const blocks = x + (length & ~15) * 8;
    while (x < blocks) {
      const x0 = v128.load(x);
      s0 = v128.add<f64>(s0, v128.mul<f64>(v128.load(a), x0));
      t0 = v128.add<f64>(t0, v128.mul<f64>(v128.load(b), x0));
      const x1 = v128.load(x, 16);
      s1 = v128.add<f64>(s1, v128.mul<f64>(v128.load(a, 16), x1));
      t1 = v128.add<f64>(t1, v128.mul<f64>(v128.load(b, 16), x1));
      const x2 = v128.load(x, 32);
      s2 = v128.add<f64>(s2, v128.mul<f64>(v128.load(a, 32), x2));
      t2 = v128.add<f64>(t2, v128.mul<f64>(v128.load(b, 32), x2));
      const x3 = v128.load(x, 48);
      s3 = v128.add<f64>(s3, v128.mul<f64>(v128.load(a, 48), x3));
      t3 = v128.add<f64>(t3, v128.mul<f64>(v128.load(b, 48), x3));
      const x4 = v128.load(x, 64);
      s4 = v128.add<f64>(s4, v128.mul<f64>(v128.load(a, 64), x4));
      t4 = v128.add<f64>(t4, v128.mul<f64>(v128.load(b, 64), x4));
      const x5 = v128.load(x, 80);
      s5 = v128.add<f64>(s5, v128.mul<f64>(v128.load(a, 80), x5));
      t5 = v128.add<f64>(t5, v128.mul<f64>(v128.load(b, 80), x5));
      const x6 = v128.load(x, 96);
      s6 = v128.add<f64>(s6, v128.mul<f64>(v128.load(a, 96), x6));
      t6 = v128.add<f64>(t6, v128.mul<f64>(v128.load(b, 96), x6));
      const x7 = v128.load(x, 112);
      s7 = v128.add<f64>(s7, v128.mul<f64>(v128.load(a, 112), x7));
      t7 = v128.add<f64>(t7, v128.mul<f64>(v128.load(b, 112), x7));
      a += 128;
      b += 128;
      x += 128;
    }
    const left = length & 15;
    if (left > 1) {
      const x0 = v128.load(x);
      s0 = v128.add<f64>(s0, v128.mul<f64>(v128.load(a), x0));
      t0 = v128.add<f64>(t0, v128.mul<f64>(v128.load(b), x0));
    } else if (left > 0) {
      const x0 = v128.load64_zero(x);
      s0 = v128.add<f64>(s0, v128.mul<f64>(v128.load64_zero(a), x0));
      t0 = v128.add<f64>(t0, v128.mul<f64>(v128.load64_zero(b), x0));
    }
    if (left > 3) {
      const x1 = v128.load(x, 16);
      s1 = v128.add<f64>(s1, v128.mul<f64>(v128.load(a, 16), x1));
      t1 = v128.add<f64>(t1, v128.mul<f64>(v128.load(b, 16), x1));
    } else if (left > 2) {
      const x1 = v128.load64_zero(x, 16);
      s1 = v128.add<f64>(s1, v128.mul<f64>(v128.load64_zero(a, 16), x1));
      t1 = v128.add<f64>(t1, v128.mul<f64>(v128.load64_zero(b, 16), x1));
    }
    if (left > 5) {
      const x2 = v128.load(x, 32);
      s2 = v128.add<f64>(s2, v128.mul<f64>(v128.load(a, 32), x2));
      t2 = v128.add<f64>(t2, v128.mul<f64>(v128.load(b, 32), x2));
    } else if (left > 4) {
      const x2 = v128.load64_zero(x, 32);
      s2 = v128.add<f64>(s2, v128.mul<f64>(v128.load64_zero(a, 32), x2));
      t2 = v128.add<f64>(t2, v128.mul<f64>(v128.load64_zero(b, 32), x2));
    }
    if (left > 7) {
      const x3 = v128.load(x, 48);
      s3 = v128.add<f64>(s3, v128.mul<f64>(v128.load(a, 48), x3));
      t3 = v128.add<f64>(t3, v128.mul<f64>(v128.load(b, 48), x3));
    } else if (left > 6) {
      const x3 = v128.load64_zero(x, 48);
      s3 = v128.add<f64>(s3, v128.mul<f64>(v128.load64_zero(a, 48), x3));
      t3 = v128.add<f64>(t3, v128.mul<f64>(v128.load64_zero(b, 48), x3));
    }
    if (left > 9) {
      const x4 = v128.load(x, 64);
      s4 = v128.add<f64>(s4, v128.mul<f64>(v128.load(a, 64), x4));
      t4 = v128.add<f64>(t4, v128.mul<f64>(v128.load(b, 64), x4));
    } else if (left > 8) {
      const x4 = v128.load64_zero(x, 64);
      s4 = v128.add<f64>(s4, v128.mul<f64>(v128.load64_zero(a, 64), x4));
      t4 = v128.add<f64>(t4, v128.mul<f64>(v128.load64_zero(b, 64), x4));
    }
    if (left > 11) {
      const x5 = v128.load(x, 80);
      s5 = v128.add<f64>(s5, v128.mul<f64>(v128.load(a, 80), x5));
      t5 = v128.add<f64>(t5, v128.mul<f64>(v128.load(b, 80), x5));
    } else if (left > 10) {
      const x5 = v128.load64_zero(x, 80);
      s5 = v128.add<f64>(s5, v128.mul<f64>(v128.load64_zero(a, 80), x5));
      t5 = v128.add<f64>(t5, v128.mul<f64>(v128.load64_zero(b, 80), x5));
    }
    if (left > 13) {
      const x6 = v128.load(x, 96);
      s6 = v128.add<f64>(s6, v128.mul<f64>(v128.load(a, 96), x6));
      t6 = v128.add<f64>(t6, v128.mul<f64>(v128.load(b, 96), x6));
    } else if (left > 12) {
      const x6 = v128.load64_zero(x, 96);
      s6 = v128.add<f64>(s6, v128.mul<f64>(v128.load64_zero(a, 96), x6));
      t6 = v128.add<f64>(t6, v128.mul<f64>(v128.load64_zero(b, 96), x6));
    }
    if (left > 14) {
      const x7 = v128.load64_zero(x, 112);
      s7 = v128.add<f64>(s7, v128.mul<f64>(v128.load64_zero(a, 112), x7));
      t7 = v128.add<f64>(t7, v128.mul<f64>(v128.load64_zero(b, 112), x7));
    }
    a += left * 8;
    b += left * 8;
    x += left * 8;
    n -= length;
    first += fold(s0, s1, s2, s3, s4, s5, s6, s7);
    second += fold(t0, t1, t2, t3, t4, t5, t6, t7);
  }
  store<f64>(y, first);
  store<f64>(z, second);
}
