// What lies behind a cell: the size classes of its operation, the crossover, and what happened.
import { Chart, bySize } from "./chart.js";
import { focusCell, words } from "./heat.js";
import { get } from "./server.js";
import { byId, cell, clock, element, elements, number, strategy, time, times } from "./text.js";

const NUMBERS = ["Elements", "Updates", "Faster", "at 95 %", "Pairs", "Call"];

/** Opens the dialog for an operation and a size class; the page gets a function for that. */
export function startEvidence(complain) {
  const dialog = byId("evidence");
  let opened = {};
  dialog.addEventListener("close", () => {
    opened.chart?.close();
    // The map may have been drawn anew meanwhile: the focus goes to the cell that stands there now.
    focusCell(opened.key);
  });
  byId("evidence-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  return (name, chosen, key) =>
    get(`/api/evidence/${name}`)
      .then((evidence) => {
        opened.chart?.close();
        opened = { key, chart: show(dialog, evidence, chosen) };
      })
      .catch(complain);
}

function show(dialog, { operation, sizes, events }, chosen) {
  const here = sizes.find((it) => it.costFrom === chosen.costFrom && it.elements === chosen.elements) ?? chosen;
  byId("evidence-title").textContent = `${operation}, about ${elements(here.elements)} elements`;
  const plot = element("div", { className: "chart", role: "img", "aria-label": "Time against size, of each strategy" });
  const body = byId("evidence-body");
  body.replaceChildren(
    element("p", { className: "verdict" }, words(here), "."),
    element("p", { className: "hint" }, here.reason ? `What decides: ${here.reason}.` : ""),
    element("h3", {}, "Crossover"),
    plot,
    element("p", { className: "hint" },
      "What serves is timed; the other strategy is that time and the ratio, with its interval at 95 %."),
    element("h3", {}, "History of this size"),
    history(here.history ?? []),
    element("h3", {}, "All sizes"),
    scroll("All sizes", table(["Elements", "Updates", "Serves", "Faster", "at 95 %", "Pairs", "On", "Call"], sizes.map(row))),
    element("h3", {}, "Events"),
    happened(events),
  );
  if (!dialog.open) {
    dialog.showModal();
  }
  return crossover(plot, sizes);
}

function scroll(label, content) {
  return element("div", { className: "scroll", role: "region", "aria-label": label, tabIndex: 0 }, content);
}

function table(heads, rows) {
  const head = element("tr", {}, ...heads.map((text) =>
    element("th", { scope: "col", className: NUMBERS.includes(text) ? "number" : "" }, text)));
  return element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
}

function row(size) {
  return element("tr", {},
    number(elements(size.elements)),
    number(`${elements(size.costFrom)} to ${elements(size.costTo)}`),
    cell(strategy(size.strategy)),
    number(times(size.ratio)),
    number(size.low === undefined ? "" : `${times(size.low)} to ${times(size.high)}`),
    number(size.pairs ?? "expected"),
    cell(size.pairs === undefined ? "" : size.onCallersInputs ? "callers' inputs" : "scratch data"),
    number(time(size.recentNanos)));
}

function history(changes) {
  if (changes.length === 0) {
    return element("p", { className: "empty" }, "Nothing was measured while the dashboard looked on.");
  }
  const rows = changes.toReversed().map((change) =>
    element("tr", {},
      cell(clock(change.time)),
      cell(strategy(change.strategy)),
      number(times(change.ratio)),
      number(change.low === undefined ? "" : `${times(change.low)} to ${times(change.high)}`),
      number(change.pairs ?? "")));
  return scroll("History", table(["Time", "Serves", "Faster", "at 95 %", "Pairs"], rows));
}

function happened(events) {
  if (events.length === 0) {
    return element("p", { className: "empty" }, "None.");
  }
  return element("ul", { className: "plain" },
    ...events.map(({ time: millis, text }) => element("li", {}, element("time", {}, clock(millis)), ` ${text}`)));
}

/** Times against size, where both are known; of equal sizes the one with most pairs: a chart, if there are any. */
function crossover(box, sizes) {
  const best = new Map();
  for (const size of sizes.filter((it) => it.recentNanos > 0 && it.ratio > 0)) {
    const known = best.get(size.elements);
    if (!known || (size.pairs ?? 0) > (known.pairs ?? 0)) {
      best.set(size.elements, size);
    }
  }
  const points = [...best.values()].sort((a, b) => a.elements - b.elements);
  if (points.length === 0) {
    box.textContent = "No calls whose other strategy is known were timed yet.";
    return undefined;
  }
  const isWasm = (size) => size.strategy === "wasm";
  const cpu = points.map((it) => (isWasm(it) ? it.recentNanos * it.ratio : it.recentNanos));
  const wasm = points.map((it) => (isWasm(it) ? it.recentNanos : it.recentNanos / it.ratio));
  const bars = (series, i) => {
    const size = points[i];
    if (size.low === undefined || size.low <= 0 || (series === 1) !== isWasm(size)) {
      return undefined;
    }
    const [low, high] = [size.low, size.high];
    return series === 1
      ? [size.recentNanos * low, size.recentNanos * high]
      : [size.recentNanos / high, size.recentNanos / low];
  };
  const series = [["plain Java", "cpu"], ["WebAssembly", "wasm"]];
  const chart = new Chart(box, () => bySize(series, bars));
  chart.show([points.map((it) => Math.max(1, it.elements)), cpu, wasm]);
  return chart;
}
