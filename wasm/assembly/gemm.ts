import { gemmPack, gemmPackWide, gemmPackWidest } from "./gemmPack";
import { gemmRows } from "./gemmRows";
import { gemmTile } from "./gemmTile";
import { gemmWideTile } from "./gemmWideTile";
import { gemmWidestTile } from "./gemmWidestTile";

// Steps of k, rows of A and columns of B that are packed at a time. The block of A and a panel of B
// stay in the second cache: deeper blocks, which read and write C less often, are worth more than a
// panel in the first one.
const DEPTH: usize = 1024;
const ROWS: usize = 24;
const COLUMNS: usize = 516;

// The workspace: a packed block of A, one of B, and a tile for the edges of C.
const B_BLOCK: usize = ROWS * DEPTH * 8;
const EDGE: usize = B_BLOCK + COLUMNS * DEPTH * 8;

// Columns of a tile, and of a panel of B.
const NARROW: usize = 4;
const WIDE: usize = 8;
const WIDEST: usize = 12;

/** The elements of a workspace for {@link gemm}. */
export const gemmWork: usize = EDGE / 8 + 4 * WIDEST;

// Products of fewer rows of A, or of at most so many steps of k, do not repay packing.
const FEW_ROWS: usize = 4;
const FEW_STEPS: usize = 4;

/**
 * C = beta C + alpha A B, A of m rows and k columns, B of k and n; the plain kernel of this name says
 * which bits. Strides are in elements. `work` is a workspace of {@link gemmWork} elements.
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
  work: usize,
): void {
  product(NARROW, m, n, k, alpha, a, aRow, aColumn, b, bRow, bColumn, beta, c, cRow, work);
}

/** As {@link gemm}, for engines that join adjacent vectors to wider ones. */
export function gemmWide(
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
  work: usize,
): void {
  product(WIDE, m, n, k, alpha, a, aRow, aColumn, b, bRow, bColumn, beta, c, cRow, work);
}

/** As {@link gemmWide}, for processors with thirty-two vector registers. */
export function gemmWidest(
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
  work: usize,
): void {
  product(WIDEST, m, n, k, alpha, a, aRow, aColumn, b, bRow, bColumn, beta, c, cRow, work);
}

function product(
  width: usize,
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
  work: usize,
): void {
  if (k == 0 || (beta != 0.0 && beta != 1.0)) {
    scaleRows(m, n, beta, c, cRow * 8);
  }
  let keep: u64 = beta == 0.0 ? 0 : -1;
  if (bColumn == 1 && (m < FEW_ROWS || k <= FEW_STEPS)) {
    gemmRows(m, n, k, alpha, a, aRow, aColumn, b, bRow, c, cRow, keep);
    return;
  }
  for (let p: usize = 0; p < k; p += DEPTH) {
    const depth = min<usize>(k - p, DEPTH);
    for (let j: usize = 0; j < n; j += COLUMNS) {
      const columns = min<usize>(n - j, COLUMNS);
      packB(width, columns, depth, b + (p * bRow + j * bColumn) * 8, bRow, bColumn, work + B_BLOCK);
      for (let i: usize = 0; i < m; i += ROWS) {
        const rows = min<usize>(m - i, ROWS);
        for (let r: usize = 0; r < rows; r += 4) {
          const from = a + ((i + r) * aRow + p * aColumn) * 8;
          gemmPack(depth, min<usize>(rows - r, 4), from, aRow, aColumn, alpha, work + r * depth * 8, 4);
        }
        block(width, rows, columns, depth, c + (i * cRow + j) * 8, cRow, keep, work);
      }
    }
    keep = -1;
  }
}

/** Packs columns of B in panels: some of `width` columns, then narrow ones. */
function packB(
  width: usize,
  n: usize,
  k: usize,
  b: usize,
  bRow: usize,
  bColumn: usize,
  out: usize,
): void {
  const wideColumns: usize = width == NARROW ? 0 : n - (n % width);
  for (let j: usize = 0; j < wideColumns; j += width) {
    const panel = out + j * k * 8;
    if (bColumn == 1) {
      packWide(width, k, b + j * 8, bRow, panel);
      continue;
    }
    for (let l: usize = 0; l < width; l += 4) {
      gemmPack(k, 4, b + (j + l) * bColumn * 8, bColumn, bRow, 1.0, panel + l * 8, width);
    }
  }
  for (let j = wideColumns; j < n; j += 4) {
    gemmPack(k, min<usize>(n - j, 4), b + j * bColumn * 8, bColumn, bRow, 1.0, out + j * k * 8, 4);
  }
}

/** A block of C from packed blocks of A and B. */
function block(
  width: usize,
  m: usize,
  n: usize,
  k: usize,
  c: usize,
  cRow: usize,
  keep: u64,
  work: usize,
): void {
  const wideColumns: usize = width == NARROW ? 0 : n - (n % width);
  for (let j: usize = 0; j < wideColumns; j += width) {
    const panel = work + B_BLOCK + j * k * 8;
    for (let i: usize = 0; i < m; i += 4) {
      const to = c + (i * cRow + j) * 8;
      if (m - i >= 4) {
        wideTile(width, k, work + i * k * 8, panel, to, cRow, keep);
      } else {
        copyTile(m - i, width, to, cRow, work + EDGE, width);
        wideTile(width, k, work + i * k * 8, panel, work + EDGE, width, keep);
        copyTile(m - i, width, work + EDGE, width, to, cRow);
      }
    }
  }
  for (let j = wideColumns; j < n; j += 4) {
    const panel = work + B_BLOCK + j * k * 8;
    for (let i: usize = 0; i < m; i += 4) {
      const to = c + (i * cRow + j) * 8;
      const rows = min<usize>(m - i, 4);
      const columns = min<usize>(n - j, 4);
      if (rows == 4 && columns == 4) {
        gemmTile(k, work + i * k * 8, panel, to, cRow, keep);
      } else {
        copyTile(rows, columns, to, cRow, work + EDGE, 4);
        gemmTile(k, work + i * k * 8, panel, work + EDGE, 4, keep);
        copyTile(rows, columns, work + EDGE, 4, to, cRow);
      }
    }
  }
}

function packWide(width: usize, k: usize, x: usize, step: usize, out: usize): void {
  if (width == WIDE) {
    gemmPackWide(k, x, step, out);
  } else {
    gemmPackWidest(k, x, step, out);
  }
}

function wideTile(
  width: usize,
  k: usize,
  a: usize,
  b: usize,
  c: usize,
  cRow: usize,
  keep: u64,
): void {
  if (width == WIDE) {
    gemmWideTile(k, a, b, c, cRow, keep);
  } else {
    gemmWidestTile(k, a, b, c, cRow, keep);
  }
}

function copyTile(
  rows: usize,
  columns: usize,
  from: usize,
  fromRow: usize,
  to: usize,
  toRow: usize,
): void {
  for (let i: usize = 0; i < rows; i++) {
    for (let j: usize = 0; j < columns; j++) {
      store<f64>(to + (i * toRow + j) * 8, load<f64>(from + (i * fromRow + j) * 8));
    }
  }
}

/** C = beta C, and 0 where beta is 0. */
function scaleRows(m: usize, n: usize, beta: f64, c: usize, cRow: usize): void {
  for (let i: usize = 0; i < m; i++) {
    for (let j: usize = 0; j < n; j++) {
      const element = c + j * 8;
      store<f64>(element, beta == 0.0 ? 0.0 : beta * load<f64>(element));
    }
    c += cRow;
  }
}
