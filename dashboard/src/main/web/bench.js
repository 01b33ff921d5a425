// The benchmark: what to measure, its progress, and its results as plot, table and files.
import { Chart, bySize } from "./chart.js";
import { get, post } from "./server.js";
import { byId, cell, clock, element, fill, number, options, strategy, time, times } from "./text.js";

const USUAL = ["dot", "add", "exp"];
const COLOURS = { cpu: "cpu", wasm: "wasm" };
const FIELDS = [
  "operation", "inputSize", "elements", "strategy", "iterations", "avgDuration", "p50", "p50Low", "p50High",
  "p95", "p99", "bitsEqual",
];

export function startBench(operations, compare, complain) {
  byId("bench-operations").append(...operations.map(({ name }) =>
    element("label", { className: "choice" },
      element("input", { type: "checkbox", name: "operation", value: name, checked: USUAL.includes(name) }), name)));
  const runs = new Map();
  const plot = new Results(runs);
  byId("bench-form").addEventListener("submit", (event) => {
    event.preventDefault();
    start().catch(complain);
  });
  byId("bench-cancel").addEventListener("click", () => post("/api/benchmarks/cancel").catch(complain));
  let known = "";
  return ({ benchmark }) => {
    progress(benchmark);
    const state = `${benchmark.id} ${benchmark.done} ${benchmark.state}`;
    if (benchmark.id !== undefined && state !== known) {
      known = state;
      collect(runs, benchmark.id)
        .then(() => {
          plot.show(benchmark.id);
          compare([...runs.values()].filter((run) => run.state === "finished"));
        })
        .catch(complain);
    }
  };
}

async function start() {
  const chosen = (name) => [...document.querySelectorAll(`#bench-form input[name=${name}]:checked`)].map((it) => it.value);
  await post("/api/benchmarks", {
    operations: chosen("operation"),
    sizes: byId("bench-sizes").value.split(",").map((it) => it.trim()).filter((it) => it).map(Number),
    strategies: chosen("strategy"),
    iterations: Number(byId("bench-iterations").value),
  });
}

/** Fetches the runs that are not known as finished. */
async function collect(runs, latest) {
  const list = await get("/api/benchmarks");
  for (const { id } of list.runs) {
    if (runs.get(id)?.state !== "finished" || id === latest) {
      runs.set(id, await get(`/api/benchmarks/${id}`));
    }
  }
}

function progress({ id, done, total, state, now, cancelled, failure }) {
  const running = state === "running";
  byId("bench-start").disabled = running;
  byId("bench-cancel").disabled = !running;
  const bar = byId("bench-progress");
  bar.hidden = !running;
  bar.max = total ?? 1;
  bar.value = done ?? 0;
  const outcome = failure ?? (cancelled ? "cancelled" : "finished");
  const text = id === undefined ? "" : running ? `${now ?? ""}: ${done} of ${total}` : `Run ${id} ${outcome}.`;
  if (byId("bench-status").textContent !== text) {
    byId("bench-status").textContent = text;
  }
}

/** The results of the run that is chosen. */
class Results {
  #runs;
  #chart;
  #points = [];

  constructor(runs) {
    this.#runs = runs;
    byId("bench-run").addEventListener("change", () => this.#draw());
    byId("bench-of").addEventListener("change", () => this.#draw());
    byId("bench-json").addEventListener("click", () => this.#save("json", `${JSON.stringify(this.#run(), null, 2)}\n`));
    byId("bench-csv").addEventListener("click", () => this.#save("csv", csv(this.#run().rows)));
  }

  #run() {
    return this.#runs.get(Number(byId("bench-run").value));
  }

  show(latest) {
    const choices = [...this.#runs.values()].map(({ id, started }) => [String(id), `run ${id}, ${clock(started)}`]);
    options(byId("bench-run"), choices.reverse());
    byId("bench-run").value = String(latest);
    this.#draw();
  }

  #draw() {
    const { rows } = this.#run();
    const done = rows.length === 0;
    byId("bench-json").disabled = done;
    byId("bench-csv").disabled = done;
    fill(byId("bench-results"), rows.map((row) => line(row, rows)), byId("no-results"));
    const names = [...new Set(rows.map(({ operation }) => operation))];
    options(byId("bench-of"), names.map((name) => [name, name]));
    this.#plot(rows.filter(({ operation }) => operation === byId("bench-of").value));
  }

  #plot(rows) {
    const sizes = [...new Set(rows.map(({ inputSize }) => inputSize))].filter((it) => it > 0).sort((a, b) => a - b);
    const strategies = [...new Set(rows.map((row) => row.strategy))];
    const at = (label, size) => rows.find((row) => row.strategy === label && row.inputSize === size);
    this.#points = strategies.map((label) => sizes.map((size) => at(label, size)));
    this.#chart?.close();
    this.#chart = undefined;
    byId("no-plot").hidden = sizes.length > 0;
    byId("bench-plot").hidden = sizes.length === 0;
    if (sizes.length > 0) {
      const series = strategies.map((label) => [strategy(label), COLOURS[label] ?? "muted"]);
      const bars = (s, i) => {
        const row = this.#points[s - 1]?.[i];
        return row?.p50Low === undefined ? undefined : [row.p50Low, row.p50High];
      };
      this.#chart = new Chart(byId("bench-plot"), () => bySize(series, bars));
      this.#chart.show([sizes, ...this.#points.map((column) => column.map((row) => row?.p50 ?? null))]);
    }
  }

  #save(end, content) {
    const address = URL.createObjectURL(new Blob([content]));
    const link = element("a", { href: address, download: `wasmath-run-${this.#run().id}.${end}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }
}

function csv(rows) {
  const lines = rows.map((row) => FIELDS.map((field) => row[field] ?? "").join(","));
  return [FIELDS.join(","), ...lines, ""].join("\n");
}

function line(row, rows) {
  const plain = rows.find((it) => it.strategy === "cpu" && it.operation === row.operation && it.inputSize === row.inputSize);
  const ratio = row.strategy === "cpu" || !plain ? "" : times(plain.p50 / row.p50);
  return element("tr", {},
    element("th", { scope: "row" }, row.operation),
    number(String(row.inputSize)),
    cell(strategy(row.strategy)),
    number(time(row.p50)),
    number(row.p50Low === undefined ? "" : `${time(row.p50Low)} to ${time(row.p50High)}`),
    number(time(row.p95)),
    number(ratio),
    cell(row.bitsEqual ? "equal" : "differ", row.bitsEqual ? "good" : "bad"));
}
