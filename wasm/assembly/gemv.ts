import { sumOfProducts } from "./dot";
import { gemvPairs } from "./gemvPairs";

// Shorter rows do not repay a call for pairs of them.
const SHORT: usize = 16;

/**
 * y = A x: A of m rows and n columns, with its leading dimension. Each y[i] is a dot product. The rows of
 * the upper half go together with those of the lower one.
 */
export function gemv(m: usize, n: usize, a: usize, aRow: usize, x: usize, y: usize): void {
  const row = aRow * 8;
  let i: usize = 0;
  if (m > 1 && n >= SHORT) {
    const pairs = m / 2;
    gemvPairs(pairs, n, a, aRow, pairs * row, x, y);
    i = 2 * pairs;
    a += i * row;
    y += i * 8;
  }
  for (; i < m; i++) {
    store<f64>(y, sumOfProducts(a, x, n));
    a += row;
    y += 8;
  }
}
