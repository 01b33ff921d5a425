/** out = alpha x, for n elements; out may be x. */
export function scale(alpha: f64, x: usize, out: usize, n: usize): void {
  const factor = v128.splat<f64>(alpha);
  const blocks = out + (n & ~7) * 8;
  const pairs = out + (n & ~1) * 8;
  while (out < blocks) {
    const p0 = v128.mul<f64>(factor, v128.load(x));
    const p1 = v128.mul<f64>(factor, v128.load(x, 16));
    const p2 = v128.mul<f64>(factor, v128.load(x, 32));
    const p3 = v128.mul<f64>(factor, v128.load(x, 48));
    v128.store(out, p0);
    v128.store(out, p1, 16);
    v128.store(out, p2, 32);
    v128.store(out, p3, 48);
    x += 64;
    out += 64;
  }
  while (out < pairs) {
    v128.store(out, v128.mul<f64>(factor, v128.load(x)));
    x += 16;
    out += 16;
  }
  if (n & 1) {
    store<f64>(out, alpha * load<f64>(x));
  }
}
