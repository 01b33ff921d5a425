// What Java's GoldenDoors computes, through the package: the lines of doors.golden. Runs in Node.js and
// in a browser alike.
import { Probe, hashOf } from "../src/bits.js";
import { Matrix } from "../src/index.js";

const ORDERS = [
  0, 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 24, 31, 32, 33, 40, 63, 64, 65, 100, 127, 129, 200, 257,
];
const GAMES = [
  [1], [4], [2, 2], [3, 5], [5, 3], [1, 4], [2, 3, 4], [4, 1, 3], [3, 3, 3, 3], [2, 1, 5, 2, 3],
  [2, 2, 2, 2, 2, 2], [3, 3, 3, 3, 3, 3, 3], [17, 9, 33], [3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
];
const POINTS = [1, 7, 8, 9, 100];
const HEIGHTS = [1, 16, 100, 2000, 1e4, 1e6];
const HEIGHT_EDGES = [
  0, -0, 5e-324, 1e-300, 15.999999999999998, 16, 1999.9999999999998, 2000, -2000, 14.134725141734693,
  999999.9999999999, 1e6, -1e6,
];
const SPANS = [1, 3, 20, 80, 280];
const ZETA_EDGES = [
  0, -0, 5e-324, -5e-324, -1e-301, -1e-299, 0.9999999999999999, 1.0000000000000002, 1e-20, 2, -2,
  -15.000000000000002, 60, 60.00000000000001, 1100, Number.MAX_VALUE, Infinity, -259.5, -401, -1e5, -1e17,
];

/** The lines, of operands in arrays, or resident in the kernels' memory. */
export function doorLines(math, { resident = false } = {}) {
  const lines = [];
  for (const n of ORDERS) {
    const matrix = new Matrix(n, n, Probe.ordinary(n).doubles(n * n));
    const a = resident ? math.allocMatrix(matrix) : matrix;
    const out = resident ? math.allocMatrix(n, n) : undefined;
    const inverse = math.inverse(a, out);
    lines.push(`inverse ${n} ${hashOf(inverse.elements)}`);
    free(resident ? [a.data, out.data] : []);
  }
  for (const strategies of GAMES) {
    for (let player = 0; player < strategies.length; player++) {
      lines.push(`payoffs ${strategies.join("x")} ${player} ${payoffs(math, strategies, player, resident)}`);
    }
  }
  const sequence = (name, function_, numbers) =>
    lines.push(`${name} ${hashOf(of(math, function_, numbers, resident))}`);
  for (const height of HEIGHTS) {
    for (const n of POINTS) {
      sequence(`hardyZ ${height} ${n}`, "hardyZ", scaled(n, height));
    }
  }
  sequence("hardyZ edges", "hardyZ", Float64Array.from(HEIGHT_EDGES));
  for (const span of SPANS) {
    sequence(`zeta ${span}`, "zeta", scaled(200, span));
  }
  sequence("zeta edges", "zeta", Float64Array.from(ZETA_EDGES));
  return lines;
}

function scaled(n, scale) {
  return Probe.ordinary(n).doubles(n).map((x) => x * scale);
}

/** What a function of many numbers makes of them, over them. */
function of(math, name, numbers, resident) {
  const x = resident ? math.alloc(numbers) : numbers;
  const results = math[name](x, x);
  const copy = resident ? results.toArray() : results;
  free(resident ? [x] : []);
  return copy;
}

function payoffs(math, strategies, player, resident) {
  const probe = Probe.ordinary(player);
  const numbers = probe.doubles(strategies.reduce((a, b) => a * b, 1));
  const profile = strategies.map((count, i) => {
    const mixed = probe.doubles(count);
    if (i % 3 === 2) {
      mixed[0] = 0;
    }
    return mixed;
  });
  const tensor = resident ? math.alloc(numbers) : numbers;
  const hash = hashOf(math.payoffs(strategies, player, tensor, profile));
  free(resident ? [tensor] : []);
  return hash;
}

function free(buffers) {
  buffers.forEach((buffer) => buffer.free());
}
