package dev.wasmath.wasm;

/**
 * The kernel behind {@link dev.wasmath.op.HardySum}: it computes its cosines in several passes over
 * a workspace, each a shorter chain of dependent steps than the whole.
 */
@FunctionalInterface
public interface PassedHardySum {
  /** As {@link dev.wasmath.op.HardySum#hardySum}; the workspace has 512 elements or more. */
  void hardySum(
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
      int n,
      double[] work,
      int workOffset);
}
