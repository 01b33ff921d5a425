// The module: one export per kernel, the parts of some that are compiled by themselves, and the memory
// they work on.
//
// Conventions of every kernel: pointers are byte addresses, multiples of 8; lengths and leading
// dimensions count doubles; the caller has made sure that every operand lies in memory. A kernel
// owns no memory, allocates none, and writes to nothing but its output and workspace. The plain-Java kernel of
// the same name defines the bits.
//
// The memory is exported as "memory": one page to begin with, no maximum. Nothing of the module's
// own lives in it, so that all of it, from address 0 on, is the caller's.

export { add } from "./add";
export { axpy } from "./axpy";
export { cos } from "./cos";
export { dot } from "./dot";
export { exp } from "./exp";
export { gelu } from "./gelu";
export { gemm, gemmWide, gemmWidest, gemmWork } from "./gemm";
export { gemmPack, gemmPackWide, gemmPackWidest } from "./gemmPack";
export { gemmRows } from "./gemmRows";
export { gemmTile } from "./gemmTile";
export { gemmWideTile } from "./gemmWideTile";
export { gemmWidestTile } from "./gemmWidestTile";
export { gemv } from "./gemv";
export { gemvPairs } from "./gemvPairs";
export { hadamard } from "./hadamard";
export { hardySum } from "./hardySum";
export { laneSum } from "./laneSum";
export { leakyRelu } from "./leakyRelu";
export { linearCombination } from "./linearCombination";
export { log } from "./log";
export { maximum as max } from "./max";
export { minimum as min } from "./min";
export { norm } from "./norm";
export { norm1 } from "./norm1";
export { normInfinity } from "./normInfinity";
export { panelColumn } from "./panelColumn";
export { panelProduct, panelProductTall } from "./panelProduct";
export { panelTallColumn } from "./panelTallColumn";
export { pow } from "./pow";
export { relu } from "./relu";
export { scale } from "./scale";
export { sigmoid } from "./sigmoid";
export { sin } from "./sin";
export { slabSum, slabSumInTurn } from "./slabSum";
export { softmax } from "./softmax";
export { softplus } from "./softplus";
export { subtract } from "./subtract";
export { sum } from "./sum";
export { tanh } from "./tanh";
export { transpose } from "./transpose";
