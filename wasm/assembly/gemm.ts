import { gemmCell, gemmRow, gemmTile } from "./gemmTile";
import { gemmWideTile } from "./gemmWideTile";

/**
 * C = A B: A of m rows and k columns, B of k and n, C of m and n, each with its leading dimension.
 * Every element is the sum over k in increasing order, from 0, so that the shape of the tiles does
 * not change the bits. Eight columns of B stay in cache while A passes.
 */
export function gemm(
  m: usize,
  n: usize,
  k: usize,
  a: usize,
  lda: usize,
  b: usize,
  ldb: usize,
  c: usize,
  ldc: usize,
): void {
  const tiledRows = m & ~3;
  const tiledColumns = n & ~3;
  const aRow = lda * 8;
  const bRow = ldb * 8;
  const cRow = ldc * 8;
  const wideColumns = n & ~7;
  for (let j: usize = 0; j < wideColumns; j += 8) {
    for (let i: usize = 0; i < tiledRows; i += 4) {
      gemmWideTile(k, a + i * aRow, aRow, b + j * 8, bRow, c + i * cRow + j * 8, cRow);
    }
    for (let i = tiledRows; i < m; i++) {
      gemmRow(k, a + i * aRow, b + j * 8, bRow, c + i * cRow + j * 8);
      gemmRow(k, a + i * aRow, b + j * 8 + 32, bRow, c + i * cRow + j * 8 + 32);
    }
  }
  for (let j = wideColumns; j < tiledColumns; j += 4) {
    for (let i: usize = 0; i < tiledRows; i += 4) {
      gemmTile(k, a + i * aRow, aRow, b + j * 8, bRow, c + i * cRow + j * 8, cRow);
    }
    for (let i = tiledRows; i < m; i++) {
      gemmRow(k, a + i * aRow, b + j * 8, bRow, c + i * cRow + j * 8);
    }
  }
  for (let i: usize = 0; i < m; i++) {
    for (let j = tiledColumns; j < n; j++) {
      gemmCell(k, a + i * aRow, b + j * 8, bRow, c + i * cRow + j * 8);
    }
  }
}
