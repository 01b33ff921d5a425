// Rows at a time: they stay in the first cache, and lanes are taken eight by eight.
const ROWS: usize = 16;

/**
 * y[j][l] = beta y[j][l] + sum over r of w[r][l] x[r][j][l], for one slab or more of `length` rows of `lanes`
 * elements, a multiple of eight; what y was is not used if beta is zero.
 */
export function laneSum(
  slabs: usize,
  length: usize,
  lanes: usize,
  w: usize,
  x: usize,
  beta: f64,
  y: usize,
): void {
  const row = lanes * 8;
  const slab = length * row;
  for (let j: usize = 0; j < length; j += ROWS) {
    const rows = min<usize>(length - j, ROWS);
    const to = y + j * row;
    let from = x + j * row;
    let weights = w;
    let factor = beta;
    let r: usize = 0;
    for (; r + 3 <= slabs; r += 3) {
      addThree(rows, row, weights, from, slab, factor, to);
      weights += 3 * row;
      from += 3 * slab;
      factor = 1.0;
    }
    if (r + 2 == slabs) {
      addTwo(rows, row, weights, from, slab, factor, to);
    } else if (r < slabs) {
      addOne(rows, row, weights, from, factor, to);
    }
  }
}

function addThree(rows: usize, row: usize, w: usize, x: usize, slab: usize, beta: f64, y: usize): void {
  const mask = i64x2.splat(beta == 0.0 ? 0 : -1);
  const scale = f64x2.splat(beta);
  for (let at: usize = 0; at < row; at += 64) {
    const w1 = w + row;
    const w2 = w1 + row;
    const f00 = v128.load(w);
    const f01 = v128.load(w, 16);
    const f02 = v128.load(w, 32);
    const f03 = v128.load(w, 48);
    const f10 = v128.load(w1);
    const f11 = v128.load(w1, 16);
    const f12 = v128.load(w1, 32);
    const f13 = v128.load(w1, 48);
    const f20 = v128.load(w2);
    const f21 = v128.load(w2, 16);
    const f22 = v128.load(w2, 32);
    const f23 = v128.load(w2, 48);
    let p = x + at;
    let p1 = p + slab;
    let p2 = p1 + slab;
    let q = y + at;
    for (let r: usize = 0; r < rows; r++) {
      let s0 = v128.and(mask, v128.mul<f64>(scale, v128.load(q)));
      let s1 = v128.and(mask, v128.mul<f64>(scale, v128.load(q, 16)));
      let s2 = v128.and(mask, v128.mul<f64>(scale, v128.load(q, 32)));
      let s3 = v128.and(mask, v128.mul<f64>(scale, v128.load(q, 48)));
      s0 = v128.add<f64>(s0, v128.mul<f64>(f00, v128.load(p)));
      s1 = v128.add<f64>(s1, v128.mul<f64>(f01, v128.load(p, 16)));
      s2 = v128.add<f64>(s2, v128.mul<f64>(f02, v128.load(p, 32)));
      s3 = v128.add<f64>(s3, v128.mul<f64>(f03, v128.load(p, 48)));
      s0 = v128.add<f64>(s0, v128.mul<f64>(f10, v128.load(p1)));
      s1 = v128.add<f64>(s1, v128.mul<f64>(f11, v128.load(p1, 16)));
      s2 = v128.add<f64>(s2, v128.mul<f64>(f12, v128.load(p1, 32)));
      s3 = v128.add<f64>(s3, v128.mul<f64>(f13, v128.load(p1, 48)));
      s0 = v128.add<f64>(s0, v128.mul<f64>(f20, v128.load(p2)));
      s1 = v128.add<f64>(s1, v128.mul<f64>(f21, v128.load(p2, 16)));
      s2 = v128.add<f64>(s2, v128.mul<f64>(f22, v128.load(p2, 32)));
      s3 = v128.add<f64>(s3, v128.mul<f64>(f23, v128.load(p2, 48)));
      v128.store(q, s0);
      v128.store(q, s1, 16);
      v128.store(q, s2, 32);
      v128.store(q, s3, 48);
      p += row;
      p1 += row;
      p2 += row;
      q += row;
    }
    w += 64;
  }
}

function addTwo(rows: usize, row: usize, w: usize, x: usize, slab: usize, beta: f64, y: usize): void {
  const mask = i64x2.splat(beta == 0.0 ? 0 : -1);
  const scale = f64x2.splat(beta);
  for (let at: usize = 0; at < row; at += 64) {
    const w1 = w + row;
    const f00 = v128.load(w);
    const f01 = v128.load(w, 16);
    const f02 = v128.load(w, 32);
    const f03 = v128.load(w, 48);
    const f10 = v128.load(w1);
    const f11 = v128.load(w1, 16);
    const f12 = v128.load(w1, 32);
    const f13 = v128.load(w1, 48);
    let p = x + at;
    let p1 = p + slab;
    let q = y + at;
    for (let r: usize = 0; r < rows; r++) {
      let s0 = v128.and(mask, v128.mul<f64>(scale, v128.load(q)));
      let s1 = v128.and(mask, v128.mul<f64>(scale, v128.load(q, 16)));
      let s2 = v128.and(mask, v128.mul<f64>(scale, v128.load(q, 32)));
      let s3 = v128.and(mask, v128.mul<f64>(scale, v128.load(q, 48)));
      s0 = v128.add<f64>(s0, v128.mul<f64>(f00, v128.load(p)));
      s1 = v128.add<f64>(s1, v128.mul<f64>(f01, v128.load(p, 16)));
      s2 = v128.add<f64>(s2, v128.mul<f64>(f02, v128.load(p, 32)));
      s3 = v128.add<f64>(s3, v128.mul<f64>(f03, v128.load(p, 48)));
      s0 = v128.add<f64>(s0, v128.mul<f64>(f10, v128.load(p1)));
      s1 = v128.add<f64>(s1, v128.mul<f64>(f11, v128.load(p1, 16)));
      s2 = v128.add<f64>(s2, v128.mul<f64>(f12, v128.load(p1, 32)));
      s3 = v128.add<f64>(s3, v128.mul<f64>(f13, v128.load(p1, 48)));
      v128.store(q, s0);
      v128.store(q, s1, 16);
      v128.store(q, s2, 32);
      v128.store(q, s3, 48);
      p += row;
      p1 += row;
      q += row;
    }
    w += 64;
  }
}

function addOne(rows: usize, row: usize, w: usize, x: usize, beta: f64, y: usize): void {
  const mask = i64x2.splat(beta == 0.0 ? 0 : -1);
  const scale = f64x2.splat(beta);
  for (let at: usize = 0; at < row; at += 64) {
    const f0 = v128.load(w);
    const f1 = v128.load(w, 16);
    const f2 = v128.load(w, 32);
    const f3 = v128.load(w, 48);
    let p = x + at;
    let q = y + at;
    for (let r: usize = 0; r < rows; r++) {
      const s0 = v128.and(mask, v128.mul<f64>(scale, v128.load(q)));
      const s1 = v128.and(mask, v128.mul<f64>(scale, v128.load(q, 16)));
      const s2 = v128.and(mask, v128.mul<f64>(scale, v128.load(q, 32)));
      const s3 = v128.and(mask, v128.mul<f64>(scale, v128.load(q, 48)));
      v128.store(q, v128.add<f64>(s0, v128.mul<f64>(f0, v128.load(p))));
      v128.store(q, v128.add<f64>(s1, v128.mul<f64>(f1, v128.load(p, 16))), 16);
      v128.store(q, v128.add<f64>(s2, v128.mul<f64>(f2, v128.load(p, 32))), 32);
      v128.store(q, v128.add<f64>(s3, v128.mul<f64>(f3, v128.load(p, 48))), 48);
      p += row;
      q += row;
    }
    w += 64;
  }
}
