/**
 * C = C + A B for a thin product, with the rows of B contiguous: few rows of A, or few steps of k. Each
 * row of C takes four rows of B at a time, in their order, so that all are read as they lie, and nothing
 * is packed. `keep` is ones to add to C, and zeros to overwrite it. Strides are in elements.
 */
export function gemmRows(
  m: usize,
  n: usize,
  k: usize,
  alpha: f64,
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  keep: u64,
): void {
  const step = aColumn * 8;
  const row = bRow * 8;
  let p: usize = 0;
  for (; p + 4 <= k; p += 4) {
    for (let i: usize = 0; i < m; i++) {
      const x = a + i * aRow * 8;
      const x1 = x + step;
      const x2 = x1 + step;
      addFour(
        n,
        alpha * load<f64>(x),
        alpha * load<f64>(x1),
        alpha * load<f64>(x2),
        alpha * load<f64>(x2 + step),
        b,
        row,
        c + i * cRow * 8,
        keep,
      );
    }
    a += 4 * step;
    b += 4 * row;
    keep = -1;
  }
  for (; p < k; p++) {
    for (let i: usize = 0; i < m; i++) {
      addOne(n, alpha * load<f64>(a + i * aRow * 8), b, c + i * cRow * 8, keep);
    }
    a += step;
    b += row;
    keep = -1;
  }
}

/** c = c + f0 b0 + f1 b1 + f2 b2 + f3 b3, from left to right. */
export function addFour(
  n: usize,
  f0: f64,
  f1: f64,
  f2: f64,
  f3: f64,
  b: usize,
  row: usize,
  c: usize,
  keep: u64,
): void {
  const mask = i64x2.splat(keep);
  const v0 = v128.splat<f64>(f0);
  const v1 = v128.splat<f64>(f1);
  const v2 = v128.splat<f64>(f2);
  const v3 = v128.splat<f64>(f3);
  let b1 = b + row;
  let b2 = b1 + row;
  let b3 = b2 + row;
  const blocks = c + (n & ~7) * 8;
  const end = c + n * 8;
  while (c < blocks) {
    let s0 = v128.and(v128.load(c), mask);
    let s1 = v128.and(v128.load(c, 16), mask);
    let s2 = v128.and(v128.load(c, 32), mask);
    let s3 = v128.and(v128.load(c, 48), mask);
    s0 = v128.add<f64>(s0, v128.mul<f64>(v0, v128.load(b)));
    s1 = v128.add<f64>(s1, v128.mul<f64>(v0, v128.load(b, 16)));
    s2 = v128.add<f64>(s2, v128.mul<f64>(v0, v128.load(b, 32)));
    s3 = v128.add<f64>(s3, v128.mul<f64>(v0, v128.load(b, 48)));
    s0 = v128.add<f64>(s0, v128.mul<f64>(v1, v128.load(b1)));
    s1 = v128.add<f64>(s1, v128.mul<f64>(v1, v128.load(b1, 16)));
    s2 = v128.add<f64>(s2, v128.mul<f64>(v1, v128.load(b1, 32)));
    s3 = v128.add<f64>(s3, v128.mul<f64>(v1, v128.load(b1, 48)));
    s0 = v128.add<f64>(s0, v128.mul<f64>(v2, v128.load(b2)));
    s1 = v128.add<f64>(s1, v128.mul<f64>(v2, v128.load(b2, 16)));
    s2 = v128.add<f64>(s2, v128.mul<f64>(v2, v128.load(b2, 32)));
    s3 = v128.add<f64>(s3, v128.mul<f64>(v2, v128.load(b2, 48)));
    s0 = v128.add<f64>(s0, v128.mul<f64>(v3, v128.load(b3)));
    s1 = v128.add<f64>(s1, v128.mul<f64>(v3, v128.load(b3, 16)));
    s2 = v128.add<f64>(s2, v128.mul<f64>(v3, v128.load(b3, 32)));
    s3 = v128.add<f64>(s3, v128.mul<f64>(v3, v128.load(b3, 48)));
    v128.store(c, s0);
    v128.store(c, s1, 16);
    v128.store(c, s2, 32);
    v128.store(c, s3, 48);
    b += 64;
    b1 += 64;
    b2 += 64;
    b3 += 64;
    c += 64;
  }
  while (c < end) {
    let s = reinterpret<f64>(reinterpret<u64>(load<f64>(c)) & keep);
    s += f0 * load<f64>(b);
    s += f1 * load<f64>(b1);
    s += f2 * load<f64>(b2);
    s += f3 * load<f64>(b3);
    store<f64>(c, s);
    b += 8;
    b1 += 8;
    b2 += 8;
    b3 += 8;
    c += 8;
  }
}

/** c = c + f b. */
export function addOne(n: usize, f: f64, b: usize, c: usize, keep: u64): void {
  const mask = i64x2.splat(keep);
  const v = v128.splat<f64>(f);
  const blocks = c + (n & ~7) * 8;
  const end = c + n * 8;
  while (c < blocks) {
    let s0 = v128.and(v128.load(c), mask);
    let s1 = v128.and(v128.load(c, 16), mask);
    let s2 = v128.and(v128.load(c, 32), mask);
    let s3 = v128.and(v128.load(c, 48), mask);
    s0 = v128.add<f64>(s0, v128.mul<f64>(v, v128.load(b)));
    s1 = v128.add<f64>(s1, v128.mul<f64>(v, v128.load(b, 16)));
    s2 = v128.add<f64>(s2, v128.mul<f64>(v, v128.load(b, 32)));
    s3 = v128.add<f64>(s3, v128.mul<f64>(v, v128.load(b, 48)));
    v128.store(c, s0);
    v128.store(c, s1, 16);
    v128.store(c, s2, 32);
    v128.store(c, s3, 48);
    b += 64;
    c += 64;
  }
  while (c < end) {
    const s = reinterpret<f64>(reinterpret<u64>(load<f64>(c)) & keep);
    store<f64>(c, s + f * load<f64>(b));
    b += 8;
    c += 8;
  }
}
