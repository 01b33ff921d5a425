// Two benchmarks beside each other: a difference is significant where the medians' intervals are apart.
import { byId, cell, clock, element, fill, number, options, strategy, time, times } from "./text.js";

export function startCompare(complain) {
  const opened = new Map();
  let runs = [];
  const all = () => new Map([...runs.map((run) => [String(run.id), run]), ...opened]);
  const show = () => draw(all().get(byId("compare-before").value), all().get(byId("compare-after").value));
  const choose = () => {
    const names = [...all()].map(([key, run]) => [key, run.file ?? `run ${run.id}, ${clock(run.started)}`]);
    options(byId("compare-before"), names, names.at(-2)?.[0]);
    options(byId("compare-after"), names, names.at(-1)?.[0]);
    show();
  };
  for (const id of ["compare-before", "compare-after", "compare-hide"]) {
    byId(id).addEventListener("change", show);
  }
  byId("compare-file").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file) {
      return;
    }
    try {
      const run = JSON.parse(await file.text());
      if (!Array.isArray(run?.rows) || !run.rows.every(isRow)) {
        throw new Error("its rows are missing, or not measurements");
      }
      opened.set(file.name, { ...run, file: file.name });
      choose();
      byId("compare-before").value = file.name;
      show();
    } catch (problem) {
      complain(`${file.name} is not a benchmark as it is downloaded here: ${problem.message}`);
    } finally {
      // So that the same file, when it has changed, can be opened again.
      event.target.value = "";
    }
  });
  return (finished) => {
    const fresh = finished.some(({ id }) => !runs.some((run) => run.id === id));
    runs = finished;
    choose();
    if (fresh && runs.length > 1) {
      byId("compare-before").value = String(runs.at(-2).id);
      byId("compare-after").value = String(runs.at(-1).id);
      show();
    }
  };
}

const isRow = (row) =>
  [row?.operation, row?.strategy].every((it) => typeof it === "string") &&
  [row.inputSize, row.p50].every(Number.isFinite);

const isSignificant = (a, b) =>
  a.p50Low !== undefined && b.p50Low !== undefined && (a.p50High < b.p50Low || b.p50High < a.p50Low);

function draw(before, after) {
  const pairs = (before?.rows ?? []).flatMap((a) => {
    const b = after?.rows.find((it) =>
      it.operation === a.operation && it.inputSize === a.inputSize && it.strategy === a.strategy);
    return b ? [[a, b]] : [];
  });
  const shown = pairs.filter(([a, b]) => !byId("compare-hide").checked || isSignificant(a, b));
  fill(byId("comparison"), before === after ? [] : shown.map(([a, b]) => line(a, b)));
  byId("compare-status").textContent = outcome(before, after, pairs, shown);
}

function outcome(before, after, pairs, shown) {
  if (!before || !after || before === after) {
    return "Two runs are needed.";
  }
  if (pairs.length === 0) {
    return "The runs have no measurement in common.";
  }
  const hidden = pairs.length - shown.length;
  return `${pairs.length} measurements in common${hidden > 0 ? `; ${hidden} without a significant difference are hidden` : ""}.`;
}

function line(a, b) {
  const faster = b.p50 < a.p50;
  const change = isSignificant(a, b)
    ? `${times(faster ? a.p50 / b.p50 : b.p50 / a.p50)} ${faster ? "faster" : "slower"}`
    : "not significant";
  return element("tr", {},
    element("th", { scope: "row" }, a.operation),
    number(String(a.inputSize)),
    cell(strategy(a.strategy)),
    number(time(a.p50)),
    number(time(b.p50)),
    cell(change, isSignificant(a, b) ? (faster ? "good" : "bad") : "muted"));
}
