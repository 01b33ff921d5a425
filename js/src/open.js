import { Wasmath } from "./wasmath.js";

const OURS = new URL("../wasmath.wasm", import.meta.url);

/** The smallest module with a vector in it: a function that makes a v128 and drops it. */
const VECTORS = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11,
);

/** Whether this engine runs WebAssembly with 128-bit SIMD, which the kernels need. */
export function hasSimd() {
  return typeof WebAssembly === "object" && WebAssembly.validate(VECTORS);
}

/**
 * Loads the kernels. `wasm` says where from, if not from beside the package's sources: an address, a
 * response, the bytes, or a compiled module.
 */
export async function open({ wasm = OURS } = {}) {
  requireSimd();
  const { exports } = await instantiate(await wasm);
  if (!(exports.memory instanceof WebAssembly.Memory) || !(exports.gemmWork instanceof WebAssembly.Global)) {
    throw new Error("wasmath: the module is not the package's wasmath.wasm");
  }
  return new Wasmath(exports);
}

function requireSimd() {
  if (typeof WebAssembly !== "object") {
    throw new Error("wasmath: this engine has no WebAssembly; Node.js 20 and current browsers have it");
  }
  if (!hasSimd()) {
    throw new Error(
      "wasmath: this engine has WebAssembly without SIMD, which the kernels need; " +
        "Chrome and Edge have it from 91 on, Firefox from 89, Safari from 16.4, Node.js from 16.4",
    );
  }
}

async function instantiate(wasm) {
  if (wasm instanceof WebAssembly.Module) {
    return WebAssembly.instantiate(wasm, {});
  }
  const bytes = isBytes(wasm) ? wasm : await read(wasm);
  return (await WebAssembly.instantiate(bytes, {})).instance;
}

function isBytes(wasm) {
  return wasm instanceof ArrayBuffer || ArrayBuffer.isView(wasm);
}

/** The bytes at an address, or of a response. */
async function read(wasm) {
  if (typeof Response === "function" && wasm instanceof Response) {
    return body(wasm);
  }
  if (!(wasm instanceof URL) && typeof wasm !== "string") {
    throw new TypeError(
      "wasmath: wasm must be an address, a Response, bytes or a WebAssembly.Module, not " + typeof wasm,
    );
  }
  const address = new URL(wasm, globalThis.location?.href ?? OURS);
  if (address.protocol !== "file:") {
    return body(await fetch(address));
  }
  const { readFile } = await import(/* @vite-ignore */ /* webpackIgnore: true */ "node:fs/promises");
  return readFile(address);
}

async function body(response) {
  if (!response.ok) {
    throw new Error(
      `wasmath: no kernels at ${response.url}: ${response.status} ${response.statusText}; ` +
        "open({ wasm }) takes another address",
    );
  }
  return response.arrayBuffer();
}
