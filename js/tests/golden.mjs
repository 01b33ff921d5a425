// The calls whose results' bits are the lines of bits.golden, as Java's GoldenCalls makes them, and the
// lines as the kernels here compute them. Runs in Node.js and in a browser alike.
import { BitHash, Probe } from "../src/bits.js";
import { SAMPLES, placed } from "../src/samples.js";

const SIZES = [
  0, 1, 2, 3, 4, 5, 7, 8, 9, 13, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 101, 127, 128, 129, 207, 255, 256,
  257, 1000, 1021, 4095, 4096, 4097, 8191, 8192, 8193, 24577, 100000,
];
const LARGEST_COST = 1 << 16;
const LARGEST_ELEMENTS = 4300;
const SMALL_SIZE = 65;
const SMALL_ELEMENTS = 1 << 8;
const OFFSET = 3;
const CHUNKS = [8191, 8192, 8193, 16385, 24577];
const SHORT = [1, 2, 3, 4, 5, 7, 8, 9, 12, 13];
const LONG = [1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 129];
const BLOCKS = [
  1, 3, 4, 5, 7, 8, 9, 11, 12, 13, 15, 16, 17, 23, 24, 25, 31, 32, 33, 63, 64, 65, 95, 96, 97, 127, 128, 129,
  191, 192, 193, 255, 256, 257, 383, 384, 385, 511, 512, 513, 515, 516, 517, 1019, 1020, 1021, 1023, 1024,
  1025,
];
const REDUCTIONS = ["dot", "sum", "norm", "norm1", "normInfinity", "min", "max"];

const at = (numbers, offset = 0) => ({ numbers, offset });
const output = (numbers, offset) => ({ numbers, offset, out: true });

/** Each line's name, with its kernel and its calls' arguments, made one after another. */
export function* goldenCalls() {
  for (const [kernel, of] of Object.entries(SAMPLES)) {
    yield { line: kernel, kernel, calls: small(of) };
    yield { line: `${kernel}.large`, kernel, calls: large(of) };
  }
  for (const kernel of REDUCTIONS) {
    const { sample } = SAMPLES[kernel];
    yield {
      line: `${kernel}.chunks`,
      kernel,
      calls: CHUNKS.map((size) => () => sample(size, Probe.ordinary(size))),
    };
  }
  yield { line: "gemm.oblong", kernel: "gemm", calls: products() };
  for (const [kernel, shaped] of Object.entries({ gemv, transpose, slabSum, panelProduct, laneSum, softmax })) {
    yield { line: `${kernel}.oblong`, kernel, calls: oblong(shaped) };
  }
}

const elements = ({ elements, cost }, size) => (elements ?? cost)(size);
const isSmall = (of, size) => size <= SMALL_SIZE && elements(of, size) <= SMALL_ELEMENTS;

function* small(of) {
  for (const size of SIZES.filter((it) => isSmall(of, it))) {
    yield () => of.sample(size, Probe.ordinary(size));
    for (let seed = 0; seed < 3; seed++) {
      yield () => of.sample(size, Probe.special(size + 1000 * seed));
    }
  }
}

function* large(of) {
  const fits = (it) => elements(of, it) <= LARGEST_ELEMENTS && of.cost(it) <= LARGEST_COST;
  for (const size of SIZES.filter((it) => !isSmall(of, it) && fits(it))) {
    yield () => of.sample(size, Probe.ordinary(size));
    yield () => of.sample(size, Probe.special(size));
  }
}

function* oblong(shaped) {
  for (const one of SHORT) {
    for (const other of LONG) {
      const seed = 100 * one + other;
      yield () => shaped(one, other, Probe.ordinary(seed));
      yield () => shaped(other, one, Probe.special(seed));
    }
  }
}

/** Products with one dimension near a block's border, then with two; of all forms in turn. */
function* products() {
  const shapes = BLOCKS.flatMap((size) => [[size, 13, 7], [5, size, 3], [6, 14, size]]);
  shapes.push([129, 13, 257], [129, 1021, 2], [2, 1021, 257], [97, 13, 513], [97, 517, 2], [2, 517, 513]);
  shapes.push([25, 13, 1025], [4, 517, 1025]);
  let form = 0;
  for (const [m, n, k] of shapes) {
    const of = form++;
    yield () => gemm(m, n, k, of, Probe.ordinary(of));
  }
  for (const size of SHORT) {
    for (const other of SHORT) {
      const of = form++;
      yield () => gemm(size, other, 1 + (of % 11), of, Probe.special(of));
    }
  }
}

function gemm(m, n, k, form, probe) {
  const left = form % 2 === 1;
  const right = Math.floor(form / 2) % 2 === 1;
  const alpha = [1, -1, -0.7][form % 3];
  const beta = [0, 1, 0.3, -1][form % 4];
  const aLine = (left ? m : k) + (form % 5);
  const bLine = (right ? k : n) + (form % 7);
  const cLine = n + (form % 6);
  const a = at(probe.doubles(OFFSET + (left ? k : m) * aLine), OFFSET);
  const b = at(probe.doubles(OFFSET + (right ? n : k) * bLine), OFFSET);
  const c = output(probe.doubles(OFFSET + m * cLine), OFFSET);
  const aStrides = left ? [1, aLine] : [aLine, 1];
  const bStrides = right ? [1, bLine] : [bLine, 1];
  return [m, n, k, alpha, a, ...aStrides, b, ...bStrides, beta, c, cLine];
}

function gemv(rows, columns, probe) {
  const line = columns + 2;
  const a = at(probe.doubles(OFFSET + rows * line), OFFSET);
  const x = at(probe.doubles(columns));
  return [rows, columns, a, line, x, output(probe.doubles(rows + 1), 1)];
}

function transpose(rows, columns, probe) {
  const x = at(probe.doubles(OFFSET + rows * columns), OFFSET);
  return [rows, columns, x, output(probe.doubles(1 + rows * columns), 1)];
}

function slabSum(rows, columns, probe) {
  const weights = at(probe.doubles(rows));
  const x = at(probe.doubles(OFFSET + rows * columns), OFFSET);
  return [rows, columns, weights, x, output(probe.doubles(1 + columns), 1)];
}

function panelProduct(rowPanels, k, probe) {
  const columnPanels = 1 + (k % 3);
  const a = at(probe.doubles(OFFSET + rowPanels * 8 * k), OFFSET);
  const b = at(probe.doubles(columnPanels * 8 * k));
  return [rowPanels, columnPanels, k, a, b, output(probe.doubles(1 + rowPanels * 8 * columnPanels * 8), 1)];
}

function laneSum(slabs, length, probe) {
  const lanes = 8 * (1 + (length % 3));
  const beta = [0, 1, 0.3, -1][(slabs + length) % 4];
  const weights = at(probe.doubles(slabs * lanes));
  const x = at(probe.doubles(OFFSET + slabs * length * lanes), OFFSET);
  return [slabs, length, lanes, weights, x, beta, output(probe.doubles(1 + length * lanes), 1)];
}

const softmax = transpose;

/** The lines as an instance's exports compute them, under the name of the kernel that is called. */
export function goldenLines(exports, rename = (kernel) => kernel) {
  const lines = [];
  for (const { line, kernel, calls } of goldenCalls()) {
    const hash = new BitHash();
    for (const call of calls) {
      const made = placed(exports, rename(kernel), call());
      made.call();
      hash.add(made.result());
    }
    lines.push(`${line} ${hash}`);
  }
  return lines;
}
