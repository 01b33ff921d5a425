// Light, dark, or as the system has it; remembered for this page. Charts ask for colours anew.
import { byId } from "./text.js";

const KEY = "wasmath-theme";
const NEXT = { system: "light", light: "dark", dark: "system" };
const listeners = new Set();

/** Calls when colours change, until the function that is returned is called. */
export function onTheme(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The value of a custom property of the style sheet. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function apply(theme) {
  document.documentElement.dataset.theme = theme;
  byId("theme").textContent = `Theme: ${theme}`;
  listeners.forEach((listener) => listener());
}

function stored() {
  try {
    return localStorage.getItem(KEY) ?? "system";
  } catch {
    return "system";
  }
}

export function startTheme() {
  apply(stored() in NEXT ? stored() : "system");
  byId("theme").addEventListener("click", () => {
    const next = NEXT[document.documentElement.dataset.theme];
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // A browser that keeps nothing still changes now.
    }
    apply(next);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => listeners.forEach((it) => it()));
}
