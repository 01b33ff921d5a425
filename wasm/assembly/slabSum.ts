import { addFour, addOne } from "./gemmRows";

// Elements of slabs that are read for so long that four at a time are foreseen by every processor.
const LONG: usize = 2048;

/**
 * y[j] = sum over r of w[r] x[r][j], for slabs of `length` adjacent elements. A slab whose weight is
 * zero is not read; a NaN weight is not zero. Four slabs at a time are four places where memory is read.
 */
export function slabSum(slabs: usize, length: usize, w: usize, x: usize, y: usize): void {
  const slab = length * 8;
  let keep: u64 = 0;
  let r: usize = 0;
  while (r < slabs) {
    const w0 = load<f64>(w);
    if (r + 4 <= slabs) {
      const w1 = load<f64>(w, 8);
      const w2 = load<f64>(w, 16);
      const w3 = load<f64>(w, 24);
      if (w0 != 0.0 && w1 != 0.0 && w2 != 0.0 && w3 != 0.0) {
        addFour(length, w0, w1, w2, w3, x, slab, y, keep);
        keep = -1;
        r += 4;
        w += 32;
        x += 4 * slab;
        continue;
      }
    }
    if (w0 != 0.0) {
      addOne(length, w0, x, y, keep);
      keep = -1;
    }
    r++;
    w += 8;
    x += slab;
  }
  zeroUnless(keep, length, y);
}

/**
 * As {@link slabSum}, with short slabs one after the other: a single place where memory is read. Sums of long
 * ones do not stay in the first cache, and are read and written less often for four slabs at a time.
 */
export function slabSumInTurn(slabs: usize, length: usize, w: usize, x: usize, y: usize): void {
  if (length >= LONG) {
    slabSum(slabs, length, w, x, y);
    return;
  }
  let keep: u64 = 0;
  for (let r: usize = 0; r < slabs; r++) {
    const weight = load<f64>(w + r * 8);
    if (weight != 0.0) {
      addOne(length, weight, x, y, keep);
      keep = -1;
    }
    x += length * 8;
  }
  zeroUnless(keep, length, y);
}

function zeroUnless(keep: u64, length: usize, y: usize): void {
  if (keep == 0) {
    for (let j: usize = 0; j < length; j++) {
      store<f64>(y + j * 8, 0.0);
    }
  }
}
