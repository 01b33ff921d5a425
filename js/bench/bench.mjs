// Wasmath in Node.js beside numpy-ts, math.js and plain loops: checks every value, then times.
//
//   npm --prefix js/bench ci && npm --prefix js/bench run bench -- [--check] [--json FILE]
//
// --check checks the values only. Contenders run in turn, in rounds; the medians are printed. numpy-ts'
// default build uses fused multiply-add where it can, which rounds once instead of twice; Wasmath does
// not, so that its bits are the same everywhere.
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { open } from "../src/index.js";
import { add, dot, exp, inverse, multiply } from "./rows.mjs";

const { values: options } = parseArgs({
  options: { check: { type: "boolean", default: false }, json: { type: "string" } },
});
const ROWS = [
  ["dot", dot, 1000], ["dot", dot, 100_000],
  ["add", add, 1000], ["add", add, 100_000],
  ["multiply", multiply, 100], ["multiply", multiply, 1000],
  ["inverse", inverse, 100], ["exp", exp, 10_000],
];
/** Beside the largest element of the result: other orders of summation are right, too. */
const TOLERANCE = 1e-10;
const ROUNDS = 15;
const ROUND_NANOS = 30e6;

function check(row, contenders) {
  const entries = Object.entries(contenders);
  entries.forEach(([, contender]) => contender.call());
  const [, first] = entries[0];
  const expected = first.result();
  const largest = expected.reduce((most, it) => Math.max(most, Math.abs(it)), 0);
  for (const [name, contender] of entries) {
    const actual = contender.result();
    const equal =
      actual.length === expected.length &&
      actual.every((it, i) => Math.abs(it - expected[i]) <= TOLERANCE * largest);
    if (!equal) {
      throw new Error(`${row}: ${name} gives another result`);
    }
  }
}

function nanosOf(contender, calls) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < calls; i++) {
    contender.call();
  }
  return Number(process.hrtime.bigint() - start) / calls;
}

/** As many calls as fill a round. */
function callsOf(contender) {
  let calls = 1;
  for (;;) {
    const nanos = nanosOf(contender, calls) * calls;
    if (nanos >= ROUND_NANOS) {
      return Math.max(1, Math.round((calls * ROUND_NANOS) / nanos));
    }
    calls *= 2;
  }
}

function time(contenders) {
  const entries = Object.entries(contenders).map(([name, contender]) => ({
    name, contender, calls: callsOf(contender), nanos: [],
  }));
  for (let round = 0; round < ROUNDS; round++) {
    entries.forEach((it) => it.nanos.push(nanosOf(it.contender, it.calls)));
  }
  return Object.fromEntries(entries.map(({ name, nanos }) => [name, summary(nanos)]));
}

function summary(nanos) {
  nanos.sort((a, b) => a - b);
  const at = (share) => nanos[Math.round(share * (nanos.length - 1))];
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

if (!options.check) {
  console.log(`Node.js ${process.versions.node}, ${cpus()[0]?.model}: medians and quartiles of a call, and how many`);
  console.log("times as long as Wasmath on resident buffers it takes; numpy-ts is its default build, with FMA");
}
const math = await open();
const results = [];
for (const [operation, make, size] of ROWS) {
  const row = `${operation} ${size}`;
  const contenders = make(math, size);
  check(row, contenders);
  if (options.check) {
    console.log(`${row}: ${Object.keys(contenders).length} results agree`);
    continue;
  }
  const times = time(contenders);
  const fastest = times["wasmath, resident"].median;
  console.log(row);
  for (const [name, { median, low, high }] of Object.entries(times)) {
    const micros = [median, low, high].map((it) => (it / 1000).toPrecision(4));
    console.log(
      `  ${name.padEnd(18)} ${micros[0].padStart(10)} us  (${micros[1]} to ${micros[2]})` +
        `  ${(median / fastest).toFixed(2)}x`,
    );
  }
  results.push({ operation, size, times });
}
if (options.json) {
  const { node, v8 } = process.versions;
  const run = { version: 1, node, v8, cpu: cpus()[0]?.model, date: new Date().toISOString(), results };
  writeFileSync(options.json, `${JSON.stringify(run, null, 2)}\n`);
}
