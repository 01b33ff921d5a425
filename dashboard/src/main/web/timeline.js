// Decisions and failures as they happened, and what is in quarantine for how long.
import { get } from "./server.js";
import { byId, clock, element, options } from "./text.js";

const KINDS = {
  DECISION: "decision", READY: "ready", FALLBACK: "fallback", QUARANTINE: "quarantine",
  WRONG_RESULT: "wrong result", CAPACITY: "capacity", WISDOM: "wisdom",
};
const FAILURES = ["FALLBACK", "QUARANTINE", "WRONG_RESULT", "CAPACITY"];

export function startTimeline(complain) {
  const choice = byId("kinds");
  options(choice, [["", "everything"], ["failures", "failures"], ...Object.entries(KINDS)]);
  let seen = -1;
  let events = [];
  let quarantined = [];
  const isShown = ({ kind }) =>
    choice.value === "" || kind === choice.value || (choice.value === "failures" && FAILURES.includes(kind));
  const show = () => {
    const shown = events.filter(isShown);
    byId("events").replaceChildren(...shown.map(entry));
    byId("events").hidden = shown.length === 0;
    byId("no-events").hidden = shown.length > 0;
  };
  choice.addEventListener("change", show);
  show();
  setInterval(() => byId("quarantine").replaceChildren(...quarantined.map(countdown)), 1000);
  return ({ eventCount, operations }) => {
    quarantined = operations.filter((it) => it.quarantinedUntil !== undefined);
    if (eventCount !== seen) {
      seen = eventCount;
      get("/api/events").then((answer) => {
        events = answer.events;
        show();
      }).catch(complain);
    }
  };
}

function entry({ time, operation, kind, text }) {
  const failed = FAILURES.includes(kind) ? "failed" : "";
  return element("li", {},
    element("time", { dateTime: new Date(time).toISOString() }, clock(time)),
    element("span", { className: `badge ${failed} ${kind.toLowerCase()}` }, KINDS[kind] ?? kind),
    element("b", {}, operation),
    element("span", { className: "what" }, text));
}

function countdown({ name, quarantinedUntil, reason }) {
  const seconds = Math.max(0, Math.ceil((quarantinedUntil - Date.now()) / 1000));
  return element("li", {}, element("b", {}, name), ` returns in ${seconds} s: ${reason}`);
}
