import { addEight } from "./addEight";
import { addFour, addOne } from "./gemmRows";

// Sums of so many elements, in slabs of so many at least, come from memory or a distant cache.
const LARGE: usize = 1 << 18;
const LONG: usize = 512;

/**
 * y[j] = sum over r of w[r] x[r][j], for slabs of `length` adjacent elements. A slab whose weight is
 * zero is not read; a NaN weight is not zero. Four slabs at a time, or eight of large sums, are as many
 * places where memory is read.
 */
export function slabSum(slabs: usize, length: usize, w: usize, x: usize, y: usize): void {
  const slab = length * 8;
  const isLarge = length >= LONG && slabs * length >= LARGE;
  let keep: u64 = 0;
  let r: usize = 0;
  while (r < slabs) {
    const w0 = load<f64>(w);
    if (r + 4 <= slabs) {
      const w1 = load<f64>(w, 8);
      const w2 = load<f64>(w, 16);
      const w3 = load<f64>(w, 24);
      if (w0 != 0.0 && w1 != 0.0 && w2 != 0.0 && w3 != 0.0) {
        if (isLarge && r + 8 <= slabs) {
          const w4 = load<f64>(w, 32);
          const w5 = load<f64>(w, 40);
          const w6 = load<f64>(w, 48);
          const w7 = load<f64>(w, 56);
          if (w4 != 0.0 && w5 != 0.0 && w6 != 0.0 && w7 != 0.0) {
            addEight(length, w0, w1, w2, w3, w4, w5, w6, w7, x, slab, y, keep);
            keep = -1;
            r += 8;
            w += 64;
            x += 8 * slab;
            continue;
          }
        }
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
  if (keep == 0) {
    for (let j: usize = 0; j < length; j++) {
      store<f64>(y + j * 8, 0.0);
    }
  }
}
