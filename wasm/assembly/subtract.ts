/** out = a - b, for n elements; out may be a or b. */
export function subtract(a: usize, b: usize, out: usize, n: usize): void {
  const blocks = out + (n & ~7) * 8;
  const pairs = out + (n & ~1) * 8;
  while (out < blocks) {
    const s0 = v128.sub<f64>(v128.load(a), v128.load(b));
    const s1 = v128.sub<f64>(v128.load(a, 16), v128.load(b, 16));
    const s2 = v128.sub<f64>(v128.load(a, 32), v128.load(b, 32));
    const s3 = v128.sub<f64>(v128.load(a, 48), v128.load(b, 48));
    v128.store(out, s0);
    v128.store(out, s1, 16);
    v128.store(out, s2, 32);
    v128.store(out, s3, 48);
    a += 64;
    b += 64;
    out += 64;
  }
  while (out < pairs) {
    v128.store(out, v128.sub<f64>(v128.load(a), v128.load(b)));
    a += 16;
    b += 16;
    out += 16;
  }
  if (n & 1) {
    store<f64>(out, load<f64>(a) - load<f64>(b));
  }
}
