/**
 * y[j] = sum over r of w[r] x[r][j], for slabs of `length` adjacent elements. A slab whose weight is
 * zero is not read; a NaN weight is not zero.
 */
export function slabSum(slabs: usize, length: usize, w: usize, x: usize, y: usize): void {
  for (let j: usize = 0; j < length; j++) {
    store<f64>(y + j * 8, 0.0);
  }
  for (let r: usize = 0; r < slabs; r++) {
    const weight = load<f64>(w + r * 8);
    if (weight != 0.0) {
      addScaled(length, weight, x + r * length * 8, y);
    }
  }
}

/** y += alpha x: the product rounded, then the sum. */
function addScaled(n: usize, alpha: f64, x: usize, y: usize): void {
  const factor = v128.splat<f64>(alpha);
  const blocks = y + (n & ~7) * 8;
  const pairs = y + (n & ~1) * 8;
  while (y < blocks) {
    const s0 = v128.add<f64>(v128.load(y), v128.mul<f64>(factor, v128.load(x)));
    const s1 = v128.add<f64>(v128.load(y, 16), v128.mul<f64>(factor, v128.load(x, 16)));
    const s2 = v128.add<f64>(v128.load(y, 32), v128.mul<f64>(factor, v128.load(x, 32)));
    const s3 = v128.add<f64>(v128.load(y, 48), v128.mul<f64>(factor, v128.load(x, 48)));
    v128.store(y, s0);
    v128.store(y, s1, 16);
    v128.store(y, s2, 32);
    v128.store(y, s3, 48);
    x += 64;
    y += 64;
  }
  while (y < pairs) {
    v128.store(y, v128.add<f64>(v128.load(y), v128.mul<f64>(factor, v128.load(x))));
    x += 16;
    y += 16;
  }
  if (n & 1) {
    store<f64>(y, load<f64>(y) + alpha * load<f64>(x));
  }
}
