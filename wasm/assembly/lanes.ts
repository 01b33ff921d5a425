/** The number of elements reduced at a time. */
export const CHUNK: usize = 8192;

/** The sum of sixteen lanes, held in eight pairs: lane l with l + 8, then + 4, + 2, + 1. */
@inline
export function fold(
  s0: v128,
  s1: v128,
  s2: v128,
  s3: v128,
  s4: v128,
  s5: v128,
  s6: v128,
  s7: v128,
): f64 {
  const t0 = v128.add<f64>(s0, s4);
  const t1 = v128.add<f64>(s1, s5);
  const t2 = v128.add<f64>(s2, s6);
  const t3 = v128.add<f64>(s3, s7);
  const last = v128.add<f64>(v128.add<f64>(t0, t2), v128.add<f64>(t1, t3));
  return v128.extract_lane<f64>(last, 0) + v128.extract_lane<f64>(last, 1);
}

/**
 * The first two of `left` elements at x; absent ones are 0. A lane is never -0, so that it keeps
 * its bits when the product of absent elements is added to it.
 */
@inline
export function atMostTwo(x: usize, left: usize): v128 {
  return left > 1 ? v128.load(x) : v128.load64_zero(x);
}
