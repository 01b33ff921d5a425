import { CHUNK, fold } from "./lanes";

/**
 * y = A x for pairs of rows that are `below` bytes apart, as the two elements of y are: memory is read at two
 * distant places at once, and each element of x serves twice. The bits are those of {@link dot}.
 */
export function gemvPairs(
  pairs: usize,
  n: usize,
  a: usize,
  aRow: usize,
  below: usize,
  x: usize,
  y: usize,
): void {
  const end = y + pairs * 8;
  while (y < end) {
    let p = a;
    let q = a + below;
    let v = x;
    let first: f64 = 0.0;
    let second: f64 = 0.0;
    let rest = n;
    while (rest > 0) {
      const length = min<usize>(rest, CHUNK);
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
      const blocks = v + (length & ~15) * 8;
      while (v < blocks) {
        const v0 = v128.load(v);
        s0 = v128.add<f64>(s0, v128.mul<f64>(v128.load(p), v0));
        t0 = v128.add<f64>(t0, v128.mul<f64>(v128.load(q), v0));
        const v1 = v128.load(v, 16);
        s1 = v128.add<f64>(s1, v128.mul<f64>(v128.load(p, 16), v1));
        t1 = v128.add<f64>(t1, v128.mul<f64>(v128.load(q, 16), v1));
        const v2 = v128.load(v, 32);
        s2 = v128.add<f64>(s2, v128.mul<f64>(v128.load(p, 32), v2));
        t2 = v128.add<f64>(t2, v128.mul<f64>(v128.load(q, 32), v2));
        const v3 = v128.load(v, 48);
        s3 = v128.add<f64>(s3, v128.mul<f64>(v128.load(p, 48), v3));
        t3 = v128.add<f64>(t3, v128.mul<f64>(v128.load(q, 48), v3));
        const v4 = v128.load(v, 64);
        s4 = v128.add<f64>(s4, v128.mul<f64>(v128.load(p, 64), v4));
        t4 = v128.add<f64>(t4, v128.mul<f64>(v128.load(q, 64), v4));
        const v5 = v128.load(v, 80);
        s5 = v128.add<f64>(s5, v128.mul<f64>(v128.load(p, 80), v5));
        t5 = v128.add<f64>(t5, v128.mul<f64>(v128.load(q, 80), v5));
        const v6 = v128.load(v, 96);
        s6 = v128.add<f64>(s6, v128.mul<f64>(v128.load(p, 96), v6));
        t6 = v128.add<f64>(t6, v128.mul<f64>(v128.load(q, 96), v6));
        const v7 = v128.load(v, 112);
        s7 = v128.add<f64>(s7, v128.mul<f64>(v128.load(p, 112), v7));
        t7 = v128.add<f64>(t7, v128.mul<f64>(v128.load(q, 112), v7));
        p += 128;
        q += 128;
        v += 128;
      }
      const left = length & 15;
      if (left > 1) {
        const v0 = v128.load(v);
        s0 = v128.add<f64>(s0, v128.mul<f64>(v128.load(p), v0));
        t0 = v128.add<f64>(t0, v128.mul<f64>(v128.load(q), v0));
      } else if (left > 0) {
        const v0 = v128.load64_zero(v);
        s0 = v128.add<f64>(s0, v128.mul<f64>(v128.load64_zero(p), v0));
        t0 = v128.add<f64>(t0, v128.mul<f64>(v128.load64_zero(q), v0));
      }
      if (left > 3) {
        const v1 = v128.load(v, 16);
        s1 = v128.add<f64>(s1, v128.mul<f64>(v128.load(p, 16), v1));
        t1 = v128.add<f64>(t1, v128.mul<f64>(v128.load(q, 16), v1));
      } else if (left > 2) {
        const v1 = v128.load64_zero(v, 16);
        s1 = v128.add<f64>(s1, v128.mul<f64>(v128.load64_zero(p, 16), v1));
        t1 = v128.add<f64>(t1, v128.mul<f64>(v128.load64_zero(q, 16), v1));
      }
      if (left > 5) {
        const v2 = v128.load(v, 32);
        s2 = v128.add<f64>(s2, v128.mul<f64>(v128.load(p, 32), v2));
        t2 = v128.add<f64>(t2, v128.mul<f64>(v128.load(q, 32), v2));
      } else if (left > 4) {
        const v2 = v128.load64_zero(v, 32);
        s2 = v128.add<f64>(s2, v128.mul<f64>(v128.load64_zero(p, 32), v2));
        t2 = v128.add<f64>(t2, v128.mul<f64>(v128.load64_zero(q, 32), v2));
      }
      if (left > 7) {
        const v3 = v128.load(v, 48);
        s3 = v128.add<f64>(s3, v128.mul<f64>(v128.load(p, 48), v3));
        t3 = v128.add<f64>(t3, v128.mul<f64>(v128.load(q, 48), v3));
      } else if (left > 6) {
        const v3 = v128.load64_zero(v, 48);
        s3 = v128.add<f64>(s3, v128.mul<f64>(v128.load64_zero(p, 48), v3));
        t3 = v128.add<f64>(t3, v128.mul<f64>(v128.load64_zero(q, 48), v3));
      }
      if (left > 9) {
        const v4 = v128.load(v, 64);
        s4 = v128.add<f64>(s4, v128.mul<f64>(v128.load(p, 64), v4));
        t4 = v128.add<f64>(t4, v128.mul<f64>(v128.load(q, 64), v4));
      } else if (left > 8) {
        const v4 = v128.load64_zero(v, 64);
        s4 = v128.add<f64>(s4, v128.mul<f64>(v128.load64_zero(p, 64), v4));
        t4 = v128.add<f64>(t4, v128.mul<f64>(v128.load64_zero(q, 64), v4));
      }
      if (left > 11) {
        const v5 = v128.load(v, 80);
        s5 = v128.add<f64>(s5, v128.mul<f64>(v128.load(p, 80), v5));
        t5 = v128.add<f64>(t5, v128.mul<f64>(v128.load(q, 80), v5));
      } else if (left > 10) {
        const v5 = v128.load64_zero(v, 80);
        s5 = v128.add<f64>(s5, v128.mul<f64>(v128.load64_zero(p, 80), v5));
        t5 = v128.add<f64>(t5, v128.mul<f64>(v128.load64_zero(q, 80), v5));
      }
      if (left > 13) {
        const v6 = v128.load(v, 96);
        s6 = v128.add<f64>(s6, v128.mul<f64>(v128.load(p, 96), v6));
        t6 = v128.add<f64>(t6, v128.mul<f64>(v128.load(q, 96), v6));
      } else if (left > 12) {
        const v6 = v128.load64_zero(v, 96);
        s6 = v128.add<f64>(s6, v128.mul<f64>(v128.load64_zero(p, 96), v6));
        t6 = v128.add<f64>(t6, v128.mul<f64>(v128.load64_zero(q, 96), v6));
      }
      if (left > 14) {
        const v7 = v128.load64_zero(v, 112);
        s7 = v128.add<f64>(s7, v128.mul<f64>(v128.load64_zero(p, 112), v7));
        t7 = v128.add<f64>(t7, v128.mul<f64>(v128.load64_zero(q, 112), v7));
      }
      p += left * 8;
      q += left * 8;
      v += left * 8;
      rest -= length;
      first += fold(s0, s1, s2, s3, s4, s5, s6, s7);
      second += fold(t0, t1, t2, t3, t4, t5, t6, t7);
    }
    store<f64>(y, first);
    store<f64>(y + pairs * 8, second);
    a += aRow * 8;
    y += 8;
  }
}
