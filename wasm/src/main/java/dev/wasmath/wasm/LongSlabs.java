package dev.wasmath.wasm;

import dev.wasmath.engine.WarmUp;
import dev.wasmath.op.Probe;
import dev.wasmath.op.SlabSum;

/** A sum of slabs that are long, as those of the samples of {@link SlabSum} are not. */
final class LongSlabs implements WarmUp<SlabSum> {
  private static final int SLABS = 5;
  private static final int LENGTH = 5000;

  private final double[] w = Probe.typical(1).doubles(SLABS);
  private final double[] x = Probe.typical(2).doubles(SLABS * LENGTH);
  private final double[] y = new double[LENGTH];

  @Override
  public void run(SlabSum kernel) {
    kernel.slabSum(SLABS, LENGTH, w, 0, x, 0, y, 0);
  }
}
