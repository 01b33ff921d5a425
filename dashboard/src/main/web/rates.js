// Calls per second over the last minutes, of all operations or of one, the time saved, and the table.
import { Chart, overTime } from "./chart.js";
import { byId, cell, count, element, fill, number, options, time, times } from "./text.js";

const KEPT = 300;
const SECOND = 1e9;

/** Columns over time that forget what is old. */
class Track {
  columns;

  constructor(width) {
    this.columns = Array.from({ length: width }, () => []);
  }

  add(...row) {
    this.columns.forEach((column, i) => {
      column.push(row[i]);
      if (column.length > KEPT) {
        column.shift();
      }
    });
  }
}

export function startRates(history) {
  const rates = new Map([["", new Track(3)]]);
  const saved = new Track(2);
  for (const totals of history) {
    rates.get("").add(totals.time / 1000, totals.cpuRate, totals.wasmRate);
    saved.add(totals.time / 1000, totals.savedSeconds);
  }
  const backends = [["plain Java", "cpu"], ["WebAssembly", "wasm"]];
  const chart = new Chart(byId("rates"), () => overTime(backends, count));
  const savedChart = new Chart(byId("saved"), () => overTime([["saved", "good"]], (it) => `${count(it)} s`));
  const choice = byId("rates-of");
  const show = () => chart.show(rates.get(choice.value)?.columns ?? new Track(3).columns);
  choice.addEventListener("change", show);
  return ({ time: millis, totals, operations }) => {
    const seconds = millis / 1000;
    rates.get("").add(seconds, totals.cpuRate, totals.wasmRate);
    saved.add(seconds, totals.savedSeconds);
    for (const { name, cpuRate, wasmRate } of operations) {
      if (!rates.has(name)) {
        rates.set(name, new Track(3));
      }
      rates.get(name).add(seconds, cpuRate, wasmRate);
    }
    const names = [...rates.keys()].filter((name) => name).sort();
    options(choice, [["", "all operations"], ...names.map((name) => [name, name])]);
    show();
    savedChart.show(saved.columns);
    fill(byId("operations"), operations.map(row), byId("no-operations"));
  };
}

function row(operation) {
  const { name, cpuRate, wasmRate, cpuCalls, wasmCalls } = operation;
  const share = (100 * wasmCalls) / Math.max(1, cpuCalls + wasmCalls);
  const meter = element("meter", { min: 0, max: 100, value: share, "aria-label": `${share.toFixed(0)} % on WebAssembly` });
  const title = element("th", { scope: "row" }, name);
  if (operation.hot) {
    title.append(element("span", { className: "badge hot" }, "hot"));
  }
  return element("tr", {},
    title,
    number(count(Math.round(cpuRate))),
    number(count(Math.round(wasmRate))),
    element("td", { className: "share-column" }, meter),
    number(time(operation.averageMillis * 1e6)),
    number(operation.savedSeconds > 0 ? time(operation.savedSeconds * SECOND) : ""),
    number(times(operation.speedup)),
    cell(operation.reason, "reason"));
}
