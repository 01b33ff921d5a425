import { sumOfProducts } from "./dot";
import { dotPair } from "./dotPair";

// A smaller matrix is in a near cache, where one row at a time is as fast, and shorter rows do not repay a
// call for two.
const LARGE: usize = 1 << 18;
const LONG: usize = 64;

/**
 * y = A x: A of m rows and n columns, with its leading dimension. Each y[i] is a dot product. Two rows at
 * a time are half of the matrix apart, so that memory is read at two distant places at once.
 */
export function gemv(m: usize, n: usize, a: usize, aRow: usize, x: usize, y: usize): void {
  const row = aRow * 8;
  const half = m / 2;
  let i: usize = 0;
  if (n >= LONG && m * n >= LARGE) {
    const below = half * row;
    for (; i < half; i++) {
      dotPair(a, a + below, x, n, y, y + half * 8);
      a += row;
      y += 8;
    }
    a += below;
    y += half * 8;
    i = 2 * half;
  }
  for (; i < m; i++) {
    store<f64>(y, sumOfProducts(a, x, n));
    a += row;
    y += 8;
  }
}
