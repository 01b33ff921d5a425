// A page in headless Chromium that answers to a test: the server here gives it the package's files, and
// takes what it posts.
import { spawn } from "node:child_process";
import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, extname, join } from "node:path";
import { setTimeout } from "node:timers/promises";

const PATIENCE_MILLIS = 100_000;
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const TYPES = {
  ".js": "text/javascript", ".mjs": "text/javascript", ".html": "text/html", ".wasm": "application/wasm",
};
const HOME = new URL("../", import.meta.url);
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-dev-shm-usage",
];

/** The browser that is installed, if there is one. */
export function chromium() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What a page of the package's folder posts to /answer, as JSON, in a fresh browser. */
export async function answerOf(browser, page) {
  const profile = mkdtempSync(join(tmpdir(), "wasmath-chromium-"));
  let answer;
  const answered = new Promise((resolve) => (answer = resolve));
  const server = createServer((request, response) => serve(request, response, answer));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${server.address().port}/${page}`;
  const child = spawn(browser, [...FLAGS, `--user-data-dir=${profile}`, address], { stdio: "ignore" });
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`Chromium ended with ${code} and no answer`)));
  });
  const over = new AbortController();
  try {
    return await Promise.race([answered, ended, late(over.signal)]);
  } finally {
    over.abort();
    ended.catch(() => undefined);
    const gone = new Promise((resolve) => child.once("exit", resolve));
    if (child.exitCode === null && child.kill()) {
      await gone;
    }
    server.closeAllConnections();
    server.close();
    await remove(profile);
  }
}

/** A browser that hangs is ended, and does not hold up whoever waits for the test. */
async function late(signal) {
  await setTimeout(PATIENCE_MILLIS, undefined, { signal }).catch(() => undefined);
  throw new Error(`Chromium gave no answer within ${PATIENCE_MILLIS / 1000} s`);
}

/** Removes a folder to which processes that are about to end may still write. */
async function remove(folder) {
  for (let tries = 1; ; tries++) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (notEmpty) {
      if (tries === 50) {
        throw notEmpty;
      }
      await setTimeout(100);
    }
  }
}

function serve(request, response, answer) {
  if (request.method === "POST" && request.url === "/answer") {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      response.end();
      answer(JSON.parse(body));
    });
    return;
  }
  try {
    const file = new URL(`.${request.url}`, HOME);
    const content = readFileSync(file);
    response.setHeader("Content-Type", TYPES[extname(file.pathname)] ?? "text/plain");
    response.end(content);
  } catch {
    response.statusCode = 404;
    response.end();
  }
}
