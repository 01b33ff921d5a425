// The micro-kernels of gemm. Strides are in bytes.

/** Four rows and four columns of the product. */
export function gemmTile(
  k: usize,
  a: usize,
  aRow: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
): void {
  let c00 = v128.splat<f64>(0.0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  let a1 = a + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  const end = a + k * 8;
  while (a < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const x0 = v128.load64_splat(a);
    const x1 = v128.load64_splat(a1);
    const x2 = v128.load64_splat(a2);
    const x3 = v128.load64_splat(a3);
    c00 = v128.add<f64>(c00, v128.mul<f64>(x0, b0));
    c01 = v128.add<f64>(c01, v128.mul<f64>(x0, b1));
    c10 = v128.add<f64>(c10, v128.mul<f64>(x1, b0));
    c11 = v128.add<f64>(c11, v128.mul<f64>(x1, b1));
    c20 = v128.add<f64>(c20, v128.mul<f64>(x2, b0));
    c21 = v128.add<f64>(c21, v128.mul<f64>(x2, b1));
    c30 = v128.add<f64>(c30, v128.mul<f64>(x3, b0));
    c31 = v128.add<f64>(c31, v128.mul<f64>(x3, b1));
    a += 8;
    a1 += 8;
    a2 += 8;
    a3 += 8;
    b += bRow;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  c += cRow;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  c += cRow;
  v128.store(c, c20);
  v128.store(c, c21, 16);
  c += cRow;
  v128.store(c, c30);
  v128.store(c, c31, 16);
}

/** One row and four columns of the product. */
export function gemmRow(k: usize, a: usize, b: usize, bRow: usize, c: usize): void {
  let c0 = v128.splat<f64>(0.0);
  let c1 = c0;
  const end = a + k * 8;
  while (a < end) {
    const x = v128.load64_splat(a);
    c0 = v128.add<f64>(c0, v128.mul<f64>(x, v128.load(b)));
    c1 = v128.add<f64>(c1, v128.mul<f64>(x, v128.load(b, 16)));
    a += 8;
    b += bRow;
  }
  v128.store(c, c0);
  v128.store(c, c1, 16);
}

/** One element of the product. */
export function gemmCell(k: usize, a: usize, b: usize, bRow: usize, c: usize): void {
  let sum: f64 = 0.0;
  const end = a + k * 8;
  while (a < end) {
    sum += load<f64>(a) * load<f64>(b);
    a += 8;
    b += bRow;
  }
  store<f64>(c, sum);
}
