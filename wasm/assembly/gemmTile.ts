// The micro-kernels of gemm: they add alpha A B to what C holds. Strides are in bytes.

/** Four rows and four columns of the product. */
export function gemmTile(
  k: usize,
  alpha: f64,
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
): void {
  const factor = v128.splat<f64>(alpha);
  const d1 = c + cRow;
  const d2 = d1 + cRow;
  const d3 = d2 + cRow;
  let c00 = v128.load(c);
  let c01 = v128.load(c, 16);
  let c10 = v128.load(d1);
  let c11 = v128.load(d1, 16);
  let c20 = v128.load(d2);
  let c21 = v128.load(d2, 16);
  let c30 = v128.load(d3);
  let c31 = v128.load(d3, 16);
  let a1 = a + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  for (let p: usize = 0; p < k; p++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const x0 = v128.mul<f64>(factor, v128.load64_splat(a));
    const x1 = v128.mul<f64>(factor, v128.load64_splat(a1));
    const x2 = v128.mul<f64>(factor, v128.load64_splat(a2));
    const x3 = v128.mul<f64>(factor, v128.load64_splat(a3));
    c00 = v128.add<f64>(c00, v128.mul<f64>(x0, b0));
    c01 = v128.add<f64>(c01, v128.mul<f64>(x0, b1));
    c10 = v128.add<f64>(c10, v128.mul<f64>(x1, b0));
    c11 = v128.add<f64>(c11, v128.mul<f64>(x1, b1));
    c20 = v128.add<f64>(c20, v128.mul<f64>(x2, b0));
    c21 = v128.add<f64>(c21, v128.mul<f64>(x2, b1));
    c30 = v128.add<f64>(c30, v128.mul<f64>(x3, b0));
    c31 = v128.add<f64>(c31, v128.mul<f64>(x3, b1));
    a += aColumn;
    a1 += aColumn;
    a2 += aColumn;
    a3 += aColumn;
    b += bRow;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(d1, c10);
  v128.store(d1, c11, 16);
  v128.store(d2, c20);
  v128.store(d2, c21, 16);
  v128.store(d3, c30);
  v128.store(d3, c31, 16);
}

/** One row and four columns of the product. */
export function gemmRow(
  k: usize,
  alpha: f64,
  a: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  c: usize,
): void {
  let c0 = v128.load(c);
  let c1 = v128.load(c, 16);
  for (let p: usize = 0; p < k; p++) {
    const x = v128.splat<f64>(alpha * load<f64>(a));
    c0 = v128.add<f64>(c0, v128.mul<f64>(x, v128.load(b)));
    c1 = v128.add<f64>(c1, v128.mul<f64>(x, v128.load(b, 16)));
    a += aColumn;
    b += bRow;
  }
  v128.store(c, c0);
  v128.store(c, c1, 16);
}

/** One element of the product. */
export function gemmCell(
  k: usize,
  alpha: f64,
  a: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  c: usize,
): void {
  let sum = load<f64>(c);
  for (let p: usize = 0; p < k; p++) {
    sum += alpha * load<f64>(a) * load<f64>(b);
    a += aColumn;
    b += bRow;
  }
  store<f64>(c, sum);
}
