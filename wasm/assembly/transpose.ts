/** out[j][i] = x[i][j], for a contiguous matrix x; two by two, then the odd column and row. */
export function transpose(rows: usize, columns: usize, x: usize, out: usize): void {
  const xRow = columns * 8;
  const outRow = rows * 8;
  const evenRows = rows & ~1;
  const evenColumns = columns & ~1;
  for (let i: usize = 0; i < evenRows; i += 2) {
    for (let j: usize = 0; j < evenColumns; j += 2) {
      const from = x + i * xRow + j * 8;
      const to = out + j * outRow + i * 8;
      const upper = v128.load(from);
      const lower = v128.load(from + xRow);
      v128.store(to, v128.shuffle<f64>(upper, lower, 0, 2));
      v128.store(to + outRow, v128.shuffle<f64>(upper, lower, 1, 3));
    }
  }
  if (columns & 1) {
    copy(rows, x + evenColumns * 8, xRow, out + evenColumns * outRow, 8);
  }
  if (rows & 1) {
    copy(evenColumns, x + evenRows * xRow, 8, out + evenRows * 8, outRow);
  }
}

/** Copies n doubles from one stride to another. */
function copy(n: usize, x: usize, xStride: usize, out: usize, outStride: usize): void {
  for (let i: usize = 0; i < n; i++) {
    store<f64>(out + i * outStride, load<f64>(x + i * xStride));
  }
}
