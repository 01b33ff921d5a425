// Rebuilds the kernels into a temporary file and fails when the committed module differs from it.
// asc gives the same bytes for the same sources, on every machine.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const committed = join(here, "src/main/resources/dev/wasmath/wasm/wasmath.wasm");
const asc = join(here, "node_modules/assemblyscript/bin/asc.js");
const directory = mkdtempSync(join(tmpdir(), "wasmath-"));
try {
  const rebuilt = join(directory, "wasmath.wasm");
  const options = ["assembly/index.ts", "--config", "asconfig.json", "--outFile", rebuilt];
  execFileSync(process.execPath, [asc, ...options], { cwd: here, stdio: "inherit" });
  if (readFileSync(rebuilt).equals(readFileSync(committed))) {
    console.log("wasmath.wasm is what its sources give");
  } else {
    console.error(`${committed} is not what wasm/assembly gives.`);
    console.error("Build it again, and commit it: ./mvnw -N -Pkernels generate-resources");
    process.exitCode = 1;
  }
} finally {
  rmSync(directory, { recursive: true });
}
