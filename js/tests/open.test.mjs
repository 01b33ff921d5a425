// Where the kernels come from, and engines that cannot run them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { hasSimd, open } from "../src/index.js";
import { COMMITTED, MODULE } from "./files.mjs";

const bytes = readFileSync(MODULE);
const three = Float64Array.of(1, 2, 3);

test("the package has the module that the JVM runs", () => {
  assert.ok(bytes.equals(readFileSync(COMMITTED)));
  assert.equal(fileURLToPath(import.meta.resolve("wasmath/wasmath.wasm")), fileURLToPath(MODULE));
});

test("the package is found by its name", async () => {
  const wasmath = await import("wasmath");
  assert.equal((await wasmath.open()).sum(three), 6);
  assert.equal(typeof (await import("wasmath/bits")).hashOf, "function");
});

test("every export and every method has its type, and every operation its place in the README", async () => {
  const types = readFileSync(new URL("../src/index.d.ts", import.meta.url), "utf8");
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const wasmath = await import("wasmath");
  for (const name of Object.keys(wasmath)) {
    assert.match(types, new RegExp(`^export (class|function|const) ${name}\\b`, "m"));
  }
  const methods = Object.getOwnPropertyNames(wasmath.Wasmath.prototype).filter((it) => it !== "constructor");
  for (const name of methods) {
    assert.match(types, new RegExp(`^  (readonly )?${name}[<(:]`, "m"));
    assert.match(readme, new RegExp(`\\b${name}\\b`), name);
  }
});

test("the kernels may come from bytes, a module, a response or an address", async () => {
  const server = createServer((request, response) => {
    response.statusCode = request.url === "/kernels" ? 200 : 404;
    response.end(request.url === "/kernels" ? bytes : "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const home = `http://127.0.0.1:${server.address().port}`;
  try {
    const sources = [
      bytes, bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
      new WebAssembly.Module(bytes), new Response(bytes), fetch(`${home}/kernels`), `${home}/kernels`,
      new URL(MODULE), MODULE.href,
    ];
    for (const wasm of sources) {
      assert.equal((await open({ wasm })).sum(three), 6);
    }
    await assert.rejects(open({ wasm: `${home}/absent` }), /no kernels at .*absent: 404 Not Found/);
    const other = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
    await assert.rejects(open({ wasm: other }), /not the package's wasmath\.wasm/);
    await assert.rejects(open({ wasm: 5 }), /must be an address.* not number/);
  } finally {
    server.close();
  }
});

test("an engine without SIMD, or without WebAssembly, is told so", async () => {
  assert.equal(hasSimd(), true);
  const { validate } = WebAssembly;
  WebAssembly.validate = () => false;
  try {
    assert.equal(hasSimd(), false);
    await assert.rejects(open(), /WebAssembly without SIMD, which the kernels need; Chrome/);
  } finally {
    WebAssembly.validate = validate;
  }
  const whole = globalThis.WebAssembly;
  globalThis.WebAssembly = undefined;
  try {
    assert.equal(hasSimd(), false);
    await assert.rejects(open(), /no WebAssembly/);
  } finally {
    globalThis.WebAssembly = whole;
  }
});
