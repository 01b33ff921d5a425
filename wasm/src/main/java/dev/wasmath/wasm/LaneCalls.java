package dev.wasmath.wasm;

import dev.wasmath.engine.WarmUp;
import dev.wasmath.op.LaneSum;
import dev.wasmath.op.Probe;

/** Sums of all numbers of slabs, also added to what is there; the samples have four of them. */
final class LaneCalls implements WarmUp<LaneSum> {
  private static final int SLABS = 7;
  private static final int LENGTH = 18;
  private static final int LANES = 3 * LaneSum.WIDTH;

  private final double[] w = Probe.typical(1).doubles(SLABS * LANES);
  private final double[] x = Probe.typical(2).doubles(SLABS * LENGTH * LANES);
  private final double[] y = new double[LENGTH * LANES];

  @Override
  public void run(LaneSum kernel) {
    for (int slabs = 1; slabs <= SLABS; slabs++) {
      kernel.laneSum(slabs, LENGTH, LANES, w, 0, x, 0, slabs % 2, y, 0);
    }
  }
}
