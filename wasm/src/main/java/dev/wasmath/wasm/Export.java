package dev.wasmath.wasm;

/** A function that the kernels' module exports, under the name of its operation. */
enum Export {
  ADD("add"),
  DOT("dot"),
  GEMM("gemm"),
  NORM("norm"),
  RELU("relu"),
  SCALE("scale"),
  SLAB_SUM("slabSum"),
  TRANSPOSE("transpose");

  private final String function;

  Export(String function) {
    this.function = function;
  }

  /** The name in the module. */
  String function() {
    return function;
  }
}
