// What does not change: the machine, the JVM, the kernels, and whether those served here are the same.
import { byId, bytes, element } from "./text.js";

export async function showFacts(facts) {
  const rows = [
    ["CPU", `${facts.cpu}, ${facts.cores} cores`],
    ["System", `${facts.os}, ${facts.architecture}`],
    ["Java", `${facts.java}, ${facts.vm}`],
    ["Heap", `at most ${bytes(facts.maxHeapBytes)}`],
    ["Policy", facts.policy],
    ["Arithmetic", facts.fused ? "fused multiply-add, outside the bit contract" : "the same bits everywhere"],
    ["Backends", facts.backends.join("; ") || "none"],
    ["Missing", facts.missing.join("; ") || "none"],
    ["This browser", navigator.userAgent],
  ];
  byId("facts").replaceChildren(...rows.map(pair));
  byId("facts").append(pair(["Kernels of this page", await kernels(facts.backends)]));
}

async function kernels(backends) {
  if (!crypto.subtle) {
    return "not compared: browsers hash only at addresses that are secure, as those of loopback and https are";
  }
  const hash = await digest();
  const same = backends.some((it) => it.includes(`sha256:${hash}`));
  return `sha256:${hash}, ${same ? "those that serve in the JVM" : "others than serve in the JVM"}`;
}

const pair = ([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value));

/** The first 16 digits of the module's SHA-256, as the backend names itself. */
async function digest() {
  const module = await (await fetch("/wasmath/wasmath.wasm")).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", module));
  return Array.from(hash.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
