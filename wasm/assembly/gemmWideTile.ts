/**
 * As {@link gemmTile}, with eight columns in sixteen pairs, of which adjacent ones join to wider vectors
 * where the engine has them: as many as sixteen registers of 256 bits hold beside their operands.
 */
export function gemmWideTile(k: usize, a: usize, b: usize, c: usize, cRow: usize, keep: u64): void {
  const mask = i64x2.splat(keep);
  const row = cRow * 8;
  let to = c;
  let c00 = v128.and(v128.load(to), mask);
  let c01 = v128.and(v128.load(to, 16), mask);
  let c02 = v128.and(v128.load(to, 32), mask);
  let c03 = v128.and(v128.load(to, 48), mask);
  to += row;
  let c10 = v128.and(v128.load(to), mask);
  let c11 = v128.and(v128.load(to, 16), mask);
  let c12 = v128.and(v128.load(to, 32), mask);
  let c13 = v128.and(v128.load(to, 48), mask);
  to += row;
  let c20 = v128.and(v128.load(to), mask);
  let c21 = v128.and(v128.load(to, 16), mask);
  let c22 = v128.and(v128.load(to, 32), mask);
  let c23 = v128.and(v128.load(to, 48), mask);
  to += row;
  let c30 = v128.and(v128.load(to), mask);
  let c31 = v128.and(v128.load(to, 16), mask);
  let c32 = v128.and(v128.load(to, 32), mask);
  let c33 = v128.and(v128.load(to, 48), mask);
  const end = a + k * 32;
  while (a < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    const b3 = v128.load(b, 48);
    const x0 = v128.load64_splat(a);
    c00 = v128.add<f64>(c00, v128.mul<f64>(x0, b0));
    c01 = v128.add<f64>(c01, v128.mul<f64>(x0, b1));
    c02 = v128.add<f64>(c02, v128.mul<f64>(x0, b2));
    c03 = v128.add<f64>(c03, v128.mul<f64>(x0, b3));
    const x1 = v128.load64_splat(a, 8);
    c10 = v128.add<f64>(c10, v128.mul<f64>(x1, b0));
    c11 = v128.add<f64>(c11, v128.mul<f64>(x1, b1));
    c12 = v128.add<f64>(c12, v128.mul<f64>(x1, b2));
    c13 = v128.add<f64>(c13, v128.mul<f64>(x1, b3));
    const x2 = v128.load64_splat(a, 16);
    c20 = v128.add<f64>(c20, v128.mul<f64>(x2, b0));
    c21 = v128.add<f64>(c21, v128.mul<f64>(x2, b1));
    c22 = v128.add<f64>(c22, v128.mul<f64>(x2, b2));
    c23 = v128.add<f64>(c23, v128.mul<f64>(x2, b3));
    const x3 = v128.load64_splat(a, 24);
    c30 = v128.add<f64>(c30, v128.mul<f64>(x3, b0));
    c31 = v128.add<f64>(c31, v128.mul<f64>(x3, b1));
    c32 = v128.add<f64>(c32, v128.mul<f64>(x3, b2));
    c33 = v128.add<f64>(c33, v128.mul<f64>(x3, b3));
    a += 32;
    b += 64;
  }
  c += 3 * row;
  v128.store(c, c30);
  v128.store(c, c31, 16);
  v128.store(c, c32, 32);
  v128.store(c, c33, 48);
  c -= row;
  v128.store(c, c20);
  v128.store(c, c21, 16);
  v128.store(c, c22, 32);
  v128.store(c, c23, 48);
  c -= row;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  v128.store(c, c12, 32);
  v128.store(c, c13, 48);
  c -= row;
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c, c02, 32);
  v128.store(c, c03, 48);
}
