// What does not change: the machine, the JVM, the kernels, and whether those served here are the same.
import { byId, bytes, element } from "./text.js";

export function showFacts(facts) {
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
  digest().then((hash) => {
    const same = facts.backends.some((it) => it.includes(`sha256:${hash}`));
    const verdict = same ? "those that serve in the JVM" : "others than serve in the JVM";
    byId("facts").append(pair(["Kernels of this page", `sha256:${hash}, ${verdict}`]));
  });
}

const pair = ([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value));

/** The first 16 digits of the module's SHA-256, as the backend names itself. */
async function digest() {
  const module = await (await fetch("/wasmath/wasmath.wasm")).arrayBuffer();
  if (!crypto.subtle) {
    return "unknown: this address is not a secure context";
  }
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", module));
  return Array.from(hash.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
