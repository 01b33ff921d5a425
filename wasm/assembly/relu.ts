/** out = max(0, x), for n elements; NaN stays NaN, -0 becomes 0; out may be x. */
export function relu(x: usize, out: usize, n: usize): void {
  const zero = v128.splat<f64>(0.0);
  const blocks = out + (n & ~7) * 8;
  const pairs = out + (n & ~1) * 8;
  while (out < blocks) {
    const r0 = v128.max<f64>(zero, v128.load(x));
    const r1 = v128.max<f64>(zero, v128.load(x, 16));
    const r2 = v128.max<f64>(zero, v128.load(x, 32));
    const r3 = v128.max<f64>(zero, v128.load(x, 48));
    v128.store(out, r0);
    v128.store(out, r1, 16);
    v128.store(out, r2, 32);
    v128.store(out, r3, 48);
    x += 64;
    out += 64;
  }
  while (out < pairs) {
    v128.store(out, v128.max<f64>(zero, v128.load(x)));
    x += 16;
    out += 16;
  }
  if (n & 1) {
    store<f64>(out, max<f64>(0.0, load<f64>(x)));
  }
}
