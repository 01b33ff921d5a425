// The button that starts and stops the workload, if one is offered.
import { post } from "./server.js";
import { byId } from "./text.js";

export function startWorkload(complain) {
  const button = byId("workload");
  let running = false;
  const show = (state) => {
    running = state.running;
    button.hidden = !state.offered;
    button.textContent = running ? "Stop the workload" : "Start the workload";
    button.setAttribute("aria-pressed", String(running));
  };
  let told = "";
  button.addEventListener("click", () => {
    post(running ? "/api/workload/stop" : "/api/workload/start").then(show).catch(complain);
  });
  return ({ workload }) => {
    show(workload);
    if (workload.failure && workload.failure !== told) {
      complain(`The workload ended: ${workload.failure}`);
    }
    told = workload.failure ?? "";
  };
}
