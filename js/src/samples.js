// Sample calls of every kernel, drawn from a probe as Java's operations draw theirs (dev.wasmath.op),
// as plain data: the export, and its arguments. A number is a number; { numbers, offset } is a pointer;
// the output has `out` as well.

const linear = (n) => n;
const square = (n) => n * n;
const UNTOUCHED = -12345.678;

const at = (numbers, offset = 0) => ({ numbers, offset });
const output = (n) => ({ numbers: new Float64Array(n).fill(UNTOUCHED), offset: 0, out: true });

/** The i-th number times the scale i modulo their number; typical ones all times the first. */
function scaled(n, probe, ...scales) {
  const used = probe.isTypical ? 1 : scales.length;
  return probe.doubles(n).map((x, i) => x * scales[i % used]);
}

/** The same without signs, but for every eighth that is not typical. */
function mostlyPositive(n, probe, ...scales) {
  const signed = (i) => i % 8 === 7 && !probe.isTypical;
  return scaled(n, probe, ...scales).map((x, i) => (signed(i) ? x : Math.abs(x)));
}

/** To the nearest integer, ties to the even one. */
function rint(x) {
  const rounded = Math.round(x);
  return rounded - x === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

const twoIn = (n, probe) => [at(probe.doubles(n)), at(probe.doubles(n)), output(n), n];
const oneIn = (...scales) => (n, probe) => [at(scaled(n, probe, ...scales)), output(n), n];
const reduced = (n, probe) => [at(probe.doubles(n)), n];
const angles = [1, 10, 1e3, 1e6, 1, 10, 1e3, 1e6, 1e22];

function gemm(n, probe) {
  const a = at(probe.doubles(n * n));
  const b = at(probe.doubles(n * n));
  return [n, n, n, 1, a, n, 1, b, n, 1, 0, output(n * n), n];
}

function slabSum(n, probe) {
  const weights = probe.doubles(n).map((w, r) => (r % 5 === 0 ? 0 : w));
  return [n, n, at(weights), at(probe.doubles(n * n)), output(n)];
}

function panelProduct(n, probe) {
  const [rows, columns] = [Math.ceil(n / 8), Math.ceil(n / 8)];
  const a = at(probe.doubles(rows * 8 * n));
  const b = at(probe.doubles(columns * 8 * n));
  return [rows, columns, n, a, b, output(rows * 8 * columns * 8)];
}

const laneCount = (n) => (n < 32 ? 8 : 16);
const laneElements = (n) => Math.ceil(n / laneCount(n)) * laneCount(n);

function laneSum(n, probe) {
  const [slabs, lanes] = [4, laneCount(n)];
  const weights = at(probe.doubles(slabs * lanes));
  const x = at(probe.doubles(slabs * laneElements(n)));
  return [slabs, Math.ceil(n / lanes), lanes, weights, x, 0, output(laneElements(n))];
}

function pow(n, probe) {
  const x = mostlyPositive(n, probe, 2, 1, 1e-310, 1e300);
  const y = scaled(n, probe, 1, 8, 1e3).map((it, i) => (i % 5 === 0 ? rint(it) : it));
  return [at(x), at(y), output(n), n];
}

/** The mean number of terms of hardySum's points. */
const TERMS = 32;

/** Neighbours have the same number of terms; some differ. */
const count = (j, terms) => (j % 11 === 5 ? (j * 7) % (terms + 1) : TERMS);

/** Of 32 points eight have many terms, one more than the others of these. */
const typicalCount = (j) => (((j >> 3) & 3) < 3 ? TERMS / 2 : (5 * TERMS) / 2 + (Math.floor(j / 7) % 2));

function hardySum(n, probe) {
  const t = scaled(n, probe, 1e3, 1e5, 1);
  const turns = scaled(n, probe, 0.5);
  const terms = (probe.isTypical ? 3 : 2) * TERMS;
  const counts = turns.map((_, j) => (probe.isTypical ? typicalCount(j) : count(j, terms)));
  const table = new Float64Array(3 * terms);
  for (let k = 0; k < table.length; k += 3) {
    table[k] = Math.fround(probe.next());
    table[k + 1] = 2 ** -27 * probe.next();
    table[k + 2] = probe.next();
  }
  return [at(t), at(turns), at(counts), at(table), output(n), n];
}

/** Each kernel's arguments from a size and a probe, and what a call of a size costs, in elements. */
export const SAMPLES = {
  add: { cost: linear, sample: twoIn },
  subtract: { cost: linear, sample: twoIn },
  hadamard: { cost: linear, sample: twoIn },
  scale: { cost: linear, sample: (n, p) => [p.next(), at(p.doubles(n)), output(n), n] },
  axpy: { cost: linear, sample: (n, p) => [p.next(), ...twoIn(n, p)] },
  linearCombination: {
    cost: linear,
    sample(n, probe) {
      const [alpha, beta] = [probe.next(), probe.next()];
      return [alpha, at(probe.doubles(n)), beta, at(probe.doubles(n)), output(n), n];
    },
  },
  dot: { cost: linear, sample: (n, p) => [at(p.doubles(n)), at(p.doubles(n)), n] },
  sum: { cost: linear, sample: reduced },
  norm: { cost: linear, sample: reduced },
  norm1: { cost: linear, sample: reduced },
  normInfinity: { cost: linear, sample: reduced },
  min: { cost: linear, sample: reduced },
  max: { cost: linear, sample: reduced },
  gemv: {
    cost: square,
    sample: (n, p) => [n, n, at(p.doubles(n * n)), n, at(p.doubles(n)), output(n)],
  },
  gemm: { cost: (n) => n * n * n, elements: square, sample: gemm },
  transpose: {
    cost: (n) => n * (n + 1),
    sample: (n, p) => [n, n + 1, at(p.doubles(n * (n + 1))), output(n * (n + 1))],
  },
  relu: { cost: linear, sample: oneIn(1) },
  sigmoid: { cost: linear, sample: oneIn(1, 40, 800) },
  tanh: { cost: linear, sample: oneIn(1, 3, 25) },
  slabSum: { cost: square, sample: slabSum },
  panelProduct: { cost: (n) => n * n * n, elements: square, sample: panelProduct },
  laneSum: { cost: (n) => 4 * n, elements: (n) => 4 * laneElements(n), sample: laneSum },
  hardySum: { cost: (n) => TERMS * n, elements: linear, sample: hardySum },
  exp: { cost: linear, sample: oneIn(1, 40, 800) },
  log: {
    cost: linear,
    sample: (n, p) => [at(mostlyPositive(n, p, 1, 2, 1e-310, 1e300)), output(n), n],
  },
  sin: { cost: linear, sample: oneIn(...angles) },
  cos: { cost: linear, sample: oneIn(...angles) },
  pow: { cost: linear, sample: pow },
  softplus: { cost: linear, sample: oneIn(1, 40, 800) },
  leakyRelu: { cost: linear, sample: oneIn(1, 40, 1e-310) },
  gelu: { cost: linear, sample: oneIn(1, 4, 16, 800) },
  softmax: {
    cost: square,
    sample: (n, p) => [n, n, at(scaled(n * n, p, 1, 40, 3)), output(n * n)],
  },
};

const PAGE = 65536;

/** The kernels whose last argument is a workspace. */
const WORKING = /^(gemm|hardySum)/;

/**
 * A call on arguments that are placed in the memory of an instance, one behind another from its
 * beginning on: `call` makes it, and `result` has the numbers of its output, or the one it returned.
 */
export function placed(exports, kernel, values) {
  const { memory } = exports;
  const work = WORKING.test(kernel) ? exports.gemmWork.value : 0;
  const needed = values.reduce((sum, it) => sum + (it.numbers?.length ?? 0), work) * 8;
  if (needed > memory.buffer.byteLength) {
    memory.grow(Math.ceil((needed - memory.buffer.byteLength) / PAGE));
  }
  const doubles = new Float64Array(memory.buffer);
  let top = 0;
  let out;
  const given = values.map((value) => {
    if (typeof value === "number") {
      return value;
    }
    doubles.set(value.numbers, top);
    out = value.out ? doubles.subarray(top, top + value.numbers.length) : out;
    top += value.numbers.length;
    return (top - value.numbers.length + value.offset) * 8;
  });
  if (work > 0) {
    given.push(top * 8);
  }
  let returned;
  const run = exports[kernel];
  return {
    call: () => (returned = run(...given)),
    result: () => out ?? [returned],
  };
}
