// The dashboard in headless Chromium: what a visitor does, light and dark, wide and narrow. Screenshots
// are kept in dashboard/target/screenshots.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { installedChromium } from "./chromium.mjs";
import { serve } from "./served.mjs";

const SHOTS = fileURLToPath(new URL("../target/screenshots/", import.meta.url));
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 780 };
/** Kernels are compiled when they are first asked for, on a machine that may be busy. */
const LONG = 300_000;

const executablePath = installedChromium();

if (executablePath === undefined) {
  test("Chromium is absent, and the page was not looked at", () => {
    console.log("absent: chromium; the dashboard was tested without a browser");
    assert.equal(process.env.CI, undefined, "Chromium in continuous integration");
  });
} else {
  inTheBrowser();
}

function inTheBrowser() {
  let server;
  let browser;
  let page;
  const complaints = [];
  const strangers = [];

  before(async () => {
    mkdirSync(SHOTS, { recursive: true });
    server = await serve("--workload", "demo");
    browser = await chromium.launch({
      executablePath,
      args: [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--no-first-run",
      ],
    });
    page = await browser.newPage({ viewport: WIDE, colorScheme: "light", acceptDownloads: true });
    page.setDefaultTimeout(60_000);
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      if (new URL(request.url()).origin !== new URL(server.address).origin && !request.url().startsWith("blob:")) {
        strangers.push(request.url());
      }
    });
    await page.goto(server.address);
  }, { timeout: LONG });

  after(async () => {
    await browser?.close();
    await server?.close();
  });

  test("the page comes alive, and tells of the machine and its kernels", async () => {
    await page.locator("#connection.live").waitFor();
    await page.locator(".figure").first().waitFor();
    assert.equal(await page.locator("#no-operations").isVisible(), true);
    await page.getByText("those that serve in the JVM").waitFor();
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
  });

  test("a workload is seen in the table and the heat map", { timeout: LONG }, async () => {
    assert.equal(await page.locator("#heat-map button").count(), 0);
    await page.getByRole("button", { name: "Start the workload" }).click();
    await page.getByRole("button", { name: "Stop the workload" }).waitFor();
    await page.locator("#operations tbody tr", { hasText: "gemm" }).waitFor();
    await page.locator("#heat-map button").first().waitFor();
    const before = await page.locator("#heat-map").innerText();
    await page.locator("#heat-map button.sure").first().waitFor({ timeout: LONG });
    assert.notEqual(await page.locator("#heat-map").innerText(), before);
    await page.locator("#events li", { hasText: "ready" }).first().waitFor({ timeout: LONG });
    assert.ok((await page.locator("#rates canvas").count()) > 0);
  });

  test("a cell opens the evidence, by keyboard as well", { timeout: LONG }, async () => {
    await page.locator("#heat-map button[tabindex='0']").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.evaluate(() => document.activeElement.matches("button.cell")), true);
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("All sizes").waitFor();
    // The map is drawn anew now and then while the dialog is open: the focus comes back all the same.
    const key = await page.evaluate(() => {
      const cell = document.activeElement.closest("dialog") && document.querySelector("#heat-map button[tabindex='0']");
      const { key } = cell.dataset;
      cell.replaceWith(cell.cloneNode(true));
      return key;
    });
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await page.waitForFunction((expected) => document.activeElement.dataset.key === expected, key);
    await page.locator("#heat-map button.sure").first().click();
    await dialog.getByText("at 95 %").first().waitFor();
    assert.match(await dialog.innerText(), /WebAssembly [0-9.]+x as fast/);
    await page.screenshot({ path: `${SHOTS}evidence.png` });
    await dialog.getByRole("button", { name: "Close" }).click();
  });

  test("the workload stops", async () => {
    await page.getByRole("button", { name: "Stop the workload" }).click();
    await page.getByRole("button", { name: "Start the workload" }).waitFor();
  });

  test("a benchmark runs, is drawn, saved, and compared with another", { timeout: LONG }, async () => {
    await page.getByLabel("Sizes, separated by commas").fill("10, 1000");
    await page.getByLabel("Iterations").fill("10");
    for (const run of [1, 2]) {
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.getByText(`Run ${run} finished.`).waitFor({ timeout: LONG });
    }
    let saved;
    await page.locator("#bench-results tbody tr").nth(11).waitFor();
    assert.equal(await page.locator("#bench-results td.bad").count(), 0);
    await page.locator("#bench-plot canvas").waitFor();
    for (const [button, end] of [["Download JSON", "json"], ["Download CSV", "csv"]]) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: button }).click(),
      ]);
      assert.equal(download.suggestedFilename(), `wasmath-run-2.${end}`);
      const text = readFileSync(await download.path(), "utf8");
      if (end === "json") {
        assert.equal(JSON.parse(text).rows.length, 12);
        saved = text;
      } else {
        assert.match(text, /^operation,inputSize,/);
        assert.equal(text.trim().split("\n").length, 13);
      }
    }
    await page.getByText("12 measurements in common").waitFor();
    await page.getByLabel("only significant differences").uncheck();
    await page.locator("#comparison tbody tr").nth(11).waitFor();
    const open = (name, text) =>
      page.getByLabel("Open a file").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
    await open("broken.json", '{"rows":[{"operation":"dot"}]}');
    await page.getByRole("alert").filter({ hasText: "broken.json is not a benchmark" }).waitFor();
    await open("before.json", saved);
    await page.waitForFunction(() => document.getElementById("compare-before").value === "before.json");
    await page.getByText("12 measurements in common").waitFor();
  });

  test("what makes no sense is told", async () => {
    const sizes = page.getByLabel("Sizes, separated by commas");
    await sizes.fill("1, x");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.getByRole("alert").filter({ hasText: "sizes must be an array of whole numbers" }).waitFor();
    await sizes.fill("10, 1000");
  });

  test("the kernels in this browser give the server's bits", { timeout: LONG }, async () => {
    await page.locator("#parity-size").selectOption("small");
    await page.getByRole("button", { name: "Run in this browser" }).click();
    await page.locator("#parity-status.good, #parity-status.bad").waitFor({ timeout: LONG });
    assert.match(await page.locator("#parity-status").innerText(), /^All [0-9]+ operations gave the server's bits\.$/);
    assert.ok((await page.locator("#parity-results tbody tr").count()) >= 29);
  });

  test("it fits, light and dark, wide and narrow", async () => {
    for (const theme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme: theme });
      for (const [name, viewport] of [["wide", WIDE], ["narrow", NARROW]]) {
        await page.setViewportSize(viewport);
        await page.waitForTimeout(1500);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= viewport.width, `${name}: ${width} wide`);
        await page.screenshot({ path: `${SHOTS}${theme}-${name}.png`, fullPage: true });
      }
    }
    await page.setViewportSize(WIDE);
    await page.emulateMedia({ colorScheme: "dark" });
    const button = page.locator("#theme");
    await button.click();
    assert.equal(await button.innerText(), "Theme: light");
    const scheme = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    assert.equal(scheme, "light");
  });

  test("every control has a name, every section a heading", async () => {
    const unnamed = await page.evaluate(() =>
      [...document.querySelectorAll("button, input, select, progress, meter")]
        .filter((it) => !it.hidden && !it.closest("[hidden]"))
        .filter((it) => !(it.ariaLabel || it.textContent.trim() || it.labels?.[0]?.textContent.trim()))
        .map((it) => it.outerHTML));
    assert.deepEqual(unnamed, []);
    const headings = await page.locator("main section > h2").count();
    assert.equal(headings, await page.locator("main section").count());
  });

  test("nothing was complained of, and nobody else was asked", () => {
    // The browser itself reports the request that was refused above.
    const refused = complaints.filter((it) => it.includes("400 (Bad Request)"));
    assert.ok(refused.length <= 1);
    assert.deepEqual(complaints.filter((it) => !refused.includes(it)), []);
    assert.deepEqual(strangers, []);
  });
}
