/**
 * out[j][i] = x[i][j], for a contiguous matrix x. Eight columns at a time: a row gives one line of the
 * cache, and eight rows of the output grow side by side.
 */
export function transpose(rows: usize, columns: usize, x: usize, out: usize): void {
  const xRow = columns * 8;
  const outRow = rows * 8;
  const blocked = columns & ~7;
  for (let j: usize = 0; j < blocked; j += 8) {
    eightColumns(rows, x + j * 8, xRow, out + j * outRow, outRow);
  }
  for (let j = blocked; j < columns; j++) {
    column(rows, x + j * 8, xRow, out + j * outRow);
  }
}

function eightColumns(rows: usize, x: usize, xRow: usize, out: usize, outRow: usize): void {
  for (let i: usize = 0; i < rows; i++) {
    let to = out;
    store<f64>(to, load<f64>(x));
    to += outRow;
    store<f64>(to, load<f64>(x, 8));
    to += outRow;
    store<f64>(to, load<f64>(x, 16));
    to += outRow;
    store<f64>(to, load<f64>(x, 24));
    to += outRow;
    store<f64>(to, load<f64>(x, 32));
    to += outRow;
    store<f64>(to, load<f64>(x, 40));
    to += outRow;
    store<f64>(to, load<f64>(x, 48));
    to += outRow;
    store<f64>(to, load<f64>(x, 56));
    x += xRow;
    out += 8;
  }
}

function column(rows: usize, x: usize, xRow: usize, out: usize): void {
  for (let i: usize = 0; i < rows; i++) {
    store<f64>(out, load<f64>(x));
    x += xRow;
    out += 8;
  }
}
