package dev.wasmath.wasm;

/**
 * The kernel behind {@link dev.wasmath.op.Gemm}: it packs blocks of A and B into a workspace, so
 * that the innermost loop reads both in the order of memory.
 */
@FunctionalInterface
public interface PackedGemm {
  /** As {@link dev.wasmath.op.Gemm#gemm}; the workspace holds what {@code gemmWork} says. */
  void gemm(
      int m,
      int n,
      int k,
      double alpha,
      double[] a,
      int aOffset,
      int aRow,
      int aColumn,
      double[] b,
      int bOffset,
      int bRow,
      int bColumn,
      double beta,
      double[] c,
      int cOffset,
      int cRow,
      double[] work,
      int workOffset);
}
