// The heat map: operation by size. A cell stands for the size classes between two powers of four.
import { byId, element, elements, fill, strategy, times } from "./text.js";

/** A ratio of 8 has the full colour. */
const FULL = 3;
const MOST_MIX = 70;

const binOf = (size) => Math.floor(Math.log2(Math.max(1, size.elements)) / 2);

/** How much is known of a size class: pairs, then an expectation, then only who serves. */
const knowledge = (size) => (size.pairs ?? 0) + (size.ratio === undefined ? 0 : 0.5);

export const isSure = (size) => size.low !== undefined && (size.low > 1 || size.high < 1);

function kindOf(size) {
  if (size.ratio === undefined) {
    return "unknown";
  }
  return size.pairs === undefined ? "expected" : isSure(size) ? "sure" : "unsure";
}

/** What a size class says, in words. */
export function words(size) {
  const serves = `${strategy(size.strategy)} serves`;
  if (size.ratio === undefined) {
    return `${serves}; not measured`;
  }
  const ratio = `WebAssembly ${times(size.ratio)} as fast`;
  if (size.pairs === undefined) {
    return `${serves}; ${ratio}, expected from sizes around`;
  }
  const interval = size.low === undefined ? "" : `, ${times(size.low)} to ${times(size.high)} at 95 %`;
  return `${serves}; ${ratio}${interval}, ${size.pairs} pairs`;
}

export function startHeat(onCell) {
  const table = byId("heat-map");
  let shown = "";
  let bins = [];
  table.addEventListener("keydown", (event) => move(table, event));
  return ({ operations }) => {
    const rows = operations.filter(({ sizes }) => sizes.length > 0).sort((a, b) => a.name.localeCompare(b.name));
    const used = new Set(rows.flatMap(({ sizes }) => sizes.map(binOf)));
    bins = used.size === 0 ? [] : range(Math.min(...used), Math.max(...used));
    const state = JSON.stringify([bins, rows.map(({ name, sizes }) => [name, sizes.map((it) => [it.elements, words(it)])])]);
    if (state === shown) {
      return;
    }
    shown = state;
    const focused = table.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    table.tHead.replaceChildren(header(bins));
    fill(table, rows.map((row) => line(row, bins, onCell)), byId("no-sizes"));
    const first = table.querySelector("button");
    first?.setAttribute("tabindex", "0");
    focusCell(focused);
  };
}

/** Puts the focus on a cell, if it is there; it is then the map's stop of the tabulator key. */
export function focusCell(key) {
  const table = byId("heat-map");
  const cell = key && table.querySelector(`button[data-key="${key}"]`);
  if (cell) {
    table.querySelectorAll('button[tabindex="0"]').forEach((it) => (it.tabIndex = -1));
    cell.tabIndex = 0;
    cell.focus({ preventScroll: true });
  }
}

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

function header(bins) {
  const heads = bins.map((bin) => element("th", { scope: "col", className: "number" }, elements(4 ** bin)));
  return element("tr", {}, element("th", { scope: "col" }, "Operation"), ...heads);
}

function line({ name, sizes }, bins, onCell) {
  const cells = bins.map((bin) => {
    const here = sizes.filter((size) => binOf(size) === bin);
    if (here.length === 0) {
      return element("td", { className: "none" });
    }
    const best = here.reduce((a, b) => (knowledge(b) > knowledge(a) ? b : a));
    return element("td", {}, button(name, bin, best, onCell));
  });
  return element("tr", {}, element("th", { scope: "row" }, name), ...cells);
}

function button(name, bin, size, onCell) {
  const key = `${name}-${bin}`;
  const label = size.ratio === undefined ? "\u00b7" : times(size.ratio);
  const made = element("button", {
    type: "button",
    className: `cell ${size.strategy} ${kindOf(size)}`,
    title: words(size),
    "aria-label": `${name}, from ${elements(4 ** bin)} elements: ${words(size)}`,
    "data-key": key,
    tabIndex: -1,
    onclick: () => onCell(name, size, key),
  }, label);
  const strength = size.ratio === undefined ? 0 : Math.min(1, Math.abs(Math.log2(size.ratio)) / FULL);
  made.style.setProperty("--mix", `${12 + strength * (MOST_MIX - 12)}%`);
  return made;
}

/** Arrow keys go from cell to cell; the map is one stop of the tabulator key. */
function move(table, event) {
  const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
  const from = event.target.closest("button.cell");
  if (!step || !from) {
    return;
  }
  event.preventDefault();
  let row = from.closest("tr").rowIndex;
  let column = from.closest("td").cellIndex;
  for (;;) {
    row += step[0];
    column += step[1];
    const to = table.rows[row]?.cells[column];
    if (!to || row < 1) {
      return;
    }
    const next = to.querySelector("button");
    if (next) {
      from.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
      return;
    }
  }
}
