/**
 * Eight columns of C = A B: of some panels of A, of eight rows each, with one panel of B, all of k steps.
 * Half of a panel's rows are taken at a time. The row stride of C is in elements. Sums start at zero, as
 * reading them costs a tenth where k is small. Rows are stored from the last one backwards: see gemmTile.ts.
 */
export function panelColumn(
  k: usize,
  panels: usize,
  a: usize,
  panel: usize,
  c: usize,
  cRow: usize,
): void {
  const row = cRow * 8;
  const last = c + panels * 8 * row;
  const bytes = k * 64;
  let toNext: usize = 32;
  while (c < last) {
    let x = a;
    let b = panel;
    let c00 = v128.splat<f64>(0.0);
    let c01 = v128.splat<f64>(0.0);
    let c02 = v128.splat<f64>(0.0);
    let c03 = v128.splat<f64>(0.0);
    let c10 = v128.splat<f64>(0.0);
    let c11 = v128.splat<f64>(0.0);
    let c12 = v128.splat<f64>(0.0);
    let c13 = v128.splat<f64>(0.0);
    let c20 = v128.splat<f64>(0.0);
    let c21 = v128.splat<f64>(0.0);
    let c22 = v128.splat<f64>(0.0);
    let c23 = v128.splat<f64>(0.0);
    let c30 = v128.splat<f64>(0.0);
    let c31 = v128.splat<f64>(0.0);
    let c32 = v128.splat<f64>(0.0);
    let c33 = v128.splat<f64>(0.0);
    const end = x + bytes;
    while (x < end) {
      const b0 = v128.load(b);
      const b1 = v128.load(b, 16);
      const b2 = v128.load(b, 32);
      const b3 = v128.load(b, 48);
      const x0 = v128.load64_splat(x);
      c00 = v128.add<f64>(c00, v128.mul<f64>(x0, b0));
      c01 = v128.add<f64>(c01, v128.mul<f64>(x0, b1));
      c02 = v128.add<f64>(c02, v128.mul<f64>(x0, b2));
      c03 = v128.add<f64>(c03, v128.mul<f64>(x0, b3));
      const x1 = v128.load64_splat(x, 8);
      c10 = v128.add<f64>(c10, v128.mul<f64>(x1, b0));
      c11 = v128.add<f64>(c11, v128.mul<f64>(x1, b1));
      c12 = v128.add<f64>(c12, v128.mul<f64>(x1, b2));
      c13 = v128.add<f64>(c13, v128.mul<f64>(x1, b3));
      const x2 = v128.load64_splat(x, 16);
      c20 = v128.add<f64>(c20, v128.mul<f64>(x2, b0));
      c21 = v128.add<f64>(c21, v128.mul<f64>(x2, b1));
      c22 = v128.add<f64>(c22, v128.mul<f64>(x2, b2));
      c23 = v128.add<f64>(c23, v128.mul<f64>(x2, b3));
      const x3 = v128.load64_splat(x, 24);
      c30 = v128.add<f64>(c30, v128.mul<f64>(x3, b0));
      c31 = v128.add<f64>(c31, v128.mul<f64>(x3, b1));
      c32 = v128.add<f64>(c32, v128.mul<f64>(x3, b2));
      c33 = v128.add<f64>(c33, v128.mul<f64>(x3, b3));
      x += 64;
      b += 64;
    }
    let to = c + 3 * row;
    v128.store(to, c30);
    v128.store(to, c31, 16);
    v128.store(to, c32, 32);
    v128.store(to, c33, 48);
    to -= row;
    v128.store(to, c20);
    v128.store(to, c21, 16);
    v128.store(to, c22, 32);
    v128.store(to, c23, 48);
    to -= row;
    v128.store(to, c10);
    v128.store(to, c11, 16);
    v128.store(to, c12, 32);
    v128.store(to, c13, 48);
    to -= row;
    v128.store(to, c00);
    v128.store(to, c01, 16);
    v128.store(to, c02, 32);
    v128.store(to, c03, 48);
    c += 4 * row;
    a += toNext;
    toNext = bytes - toNext;
  }
}
