package dev.wasmath.wasm;

import dev.wasmath.op.HardySum;

/** The sums of cosines with a workspace of its own for each call that runs. */
final class WasmHardySum implements HardySum {
  private final PassedHardySum kernel;
  private final Workspaces workspaces;

  WasmHardySum(PassedHardySum kernel, Workspaces workspaces) {
    this.kernel = kernel;
    this.workspaces = workspaces;
  }

  @Override
  public void hardySum(
      double[] t,
      int tOffset,
      double[] turns,
      int turnsOffset,
      double[] counts,
      int countsOffset,
      double[] table,
      int tableOffset,
      double[] out,
      int outOffset,
      int n) {
    double[] work = workspaces.take();
    try {
      kernel.hardySum(
          t,
          tOffset,
          turns,
          turnsOffset,
          counts,
          countsOffset,
          table,
          tableOffset,
          out,
          outOffset,
          n,
          work,
          Workspaces.OFFSET);
    } finally {
      workspaces.give(work);
    }
  }
}
