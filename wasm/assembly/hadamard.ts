/** out = a * b, element by element, for n elements; out may be a or b. */
export function hadamard(a: usize, b: usize, out: usize, n: usize): void {
  const blocks = out + (n & ~7) * 8;
  const pairs = out + (n & ~1) * 8;
  while (out < blocks) {
    const p0 = v128.mul<f64>(v128.load(a), v128.load(b));
    const p1 = v128.mul<f64>(v128.load(a, 16), v128.load(b, 16));
    const p2 = v128.mul<f64>(v128.load(a, 32), v128.load(b, 32));
    const p3 = v128.mul<f64>(v128.load(a, 48), v128.load(b, 48));
    v128.store(out, p0);
    v128.store(out, p1, 16);
    v128.store(out, p2, 32);
    v128.store(out, p3, 48);
    a += 64;
    b += 64;
    out += 64;
  }
  while (out < pairs) {
    v128.store(out, v128.mul<f64>(v128.load(a), v128.load(b)));
    a += 16;
    b += 16;
    out += 16;
  }
  if (n & 1) {
    store<f64>(out, load<f64>(a) * load<f64>(b));
  }
}
