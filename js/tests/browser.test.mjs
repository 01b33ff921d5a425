// The kernels and the package give the bits that Java wrote down, in Chromium.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { answerOf, chromium } from "./chromium.mjs";
import { DOORS, GOLDEN } from "./files.mjs";
import { goldenCalls } from "./golden.mjs";

const lines = (file) => readFileSync(file, "utf8").trim().split("\n");

test("the bits in Chromium are Java's", { timeout: 120_000 }, async () => {
  const browser = chromium();
  if (browser === undefined) {
    console.log("absent: chromium; bits were compared in Node.js only");
    assert.equal(process.env.CI, undefined, "Chromium in continuous integration");
    return;
  }
  const answer = await answerOf(browser, "tests/browser.html");
  assert.equal(answer.error, undefined);
  assert.match(answer.agent, /Chrome/);
  const names = new Set([...goldenCalls()].map(({ line }) => line));
  const expected = lines(GOLDEN).filter((line) => names.has(line.split(" ")[0])).sort();
  assert.equal(expected.length, names.size);
  assert.deepEqual(answer.first.sort(), expected);
  assert.deepEqual(answer.again.sort(), expected);
  assert.deepEqual(answer.doors, lines(DOORS));
  assert.deepEqual(answer.resident, lines(DOORS));
});
