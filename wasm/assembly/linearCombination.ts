/** out = alpha x + beta y, for n elements; out may be x or y. */
export function linearCombination(
  alpha: f64,
  x: usize,
  beta: f64,
  y: usize,
  out: usize,
  n: usize,
): void {
  const first = v128.splat<f64>(alpha);
  const second = v128.splat<f64>(beta);
  const blocks = out + (n & ~7) * 8;
  const pairs = out + (n & ~1) * 8;
  while (out < blocks) {
    const s0 = v128.add<f64>(
      v128.mul<f64>(first, v128.load(x)),
      v128.mul<f64>(second, v128.load(y)),
    );
    const s1 = v128.add<f64>(
      v128.mul<f64>(first, v128.load(x, 16)),
      v128.mul<f64>(second, v128.load(y, 16)),
    );
    const s2 = v128.add<f64>(
      v128.mul<f64>(first, v128.load(x, 32)),
      v128.mul<f64>(second, v128.load(y, 32)),
    );
    const s3 = v128.add<f64>(
      v128.mul<f64>(first, v128.load(x, 48)),
      v128.mul<f64>(second, v128.load(y, 48)),
    );
    v128.store(out, s0);
    v128.store(out, s1, 16);
    v128.store(out, s2, 32);
    v128.store(out, s3, 48);
    x += 64;
    y += 64;
    out += 64;
  }
  while (out < pairs) {
    const s = v128.add<f64>(v128.mul<f64>(first, v128.load(x)), v128.mul<f64>(second, v128.load(y)));
    v128.store(out, s);
    x += 16;
    y += 16;
    out += 16;
  }
  if (n & 1) {
    store<f64>(out, alpha * load<f64>(x) + beta * load<f64>(y));
  }
}
