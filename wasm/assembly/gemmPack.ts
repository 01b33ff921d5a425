/**
 * Packs `lanes` rows of A, or columns of B, at most four, for each of k steps: four elements, times
 * `factor`, with zeros for absent lanes. Lanes of x are `lane` elements apart and steps `step`; steps
 * of the output are `outStep` apart.
 */
export function gemmPack(
  k: usize,
  lanes: usize,
  x: usize,
  lane: usize,
  step: usize,
  factor: f64,
  out: usize,
  outStep: usize,
): void {
  if (lanes < 4) {
    packSome(k, lanes, x, lane * 8, step * 8, factor, out, outStep * 8);
  } else if (lane == 1) {
    packAdjacent(k, x, step * 8, factor, out, outStep * 8);
  } else if (step == 1 && outStep == 4) {
    packRows(k, x, lane * 8, factor, out);
  } else {
    packApart(k, x, lane * 8, step * 8, factor, out, outStep * 8);
  }
}

/** Packs eight adjacent columns of B, whose rows are `step` elements apart. */
export function gemmPackWide(k: usize, x: usize, step: usize, out: usize): void {
  const end = out + k * 64;
  while (out < end) {
    const x0 = v128.load(x);
    const x1 = v128.load(x, 16);
    const x2 = v128.load(x, 32);
    const x3 = v128.load(x, 48);
    v128.store(out, x0);
    v128.store(out, x1, 16);
    v128.store(out, x2, 32);
    v128.store(out, x3, 48);
    x += step * 8;
    out += 64;
  }
}

/** Packs twelve adjacent columns of B, whose rows are `step` elements apart. */
export function gemmPackWidest(k: usize, x: usize, step: usize, out: usize): void {
  const end = out + k * 96;
  while (out < end) {
    const x0 = v128.load(x);
    const x1 = v128.load(x, 16);
    const x2 = v128.load(x, 32);
    const x3 = v128.load(x, 48);
    const x4 = v128.load(x, 64);
    const x5 = v128.load(x, 80);
    v128.store(out, x0);
    v128.store(out, x1, 16);
    v128.store(out, x2, 32);
    v128.store(out, x3, 48);
    v128.store(out, x4, 64);
    v128.store(out, x5, 80);
    x += step * 8;
    out += 96;
  }
}

/** Four rows that are contiguous themselves, two steps at a time. */
function packRows(k: usize, x: usize, lane: usize, factor: f64, out: usize): void {
  let x1 = x + lane;
  let x2 = x1 + lane;
  let x3 = x2 + lane;
  const pairs = x + (k & ~1) * 8;
  while (x < pairs) {
    const a0 = factor * load<f64>(x);
    const a1 = factor * load<f64>(x, 8);
    const b0 = factor * load<f64>(x1);
    const b1 = factor * load<f64>(x1, 8);
    const c0 = factor * load<f64>(x2);
    const c1 = factor * load<f64>(x2, 8);
    const d0 = factor * load<f64>(x3);
    const d1 = factor * load<f64>(x3, 8);
    store<f64>(out, a0);
    store<f64>(out, b0, 8);
    store<f64>(out, c0, 16);
    store<f64>(out, d0, 24);
    store<f64>(out, a1, 32);
    store<f64>(out, b1, 40);
    store<f64>(out, c1, 48);
    store<f64>(out, d1, 56);
    x += 16;
    x1 += 16;
    x2 += 16;
    x3 += 16;
    out += 64;
  }
  if (k & 1) {
    store<f64>(out, factor * load<f64>(x));
    store<f64>(out, factor * load<f64>(x1), 8);
    store<f64>(out, factor * load<f64>(x2), 16);
    store<f64>(out, factor * load<f64>(x3), 24);
  }
}

function packAdjacent(
  k: usize,
  x: usize,
  step: usize,
  factor: f64,
  out: usize,
  outStep: usize,
): void {
  const factors = v128.splat<f64>(factor);
  for (let p: usize = 0; p < k; p++) {
    const low = v128.mul<f64>(factors, v128.load(x));
    const high = v128.mul<f64>(factors, v128.load(x, 16));
    v128.store(out, low);
    v128.store(out, high, 16);
    x += step;
    out += outStep;
  }
}

function packApart(
  k: usize,
  x: usize,
  lane: usize,
  step: usize,
  factor: f64,
  out: usize,
  outStep: usize,
): void {
  let x1 = x + lane;
  let x2 = x1 + lane;
  let x3 = x2 + lane;
  for (let p: usize = 0; p < k; p++) {
    store<f64>(out, factor * load<f64>(x));
    store<f64>(out, factor * load<f64>(x1), 8);
    store<f64>(out, factor * load<f64>(x2), 16);
    store<f64>(out, factor * load<f64>(x3), 24);
    x += step;
    x1 += step;
    x2 += step;
    x3 += step;
    out += outStep;
  }
}

function packSome(
  k: usize,
  lanes: usize,
  x: usize,
  lane: usize,
  step: usize,
  factor: f64,
  out: usize,
  outStep: usize,
): void {
  for (let p: usize = 0; p < k; p++) {
    for (let l: usize = 0; l < 4; l++) {
      store<f64>(out + l * 8, l < lanes ? factor * load<f64>(x + l * lane) : 0.0);
    }
    x += step;
    out += outStep;
  }
}
