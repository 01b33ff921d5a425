// Where the tests find what Java wrote, and the module.
const home = new URL("../../", import.meta.url);

export const MODULE = new URL("../wasmath.wasm", import.meta.url);
export const COMMITTED = new URL("wasm/src/main/resources/dev/wasmath/wasm/wasmath.wasm", home);
const written = new URL("wasm/src/test/resources/dev/wasmath/wasm/", home);
export const GOLDEN = new URL("bits.golden", written);
export const DOORS = new URL("doors.golden", written);
