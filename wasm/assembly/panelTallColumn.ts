/** As {@link panelColumn}, all rows of a panel at once, for processors with thirty-two vector registers. */
export function panelTallColumn(
  k: usize,
  panels: usize,
  a: usize,
  panel: usize,
  c: usize,
  cRow: usize,
): void {
  const row = cRow * 8;
  const last = c + panels * 8 * row;
  while (c < last) {
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
    let c40 = v128.splat<f64>(0.0);
    let c41 = v128.splat<f64>(0.0);
    let c42 = v128.splat<f64>(0.0);
    let c43 = v128.splat<f64>(0.0);
    let c50 = v128.splat<f64>(0.0);
    let c51 = v128.splat<f64>(0.0);
    let c52 = v128.splat<f64>(0.0);
    let c53 = v128.splat<f64>(0.0);
    let c60 = v128.splat<f64>(0.0);
    let c61 = v128.splat<f64>(0.0);
    let c62 = v128.splat<f64>(0.0);
    let c63 = v128.splat<f64>(0.0);
    let c70 = v128.splat<f64>(0.0);
    let c71 = v128.splat<f64>(0.0);
    let c72 = v128.splat<f64>(0.0);
    let c73 = v128.splat<f64>(0.0);
    const end = a + k * 64;
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
      const x4 = v128.load64_splat(a, 32);
      c40 = v128.add<f64>(c40, v128.mul<f64>(x4, b0));
      c41 = v128.add<f64>(c41, v128.mul<f64>(x4, b1));
      c42 = v128.add<f64>(c42, v128.mul<f64>(x4, b2));
      c43 = v128.add<f64>(c43, v128.mul<f64>(x4, b3));
      const x5 = v128.load64_splat(a, 40);
      c50 = v128.add<f64>(c50, v128.mul<f64>(x5, b0));
      c51 = v128.add<f64>(c51, v128.mul<f64>(x5, b1));
      c52 = v128.add<f64>(c52, v128.mul<f64>(x5, b2));
      c53 = v128.add<f64>(c53, v128.mul<f64>(x5, b3));
      const x6 = v128.load64_splat(a, 48);
      c60 = v128.add<f64>(c60, v128.mul<f64>(x6, b0));
      c61 = v128.add<f64>(c61, v128.mul<f64>(x6, b1));
      c62 = v128.add<f64>(c62, v128.mul<f64>(x6, b2));
      c63 = v128.add<f64>(c63, v128.mul<f64>(x6, b3));
      const x7 = v128.load64_splat(a, 56);
      c70 = v128.add<f64>(c70, v128.mul<f64>(x7, b0));
      c71 = v128.add<f64>(c71, v128.mul<f64>(x7, b1));
      c72 = v128.add<f64>(c72, v128.mul<f64>(x7, b2));
      c73 = v128.add<f64>(c73, v128.mul<f64>(x7, b3));
      a += 64;
      b += 64;
    }
    let to = c + 7 * row;
    v128.store(to, c70);
    v128.store(to, c71, 16);
    v128.store(to, c72, 32);
    v128.store(to, c73, 48);
    to -= row;
    v128.store(to, c60);
    v128.store(to, c61, 16);
    v128.store(to, c62, 32);
    v128.store(to, c63, 48);
    to -= row;
    v128.store(to, c50);
    v128.store(to, c51, 16);
    v128.store(to, c52, 32);
    v128.store(to, c53, 48);
    to -= row;
    v128.store(to, c40);
    v128.store(to, c41, 16);
    v128.store(to, c42, 32);
    v128.store(to, c43, 48);
    to -= row;
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
    c += 8 * row;
  }
}
