// The module: one export per kernel, and the memory they work on.
//
// Conventions of every kernel: pointers are byte addresses, multiples of 8; lengths and leading
// dimensions count doubles; the caller has made sure that every operand lies in memory. A kernel
// owns no memory, allocates none, and writes to nothing but its output. The plain-Java kernel of
// the same name defines the bits.
//
// The memory is exported as "memory": one page to begin with, no maximum. Nothing of the module's
// own lives in it, so that all of it, from address 0 on, is the caller's.

export { add } from "./add";
export { cos } from "./cos";
export { dot } from "./dot";
export { exp } from "./exp";
export { gemm } from "./gemm";
export { log } from "./log";
export { norm } from "./norm";
export { pow } from "./pow";
export { relu } from "./relu";
export { scale } from "./scale";
export { sigmoid } from "./sigmoid";
export { sin } from "./sin";
export { slabSum } from "./slabSum";
export { softplus } from "./softplus";
export { tanh } from "./tanh";
export { transpose } from "./transpose";
