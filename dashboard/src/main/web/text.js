// Numbers as people read them, and elements of the page.

const CLOCK = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });
const UNITS = [[1e9, "s"], [1e6, "ms"], [1e3, "us"], [1, "ns"]];

/** Three digits, but none that are zeros after the point. */
function digits(x) {
  if (Number.isInteger(x)) {
    return String(x);
  }
  return x >= 100 ? x.toFixed(0) : x >= 10 ? x.toFixed(1) : x.toFixed(2);
}

/** A time given in nanoseconds. */
export function time(nanos) {
  if (!(nanos > 0)) {
    return nanos === 0 ? "0 s" : "";
  }
  const [size, unit] = UNITS.find(([size]) => nanos >= size) ?? UNITS.at(-1);
  return `${digits(nanos / size)} ${unit}`;
}

/** A count, shortened: 1234 is 1.23k. */
export function count(n) {
  for (const [size, unit] of [[1e9, "G"], [1e6, "M"], [1e3, "k"]]) {
    if (n >= size) {
      return digits(n / size) + unit;
    }
  }
  return Number.isInteger(n) ? String(n) : digits(n);
}

/** A number of elements: powers of two by their usual short names. */
export function elements(n) {
  for (const [size, unit] of [[2 ** 20, "M"], [2 ** 10, "K"]]) {
    if (n >= size) {
      const whole = n / size;
      return (Number.isInteger(whole) ? whole : digits(whole)) + unit;
    }
  }
  return String(n);
}

export function bytes(n) {
  for (const [size, unit] of [[2 ** 30, "GiB"], [2 ** 20, "MiB"], [2 ** 10, "KiB"]]) {
    if (n >= size) {
      return `${digits(n / size)} ${unit}`;
    }
  }
  return `${n} B`;
}

export function times(ratio) {
  return ratio === undefined ? "" : `${digits(ratio)}x`;
}

export function clock(millis) {
  return CLOCK.format(millis);
}

export function strategy(label) {
  return { cpu: "plain Java", wasm: "WebAssembly" }[label] ?? label;
}

export const byId = (id) => document.getElementById(id);

/** An element with properties and children; text becomes text, never markup. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role" || key === "scope") {
      made.setAttribute(key, value);
    } else {
      made[key] = value;
    }
  }
  made.append(...children);
  return made;
}

export const cell = (text, className = "") => element("td", { className }, text);
export const number = (text) => cell(text, "number");

/** Replaces a table's rows, and shows what says that there are none. */
export function fill(table, rows, empty) {
  table.tBodies[0].replaceChildren(...rows);
  table.hidden = rows.length === 0;
  if (empty) {
    empty.hidden = rows.length > 0;
  }
}

/** Replaces the options of a select, and keeps what is chosen if it is still there. */
export function options(select, choices, fallback) {
  const chosen = select.value;
  const same =
    select.options.length === choices.length &&
    choices.every(([value, text], i) => select.options[i].value === value && select.options[i].text === text);
  if (same) {
    return;
  }
  select.replaceChildren(...choices.map(([value, text]) => element("option", { value }, text)));
  const values = choices.map(([value]) => value);
  select.value = values.includes(chosen) ? chosen : (fallback ?? values[0] ?? "");
  select.disabled = choices.length === 0;
}
