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
  return lines;
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
