// Reads the tasks that dev.wasmath.bench.worker.WasmTask defines, and makes them ready in V8.
import { readFileSync } from "node:fs";

/** The lines of a task as an object. */
export function parse(text) {
  const task = { wasm: "", pages: 0, fills: [], steps: [], result: null };
  for (const line of text.split("\n").filter((it) => it !== "")) {
    const words = line.split(" ");
    if (words[0] === "wasm") task.wasm = line.slice(5);
    else if (words[0] === "pages") task.pages = Number(words[1]);
    else if (words[0] === "fill")
      task.fills.push({ address: Number(words[1]), file: line.slice(6 + words[1].length) });
    else if (words[0] === "step") task.steps.push({ name: words[1], arguments: words.slice(2) });
    else if (words[0] === "result")
      task.result = { address: Number(words[1]), bytes: Number(words[2]) };
    else throw new Error(`not a line of a task: ${line}`);
  }
  return task;
}

/** A task with its memory filled: run() gives the result's bytes, batch(n) makes n calls. */
export function load(text) {
  const task = parse(text);
  const module = new WebAssembly.Module(readFileSync(task.wasm));
  const imports = {};
  let memory = null;
  for (const wanted of WebAssembly.Module.imports(module)) {
    if (wanted.kind !== "memory") throw new Error(`the module imports a ${wanted.kind}`);
    memory = new WebAssembly.Memory({ initial: task.pages, maximum: task.pages });
    (imports[wanted.module] ??= {})[wanted.name] = memory;
  }
  const { exports } = new WebAssembly.Instance(module, imports);
  memory ??= Object.values(exports).find((it) => it instanceof WebAssembly.Memory) ?? null;
  if (memory !== null) {
    const missing = task.pages - memory.buffer.byteLength / 65536;
    if (missing > 0) memory.grow(missing);
    for (const { address, file } of task.fills) {
      new Uint8Array(memory.buffer).set(readFileSync(file), address);
    }
  }
  // The arguments are constants in the loop, as a careful programmer would have them.
  const calls = task.steps.map((step, i) => `last = f${i}(${step.arguments.join(", ")});`);
  const loop = `let last; for (let i = 0; i < n; i++) { ${calls.join(" ")} } return last;`;
  const names = task.steps.map((_, i) => `f${i}`);
  const batch = new Function(...names, `return function (n) { ${loop} };`)(
    ...task.steps.map((step) => exports[step.name]),
  );
  return { batch, run: () => bytes(batch(1), task.result, memory) };
}

/** A region of memory, or the bytes of a returned number: an i64, or any other as a double. */
function bytes(value, region, memory) {
  if (region !== null) {
    return new Uint8Array(memory.buffer).slice(region.address, region.address + region.bytes);
  }
  const view = new DataView(new ArrayBuffer(8));
  if (typeof value === "bigint") view.setBigInt64(0, value, true);
  else view.setFloat64(0, value, true);
  return new Uint8Array(view.buffer);
}
