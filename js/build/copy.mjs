// Puts the module that the JVM runs, and the licence, beside the package's sources.
import { copyFileSync } from "node:fs";

const to = new URL("../", import.meta.url);
const from = new URL("../", to);
copyFileSync(
  new URL("wasm/src/main/resources/dev/wasmath/wasm/wasmath.wasm", from),
  new URL("wasmath.wasm", to),
);
copyFileSync(new URL("LICENSE", from), new URL("LICENSE", to));
