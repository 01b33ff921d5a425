package dev.wasmath;

import dev.wasmath.op.Operation;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import java.util.Arrays;

/** How the results of a kernel compare with those of plain Java on the same inputs. */
public enum Agreement {
  /** The same bits: the numeric contract. */
  SAME_BITS,
  /** Other bits: the kernel is not used. */
  OTHER_BITS,
  /** Fused multiply-add was asked for, and results are within its {@link Operation#fusedBound}. */
  WITHIN_BOUND,
  /** Fused multiply-add was asked for, and a result is beyond the bound: the kernel is not used. */
  BEYOND_BOUND;

  /** Whether the kernel may serve. */
  public boolean accepted() {
    return this == SAME_BITS || this == WITHIN_BOUND;
  }

  /** Compares on ordinary and on special inputs of a size. */
  static <K> Agreement of(Operation<K> operation, int size, K plain, K wasm, boolean fused) {
    boolean accepted =
        agrees(operation, size, Probe.special(size), plain, wasm, fused)
            && agrees(operation, size, Probe.ordinary(size), plain, wasm, fused);
    if (fused) {
      return accepted ? WITHIN_BOUND : BEYOND_BOUND;
    }
    return accepted ? SAME_BITS : OTHER_BITS;
  }

  private static <K> boolean agrees(
      Operation<K> operation, int size, Probe probe, K plain, K wasm, boolean fused) {
    Probe magnitude = probe.magnitudes();
    Sample<K> sample = operation.sample(size, probe);
    sample.run(plain);
    double[] expected = sample.result().clone();
    Arrays.fill(sample.result(), -1.25);
    sample.run(wasm);
    double[] actual = sample.result();
    // Arrays.equals compares doubles by their canonical bits: NaN equals NaN, 0.0 is not -0.0.
    if (Arrays.equals(expected, actual)) {
      return true;
    }
    if (!fused) {
      return false;
    }
    Sample<K> unsigned = operation.sample(size, magnitude);
    unsigned.run(plain);
    double[] magnitudes = unsigned.result();
    for (int i = 0; i < expected.length; i++) {
      if (!operation.fusedBound().admits(size, expected[i], actual[i], magnitudes[i])) {
        return false;
      }
    }
    return true;
  }
}
