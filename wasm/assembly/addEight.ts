/** c = c + f0 b0 + ... + f7 b7, from left to right, of rows of b. `keep` is ones, or zeros to overwrite c. */
export function addEight(
  n: usize,
  f0: f64,
  f1: f64,
  f2: f64,
  f3: f64,
  f4: f64,
  f5: f64,
  f6: f64,
  f7: f64,
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
  const v4 = v128.splat<f64>(f4);
  const v5 = v128.splat<f64>(f5);
  const v6 = v128.splat<f64>(f6);
  const v7 = v128.splat<f64>(f7);
  let b1 = b + row;
  let b2 = b1 + row;
  let b3 = b2 + row;
  let b4 = b3 + row;
  let b5 = b4 + row;
  let b6 = b5 + row;
  let b7 = b6 + row;
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
    s0 = v128.add<f64>(s0, v128.mul<f64>(v4, v128.load(b4)));
    s1 = v128.add<f64>(s1, v128.mul<f64>(v4, v128.load(b4, 16)));
    s2 = v128.add<f64>(s2, v128.mul<f64>(v4, v128.load(b4, 32)));
    s3 = v128.add<f64>(s3, v128.mul<f64>(v4, v128.load(b4, 48)));
    s0 = v128.add<f64>(s0, v128.mul<f64>(v5, v128.load(b5)));
    s1 = v128.add<f64>(s1, v128.mul<f64>(v5, v128.load(b5, 16)));
    s2 = v128.add<f64>(s2, v128.mul<f64>(v5, v128.load(b5, 32)));
    s3 = v128.add<f64>(s3, v128.mul<f64>(v5, v128.load(b5, 48)));
    s0 = v128.add<f64>(s0, v128.mul<f64>(v6, v128.load(b6)));
    s1 = v128.add<f64>(s1, v128.mul<f64>(v6, v128.load(b6, 16)));
    s2 = v128.add<f64>(s2, v128.mul<f64>(v6, v128.load(b6, 32)));
    s3 = v128.add<f64>(s3, v128.mul<f64>(v6, v128.load(b6, 48)));
    s0 = v128.add<f64>(s0, v128.mul<f64>(v7, v128.load(b7)));
    s1 = v128.add<f64>(s1, v128.mul<f64>(v7, v128.load(b7, 16)));
    s2 = v128.add<f64>(s2, v128.mul<f64>(v7, v128.load(b7, 32)));
    s3 = v128.add<f64>(s3, v128.mul<f64>(v7, v128.load(b7, 48)));
    v128.store(c, s0);
    v128.store(c, s1, 16);
    v128.store(c, s2, 32);
    v128.store(c, s3, 48);
    b += 64;
    b1 += 64;
    b2 += 64;
    b3 += 64;
    b4 += 64;
    b5 += 64;
    b6 += 64;
    b7 += 64;
    c += 64;
  }
  while (c < end) {
    let s = reinterpret<f64>(reinterpret<u64>(load<f64>(c)) & keep);
    s += f0 * load<f64>(b);
    s += f1 * load<f64>(b1);
    s += f2 * load<f64>(b2);
    s += f3 * load<f64>(b3);
    s += f4 * load<f64>(b4);
    s += f5 * load<f64>(b5);
    s += f6 * load<f64>(b6);
    s += f7 * load<f64>(b7);
    store<f64>(c, s);
    b += 8;
    b1 += 8;
    b2 += 8;
    b3 += 8;
    b4 += 8;
    b5 += 8;
    b6 += 8;
    b7 += 8;
    c += 8;
  }
}
