/**
 * Four rows and eight columns, in sixteen pairs: adjacent pairs join to wider vectors where the
 * engine has them. Adds alpha A B to what C holds. Strides are in bytes.
 */
export function gemmWideTile(
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
  let c02 = v128.load(c, 32);
  let c03 = v128.load(c, 48);
  let c10 = v128.load(d1);
  let c11 = v128.load(d1, 16);
  let c12 = v128.load(d1, 32);
  let c13 = v128.load(d1, 48);
  let c20 = v128.load(d2);
  let c21 = v128.load(d2, 16);
  let c22 = v128.load(d2, 32);
  let c23 = v128.load(d2, 48);
  let c30 = v128.load(d3);
  let c31 = v128.load(d3, 16);
  let c32 = v128.load(d3, 32);
  let c33 = v128.load(d3, 48);
  let a1 = a + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  for (let p: usize = 0; p < k; p++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    const b3 = v128.load(b, 48);
    const x0 = v128.mul<f64>(factor, v128.load64_splat(a));
    const x1 = v128.mul<f64>(factor, v128.load64_splat(a1));
    const x2 = v128.mul<f64>(factor, v128.load64_splat(a2));
    const x3 = v128.mul<f64>(factor, v128.load64_splat(a3));
    c00 = v128.add<f64>(c00, v128.mul<f64>(x0, b0));
    c01 = v128.add<f64>(c01, v128.mul<f64>(x0, b1));
    c02 = v128.add<f64>(c02, v128.mul<f64>(x0, b2));
    c03 = v128.add<f64>(c03, v128.mul<f64>(x0, b3));
    c10 = v128.add<f64>(c10, v128.mul<f64>(x1, b0));
    c11 = v128.add<f64>(c11, v128.mul<f64>(x1, b1));
    c12 = v128.add<f64>(c12, v128.mul<f64>(x1, b2));
    c13 = v128.add<f64>(c13, v128.mul<f64>(x1, b3));
    c20 = v128.add<f64>(c20, v128.mul<f64>(x2, b0));
    c21 = v128.add<f64>(c21, v128.mul<f64>(x2, b1));
    c22 = v128.add<f64>(c22, v128.mul<f64>(x2, b2));
    c23 = v128.add<f64>(c23, v128.mul<f64>(x2, b3));
    c30 = v128.add<f64>(c30, v128.mul<f64>(x3, b0));
    c31 = v128.add<f64>(c31, v128.mul<f64>(x3, b1));
    c32 = v128.add<f64>(c32, v128.mul<f64>(x3, b2));
    c33 = v128.add<f64>(c33, v128.mul<f64>(x3, b3));
    a += aColumn;
    a1 += aColumn;
    a2 += aColumn;
    a3 += aColumn;
    b += bRow;
  }
  storeRow(c, c00, c01, c02, c03);
  storeRow(d1, c10, c11, c12, c13);
  storeRow(d2, c20, c21, c22, c23);
  storeRow(d3, c30, c31, c32, c33);
}

@inline
function storeRow(c: usize, c0: v128, c1: v128, c2: v128, c3: v128): void {
  v128.store(c, c0);
  v128.store(c, c1, 16);
  v128.store(c, c2, 32);
  v128.store(c, c3, 48);
}
