/** The float nearest to 0.01. */
const LEAK: f64 = 0.009999999776482582;

/** out = x where x > 0, else LEAK x, of n elements; out may be x. */
export function leakyRelu(x: usize, out: usize, n: usize): void {
  const blocks = out + (n & ~7) * 8;
  const end = out + n * 8;
  while (out < blocks) {
    const r0 = rectified(v128.load(x));
    const r1 = rectified(v128.load(x, 16));
    const r2 = rectified(v128.load(x, 32));
    const r3 = rectified(v128.load(x, 48));
    v128.store(out, r0);
    v128.store(out, r1, 16);
    v128.store(out, r2, 32);
    v128.store(out, r3, 48);
    x += 64;
    out += 64;
  }
  while (out < end) {
    const element = load<f64>(x);
    store<f64>(out, element > 0.0 ? element : LEAK * element);
    x += 8;
    out += 8;
  }
}

@inline
function rectified(x: v128): v128 {
  const leak = v128.mul<f64>(v128.splat<f64>(LEAK), x);
  return v128.bitselect(x, leak, v128.gt<f64>(x, v128.splat<f64>(0.0)));
}
