// `wasmath serve` in a process of its own, with a wisdom file of its own.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const HOME = new URL("../../", import.meta.url);
const CACHE = fileURLToPath(new URL("dashboard/target/browser-cache", HOME));

/** Starts it on a free port; the first time the launcher builds. */
export async function serve(...options) {
  mkdirSync(CACHE, { recursive: true });
  const child = spawn(fileURLToPath(new URL("wasmath", HOME)), ["serve", "--port", "0", ...options], {
    env: { ...process.env, XDG_CACHE_HOME: CACHE },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  const address = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`wasmath serve ended with ${code}: ${printed}`)));
    child.stdout.on("data", (part) => {
      printed += part;
      const found = /dashboard: (http:\S+)/.exec(printed);
      if (found) {
        resolve(found[1]);
      }
    });
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return {
    address,
    async close() {
      child.kill();
      await ended;
    },
  };
}
