import { sumOfProducts } from "./dot";

/** y = A x: A of m rows and n columns, with its leading dimension. Each y[i] is a dot product. */
export function gemv(m: usize, n: usize, a: usize, aRow: usize, x: usize, y: usize): void {
  for (let i: usize = 0; i < m; i++) {
    store<f64>(y, sumOfProducts(a, x, n));
    a += aRow * 8;
    y += 8;
  }
}
