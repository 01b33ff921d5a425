// The page: begins what each section does, and hands every snapshot on to them.
import { startBench } from "./bench.js";
import { startCompare } from "./compare.js";
import { startEvidence } from "./evidence.js";
import { showFigures } from "./figures.js";
import { startHeat } from "./heat.js";
import { showFacts } from "./machine.js";
import { startParity } from "./parity.js";
import { startRates } from "./rates.js";
import { get, live } from "./server.js";
import { byId } from "./text.js";
import { startTheme } from "./theme.js";
import { startTimeline } from "./timeline.js";
import { startWorkload } from "./workload.js";

export function complain(problem) {
  const notice = byId("notice");
  notice.textContent = String(problem?.message ?? problem);
  notice.hidden = false;
  clearTimeout(complain.timer);
  complain.timer = setTimeout(() => (notice.hidden = true), 10_000);
}

function connection(there) {
  const status = byId("connection");
  status.textContent = there ? "live" : "no connection; trying again";
  status.classList.toggle("live", there);
}

async function start() {
  startTheme();
  const [facts, history] = await Promise.all([get("/api/facts"), get("/api/history")]);
  showFacts(facts).catch(complain);
  const evidence = startEvidence(complain);
  const compare = startCompare(complain);
  const sections = [
    showFigures,
    startRates(history.totals),
    startHeat(evidence),
    startTimeline(complain),
    startBench(facts.operations, compare, complain),
    startWorkload(complain),
  ];
  startParity(facts.operations, complain);
  live((tick) => sections.forEach((section) => section(tick)), connection);
}

start().catch((problem) => {
  byId("connection").textContent = `failed (${problem.message}); load the page anew`;
  complain(problem);
});
