// Times one task in V8: the same lines as dev.wasmath.bench.worker.Worker speaks.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { load } from "./task.mjs";

const WARM_BATCH = 10e6;
const WARM_UP_LIMIT = 4;
const STEADY = 0.97;

function checksum(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let checksum = 0;
  let magnitude = 0;
  for (let i = 0; i * 8 + 8 <= bytes.byteLength; i++) {
    const term = view.getFloat64(i * 8, true) * (1 + (i % 7));
    checksum += term;
    magnitude += Math.abs(term);
  }
  return Number.isFinite(magnitude) ? { checksum, magnitude } : { checksum: 0, magnitude: 0 };
}

function say(object) {
  process.stdout.write(JSON.stringify(object) + "\n");
}

let task;
try {
  task = load(readFileSync(process.argv[2], "utf8"));
  const bytes = task.run();
  const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  say({ digest, ...checksum(bytes) });
} catch (failure) {
  say({ absent: String(failure.message ?? failure) });
  process.exit(0);
}

let nanosPerCall = 1e9;

function time(calls) {
  const start = process.hrtime.bigint();
  task.batch(calls);
  return Math.max(1, Number(process.hrtime.bigint() - start)) / calls;
}

function calls(nanos) {
  return Math.max(1, Math.min(2 ** 30, Math.ceil(nanos / nanosPerCall)));
}

function warmUp(millis) {
  const start = process.hrtime.bigint();
  const wanted = millis * 1e6;
  let before = Infinity;
  let recent = Infinity;
  let mark = 0;
  nanosPerCall = time(1);
  for (;;) {
    nanosPerCall = time(calls(WARM_BATCH));
    recent = Math.min(recent, nanosPerCall);
    const now = Number(process.hrtime.bigint() - start);
    if (now - mark > wanted / 3) {
      const steady = recent > STEADY * before;
      before = Math.min(before, recent);
      recent = Infinity;
      mark = now;
      if (now >= wanted && (steady || now >= WARM_UP_LIMIT * wanted)) return now;
    }
  }
}

function batch(millis) {
  nanosPerCall = time(calls(millis * 1e6));
  return nanosPerCall;
}

for await (const line of createInterface({ input: process.stdin })) {
  const [word, millis] = line.split(" ");
  say({ nanos: word === "warm" ? warmUp(Number(millis)) : batch(Number(millis)), bytes: 0 });
}
