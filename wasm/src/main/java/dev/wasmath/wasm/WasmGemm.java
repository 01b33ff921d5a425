package dev.wasmath.wasm;

import dev.wasmath.op.Gemm;

/** The matrix product with a workspace of its own for each call that runs. */
final class WasmGemm implements Gemm {
  private final PackedGemm kernel;
  private final Workspaces workspaces;

  WasmGemm(PackedGemm kernel, Workspaces workspaces) {
    this.kernel = kernel;
    this.workspaces = workspaces;
  }

  @Override
  public void gemm(
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
      int cRow) {
    double[] work = workspaces.take();
    try {
      kernel.gemm(
          m,
          n,
          k,
          alpha,
          a,
          aOffset,
          aRow,
          aColumn,
          b,
          bOffset,
          bRow,
          bColumn,
          beta,
          c,
          cOffset,
          cRow,
          work,
          Workspaces.OFFSET);
    } finally {
      workspaces.give(work);
    }
  }
}
