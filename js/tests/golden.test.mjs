// The kernels give the bits that Java wrote down, in Node.js: twice, since V8 compiles hot code anew.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { goldenCalls, goldenLines } from "./golden.mjs";
import { GOLDEN, MODULE } from "./files.mjs";

/** Operations that have no kernel in the module. */
const WITHOUT_KERNEL = ["powerSums"];
/** Kernels for some engines and processors, and those that they stand in for. */
const WIDE = { gemmWide: "gemm", gemmWidest: "gemm", panelProductTall: "panelProduct", slabSumInTurn: "slabSum" };

const { exports } = (await WebAssembly.instantiate(readFileSync(MODULE), {})).instance;
const golden = readFileSync(GOLDEN, "utf8").trim().split("\n");
const expected = golden.filter((line) => !WITHOUT_KERNEL.includes(line.split(/[ .]/)[0]));

test("every line of the golden file that has a kernel has its calls here", () => {
  const names = [...goldenCalls()].map(({ line }) => line);
  assert.deepEqual(names.sort(), expected.map((line) => line.split(" ")[0]).sort());
});

test("every export that is an operation is called", () => {
  const tiles = ["gemmTile", "gemmWideTile", "gemmWidestTile", "panelColumn", "panelTallColumn"];
  const parts = ["gemmPack", "gemmPackWide", "gemmPackWidest", "gemmRows", "gemmWork", "gemvPairs", ...tiles, ...Object.keys(WIDE)];
  const kernels = new Set([...goldenCalls()].map(({ kernel }) => kernel));
  const operations = Object.keys(exports).filter((it) => it !== "memory" && !parts.includes(it));
  assert.deepEqual(operations.sort(), [...kernels].sort());
});

for (const round of ["at first", "again"]) {
  test(`the bits are Java's, ${round}`, () => {
    assert.deepEqual(goldenLines(exports).sort(), [...expected].sort());
  });
}

for (const [wide, usual] of Object.entries(WIDE)) {
  test(`${wide} gives them too`, () => {
    const lines = goldenLines(exports, (kernel) => (kernel === usual ? wide : kernel));
    assert.deepEqual(lines.sort(), [...expected].sort());
  });
}
