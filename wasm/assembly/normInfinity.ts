/** The largest absolute value of n elements, 0 of none; NaN if one is NaN. The order does not matter. */
export function normInfinity(x: usize, n: usize): f64 {
  let s0 = v128.splat<f64>(0.0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let s4 = s0;
  let s5 = s0;
  let s6 = s0;
  let s7 = s0;
  const blocks = x + (n & ~15) * 8;
  const end = x + n * 8;
  while (x < blocks) {
    s0 = v128.max<f64>(s0, v128.abs<f64>(v128.load(x)));
    s1 = v128.max<f64>(s1, v128.abs<f64>(v128.load(x, 16)));
    s2 = v128.max<f64>(s2, v128.abs<f64>(v128.load(x, 32)));
    s3 = v128.max<f64>(s3, v128.abs<f64>(v128.load(x, 48)));
    s4 = v128.max<f64>(s4, v128.abs<f64>(v128.load(x, 64)));
    s5 = v128.max<f64>(s5, v128.abs<f64>(v128.load(x, 80)));
    s6 = v128.max<f64>(s6, v128.abs<f64>(v128.load(x, 96)));
    s7 = v128.max<f64>(s7, v128.abs<f64>(v128.load(x, 112)));
    x += 128;
  }
  const t0 = v128.max<f64>(s0, s4);
  const t1 = v128.max<f64>(s1, s5);
  const t2 = v128.max<f64>(s2, s6);
  const t3 = v128.max<f64>(s3, s7);
  const last = v128.max<f64>(v128.max<f64>(t0, t2), v128.max<f64>(t1, t3));
  let result = max<f64>(v128.extract_lane<f64>(last, 0), v128.extract_lane<f64>(last, 1));
  while (x < end) {
    result = max<f64>(result, abs<f64>(load<f64>(x)));
    x += 8;
  }
  return result;
}
