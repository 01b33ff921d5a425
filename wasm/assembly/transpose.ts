/** Rows that are taken at a time: their pages stay known to the processor, and lines of the output fill up. */
const BAND: usize = 64;

/**
 * out[j][i] = x[i][j], for a contiguous matrix x: in bands of rows, and in these in strips of eight
 * columns, a line of the cache each.
 */
export function transpose(rows: usize, columns: usize, x: usize, out: usize): void {
  const xRow = columns * 8;
  const outRow = rows * 8;
  const blockedRows = rows & ~1;
  const blockedColumns = columns & ~7;
  for (let band: usize = 0; band < blockedRows; band += BAND) {
    const end = min<usize>(band + BAND, blockedRows);
    for (let j: usize = 0; j < blockedColumns; j += 8) {
      strip(end - band, x + band * xRow + j * 8, xRow, out + j * outRow + band * 8, outRow);
    }
  }
  rest(0, rows, blockedColumns, columns, x, xRow, out, outRow);
  rest(blockedRows, rows, 0, blockedColumns, x, xRow, out, outRow);
}

/** Eight columns of an even number of rows, two by two. */
function strip(rows: usize, x: usize, xRow: usize, out: usize, outRow: usize): void {
  const out1 = out + outRow;
  const out2 = out1 + outRow;
  const out3 = out2 + outRow;
  const out4 = out3 + outRow;
  const out5 = out4 + outRow;
  const out6 = out5 + outRow;
  const out7 = out6 + outRow;
  for (let i: usize = 0; i < rows; i += 2) {
    const next = x + xRow;
    const a0 = v128.load(x);
    const a1 = v128.load(x, 16);
    const a2 = v128.load(x, 32);
    const a3 = v128.load(x, 48);
    const b0 = v128.load(next);
    const b1 = v128.load(next, 16);
    const b2 = v128.load(next, 32);
    const b3 = v128.load(next, 48);
    const at = i * 8;
    v128.store(out + at, v128.shuffle<f64>(a0, b0, 0, 2));
    v128.store(out1 + at, v128.shuffle<f64>(a0, b0, 1, 3));
    v128.store(out2 + at, v128.shuffle<f64>(a1, b1, 0, 2));
    v128.store(out3 + at, v128.shuffle<f64>(a1, b1, 1, 3));
    v128.store(out4 + at, v128.shuffle<f64>(a2, b2, 0, 2));
    v128.store(out5 + at, v128.shuffle<f64>(a2, b2, 1, 3));
    v128.store(out6 + at, v128.shuffle<f64>(a3, b3, 0, 2));
    v128.store(out7 + at, v128.shuffle<f64>(a3, b3, 1, 3));
    x = next + xRow;
  }
}

/** The elements of some rows and columns, one by one. */
function rest(
  row: usize,
  rows: usize,
  column: usize,
  columns: usize,
  x: usize,
  xRow: usize,
  out: usize,
  outRow: usize,
): void {
  for (let j = column; j < columns; j++) {
    for (let i = row; i < rows; i++) {
      store<f64>(out + j * outRow + i * 8, load<f64>(x + i * xRow + j * 8));
    }
  }
}
