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
  } else {
    packApart(k, x, lane * 8, step * 8, factor, out, outStep * 8);
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
