import { gemmCell, gemmRow, gemmTile } from "./gemmTile";
import { gemmWideTile } from "./gemmWideTile";

/**
 * C = beta C + alpha A B: A of m rows and k columns, B of k and n, C of m and n, each with its
 * strides. Every element starts at 0 or beta C and takes its products over k in increasing order,
 * so that the shape of the tiles does not change the bits. Eight columns of B stay in cache while A
 * passes.
 */
export function gemm(
  m: usize,
  n: usize,
  k: usize,
  alpha: f64,
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  bColumn: usize,
  beta: f64,
  c: usize,
  cRow: usize,
): void {
  aRow *= 8;
  aColumn *= 8;
  bRow *= 8;
  bColumn *= 8;
  cRow *= 8;
  start(m, n, beta, c, cRow);
  const tiledRows = m & ~3;
  const tiledColumns = bColumn == 8 ? n & ~3 : 0;
  const wideColumns = tiledColumns & ~7;
  for (let j: usize = 0; j < wideColumns; j += 8) {
    for (let i: usize = 0; i < tiledRows; i += 4) {
      gemmWideTile(
        k, alpha, a + i * aRow, aRow, aColumn, b + j * 8, bRow, c + i * cRow + j * 8, cRow,
      );
    }
    for (let i = tiledRows; i < m; i++) {
      gemmRow(k, alpha, a + i * aRow, aColumn, b + j * 8, bRow, c + i * cRow + j * 8);
      gemmRow(k, alpha, a + i * aRow, aColumn, b + j * 8 + 32, bRow, c + i * cRow + j * 8 + 32);
    }
  }
  for (let j = wideColumns; j < tiledColumns; j += 4) {
    for (let i: usize = 0; i < tiledRows; i += 4) {
      gemmTile(
        k, alpha, a + i * aRow, aRow, aColumn, b + j * 8, bRow, c + i * cRow + j * 8, cRow,
      );
    }
    for (let i = tiledRows; i < m; i++) {
      gemmRow(k, alpha, a + i * aRow, aColumn, b + j * 8, bRow, c + i * cRow + j * 8);
    }
  }
  for (let i: usize = 0; i < m; i++) {
    for (let j = tiledColumns; j < n; j++) {
      gemmCell(k, alpha, a + i * aRow, aColumn, b + j * bColumn, bRow, c + i * cRow + j * 8);
    }
  }
}

/** C = beta C; what C was does not matter if beta is 0. */
function start(m: usize, n: usize, beta: f64, c: usize, cRow: usize): void {
  if (beta == 1.0) {
    return;
  }
  for (let i: usize = 0; i < m; i++) {
    const row = c + i * cRow;
    for (let j: usize = 0; j < n; j++) {
      store<f64>(row + j * 8, beta == 0.0 ? 0.0 : beta * load<f64>(row + j * 8));
    }
  }
}
