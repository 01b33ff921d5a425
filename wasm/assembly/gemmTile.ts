// The micro-kernels of gemm: C = C + A B for a panel of four rows of A and one of some columns of B,
// both packed, k steps deep. `keep` is ones to add to C, and zeros to overwrite it. The row stride of C
// is in elements. Rows are stored from the last one backwards: otherwise the JVM keeps the addresses of
// all of them in registers throughout the loop.

/** Four columns, in eight pairs: as many as the registers of a machine with sixteen. */
export function gemmTile(k: usize, a: usize, b: usize, c: usize, cRow: usize, keep: u64): void {
  const mask = i64x2.splat(keep);
  const row = cRow * 8;
  let to = c;
  let c00 = v128.and(v128.load(to), mask);
  let c01 = v128.and(v128.load(to, 16), mask);
  to += row;
  let c10 = v128.and(v128.load(to), mask);
  let c11 = v128.and(v128.load(to, 16), mask);
  to += row;
  let c20 = v128.and(v128.load(to), mask);
  let c21 = v128.and(v128.load(to, 16), mask);
  to += row;
  let c30 = v128.and(v128.load(to), mask);
  let c31 = v128.and(v128.load(to, 16), mask);
  const end = a + k * 32;
  while (a < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const x0 = v128.load64_splat(a);
    c00 = v128.add<f64>(c00, v128.mul<f64>(x0, b0));
    c01 = v128.add<f64>(c01, v128.mul<f64>(x0, b1));
    const x1 = v128.load64_splat(a, 8);
    c10 = v128.add<f64>(c10, v128.mul<f64>(x1, b0));
    c11 = v128.add<f64>(c11, v128.mul<f64>(x1, b1));
    const x2 = v128.load64_splat(a, 16);
    c20 = v128.add<f64>(c20, v128.mul<f64>(x2, b0));
    c21 = v128.add<f64>(c21, v128.mul<f64>(x2, b1));
    const x3 = v128.load64_splat(a, 24);
    c30 = v128.add<f64>(c30, v128.mul<f64>(x3, b0));
    c31 = v128.add<f64>(c31, v128.mul<f64>(x3, b1));
    a += 32;
    b += 32;
  }
  c += 3 * row;
  v128.store(c, c30);
  v128.store(c, c31, 16);
  c -= row;
  v128.store(c, c20);
  v128.store(c, c21, 16);
  c -= row;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  c -= row;
  v128.store(c, c00);
  v128.store(c, c01, 16);
}
