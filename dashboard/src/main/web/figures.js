// The metrics as figures.
import { byId, bytes, count, element, time, times } from "./text.js";

const SECOND = 1e9;

function figures(totals) {
  return [
    ["Calls per second", count(totals.cpuRate + totals.wasmRate), `${count(totals.cpuCalls + totals.wasmCalls)} so far`],
    ["On WebAssembly", `${totals.wasmUsagePercent.toFixed(0)} %`, `${count(totals.wasmCalls)} calls`],
    ["Time saved", savedText(totals.savedSeconds), `of ${time((totals.computingSeconds + Math.max(0, totals.savedSeconds)) * SECOND) || "0 s"} on plain Java`],
    ["WebAssembly faster", times(totals.speedup) || "none yet", "where it serves"],
    ["Average call", time(totals.avgWasmNanos) || "0 s", `plain Java ${time(totals.avgCpuNanos) || "0 s"}`],
    ["Spent on probing", time(totals.probingSeconds * SECOND) || "0 s", "by callers"],
    ["Kernels' memory", bytes(totals.wasmHeapBytes), `at most ${bytes(totals.peakWasmHeapBytes)}, ${totals.wasmAllocations} allocations`],
    ["JVM heap", bytes(totals.jvmHeapBytes), "in use"],
  ];
}

function savedText(seconds) {
  return seconds < 0 ? `-${time(-seconds * SECOND)}` : time(seconds * SECOND) || "0 s";
}

export function showFigures({ totals }) {
  const boxes = figures(totals).map(([name, value, detail]) =>
    element("div", { className: "figure" },
      element("dt", {}, name),
      element("dd", { className: "value" }, value),
      element("dd", { className: "detail" }, detail)));
  byId("figures").replaceChildren(...boxes);
}
