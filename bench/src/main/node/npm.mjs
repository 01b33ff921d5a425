// Takes twelve kernels out of packages of npm, with a task for each, and what the package's own
// JavaScript answers to it: node npm.mjs FOLDER. Prints one JSON array; see NpmRows.java.
//
// hash-wasm's modules are caught as the package instantiates them, and its memory as it is when the
// package calls the kernel. numpy-ts' modules are text in its files.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { load } from "./task.mjs";

const folder = process.argv[2];
const require = createRequire(import.meta.url);
const kernels = [];

/** Exports of hash-wasm: a whole hash, a part of one, its end (which follows a part), a mixer. */
const KERNELS = ["Hash_Calculate", "Hash_Update", "Hash_Final", "scrypt"];

function write(name, bytes) {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

function digest(bytes) {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}

/** Keeps a task after V8 has given the package's answer to it. */
function keep(name, simd, lines, answer) {
  const text = lines.join("\n") + "\n";
  const own = digest(load(text).run());
  if (own !== digest(answer)) throw new Error(`${name}: the module does not give the answer`);
  kernels.push({ name, simd, task: write(`${name.replace(/ /g, "-")}.task`, text), digest: own });
}

/** Numbers in [-1, 1) that are the same everywhere. */
function doubles(n) {
  let state = 12345;
  return Float64Array.from({ length: n }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

async function hashes() {
  const binaries = new Map();
  const calls = {};
  const { compile, instantiate } = WebAssembly;
  WebAssembly.compile = async (bytes) => {
    const module = await compile(bytes);
    binaries.set(module, Buffer.from(bytes));
    return module;
  };
  WebAssembly.instantiate = async (module, imports) => {
    const { exports } = await instantiate(module, imports);
    const watched = { ...exports };
    const memory = () => Buffer.from(exports.memory.buffer.slice(0));
    for (const name of KERNELS.filter((it) => it in exports)) {
      watched[name] = (...given) => {
        const first = name === "Hash_Final" ? "Hash_Update" : name;
        if (first === name) {
          calls[name] = { binary: binaries.get(module), before: memory(), steps: [] };
        }
        const caught = calls[first];
        const parameters = given.slice(0, exports[name].length).map((it) => it ?? 0);
        caught.steps.push(`step ${[name, ...parameters].join(" ")}`);
        const result = exports[name](...given);
        return Object.assign(caught, { after: memory(), at: exports.Hash_GetBuffer() }) && result;
      };
    }
    return { exports: watched };
  };
  const library = await import("hash-wasm");
  const data = new Uint8Array(doubles(2000).buffer);
  const password = { password: "correct horse", salt: data.slice(0, 16), parallelism: 1 };
  const answers = {
    md5: () => library.md5(data),
    sha256: () => library.sha256(data),
    blake2b: () => library.blake2b(data),
    blake3: () => library.blake3(data),
    xxhash64: () => library.xxhash64(data),
    scrypt: () => library.scrypt({ ...password, costFactor: 512, blockSize: 8, hashLength: 32 }),
  };
  for (const [name, answer] of Object.entries(answers)) {
    const hex = await answer();
    const step = { scrypt: "scrypt", xxhash64: "Hash_Update" }[name] ?? "Hash_Calculate";
    const { binary, before, after, steps, at } = calls[step];
    // scrypt leaves blocks that the package hashes further; the others leave the answer itself.
    const length = name === "scrypt" ? 128 * 8 : hex.length / 2;
    const result = after.subarray(at, at + length);
    if (name !== "scrypt" && result.toString("hex") !== hex) throw new Error(`${name}: no answer`);
    const lines = [
      `wasm ${write(`${name}.wasm`, binary)}`,
      `pages ${before.length / 65536}`,
      `fill 0 ${write(`${name}.memory`, before)}`,
      ...steps,
      `result ${at} ${length}`,
    ];
    keep(`hash-wasm ${name}`, false, lines, result);
  }
  Object.assign(WebAssembly, { compile, instantiate });
}

async function arrays() {
  const library = await import("numpy-ts");
  const bins = join(dirname(require.resolve("numpy-ts")), "common/wasm/bins");
  const binary = (name) => {
    const text = readFileSync(join(bins, `${name}.wasm.js`), "utf8");
    return write(`numpy-${name}.wasm`, Buffer.from(text.match(/"(AGFzbQ[^"]*)"/)[1], "base64"));
  };
  // Above the data and the stack of the modules, which are linked to lie one above the other.
  const base = 16 << 20;
  const add = (name, simd, module, step, inputs, answer, result) => {
    const file = write(`numpy-${name}.memory`, Buffer.concat(inputs.map((it) => bytes(it))));
    const lines = [`wasm ${binary(module)}`, "pages 400", `fill ${base} ${file}`, `step ${step}`];
    keep(`numpy-ts ${name}`, simd, result ? [...lines, `result ${result}`] : lines, bytes(answer));
  };
  const bytes = (array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  const array = (values, type) => library.array(Array.from(values), type);

  const n = 200;
  const a = doubles(2 * n * n).subarray(0, n * n);
  const b = doubles(2 * n * n).subarray(n * n);
  for (const [type, Numbers] of [["float64", Float64Array], ["float32", Float32Array]]) {
    const [x, y] = [new Numbers(a), new Numbers(b)];
    const product = library.matmul(
      array(x, type).reshape([n, n]),
      array(y, type).reshape([n, n]),
    ).data;
    const size = x.byteLength;
    const name = type === "float64" ? "matmul_f64" : "matmul_f32";
    const step = `${name} ${base} ${base + size} ${base + 2 * size} ${n} ${n} ${n}`;
    add(name, true, "matmul_float", step, [x, y], product, `${base + 2 * size} ${size}`);
  }

  const m = 10000;
  const x = doubles(2 * m).subarray(0, m);
  const y = doubles(2 * m).subarray(m);
  const out = base + 16 * m;
  const sum = library.add(array(x), array(y)).data;
  const result = `${out} ${8 * m}`;
  add("add_f64", true, "add", `add_f64 ${base} ${base + 8 * m} ${out} ${m}`, [x, y], sum, result);
  for (const [name, simd] of [["exp", false], ["sin", true]]) {
    const step = `${name}_f64 ${base} ${out} ${m}`;
    add(`${name}_f64`, simd, name, step, [x], library[name](array(x)).data, result);
  }
  const total = Float64Array.of(library.sum(array(x)));
  add("reduce_sum_f64", true, "reduce_sum", `reduce_sum_f64 ${base} ${m}`, [x], total);
}

await hashes();
await arrays();
console.log(JSON.stringify(kernels));
