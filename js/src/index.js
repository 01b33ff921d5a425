// The package: `open()` gives a Wasmath, whose methods are the operations.
export { hasSimd, open } from "./open.js";
export { ACTIVATIONS, Wasmath } from "./wasmath.js";
export { Matrix } from "./matrix.js";
export { Resident } from "./memory.js";
export { SingularMatrixError } from "./elimination.js";
