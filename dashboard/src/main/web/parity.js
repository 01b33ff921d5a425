// The same kernels in this browser: their time, and whether the bits are the server's.
import { Probe, hashOf } from "./wasmath/src/bits.js";
import { hasSimd } from "./wasmath/src/index.js";
import { SAMPLES, placed } from "./wasmath/src/samples.js";
import { post } from "./server.js";
import { byId, cell, element, number, time, times } from "./text.js";

/** Lengths of vectors, and orders of matrices. */
const SIZES = { small: [1000, 32], medium: [10_000, 100], large: [100_000, 300] };
const ROUNDS = 11;
const ROUND_MILLIS = 3;

export function startParity(operations, complain) {
  const button = byId("parity-run");
  const known = operations.filter(({ name, wasm }) => wasm && name in SAMPLES).map(({ name }) => name);
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await run(known);
    } catch (problem) {
      say(`It ended early: ${problem.message}`, false);
      complain(problem);
    } finally {
      button.disabled = false;
    }
  });
}

function say(text, good) {
  const status = byId("parity-status");
  status.textContent = text;
  status.classList.toggle("good", good === true);
  status.classList.toggle("bad", good === false);
}

async function run(names) {
  if (!hasSimd()) {
    throw new Error("this browser has no WebAssembly with SIMD");
  }
  if (names.length === 0) {
    throw new Error("the server has no kernels in WebAssembly to compare with");
  }
  const module = await (await fetch("/wasmath/wasmath.wasm")).arrayBuffer();
  const { exports } = (await WebAssembly.instantiate(module, {})).instance;
  const body = byId("parity-results").tBodies[0];
  body.replaceChildren();
  byId("parity-results").hidden = false;
  let equal = 0;
  for (const [i, name] of names.entries()) {
    say(`${name}, ${i + 1} of ${names.length}`);
    const size = SIZES[byId("parity-size").value][isLinear(name) ? 0 : 1];
    const server = await post("/api/parity", { operation: name, size });
    const here = measured(exports, name, size);
    const same = here.hash === server.cpuHash && here.hash === server.wasmHash;
    equal += same ? 1 : 0;
    body.append(row(name, size, here, server, same));
    await new Promise((resolve) => setTimeout(resolve));
  }
  const all = equal === names.length;
  say(all
    ? `All ${equal} operations gave the server's bits.`
    : `${names.length - equal} of ${names.length} operations gave other bits.`, all);
}

const isLinear = (name) => SAMPLES[name].cost(1000) === 1000;

function measured(exports, name, size) {
  const sample = placed(exports, name, SAMPLES[name].sample(size, Probe.typical(size)));
  sample.call();
  const hash = hashOf(sample.result());
  return { hash, nanos: nanosOf(sample.call) };
}

/** The median of rounds of calls, each long enough for the clock. */
function nanosOf(call) {
  let calls = 1;
  while (millisOf(call, calls) < ROUND_MILLIS && calls < 1e7) {
    calls *= 2;
  }
  const rounds = Array.from({ length: ROUNDS }, () => millisOf(call, calls) / calls).sort((a, b) => a - b);
  return rounds[Math.floor(ROUNDS / 2)] * 1e6;
}

function millisOf(call, calls) {
  const start = performance.now();
  for (let i = 0; i < calls; i++) {
    call();
  }
  return performance.now() - start;
}

function row(name, size, here, server, same) {
  return element("tr", { className: same ? "" : "differs" },
    element("th", { scope: "row" }, name),
    number(String(size)),
    number(time(here.nanos)),
    number(time(server.wasmNanos)),
    number(times(here.nanos / server.wasmNanos)),
    cell(same ? "equal" : "differ", same ? "good" : "bad"),
    cell(here.hash, "code"));
}
