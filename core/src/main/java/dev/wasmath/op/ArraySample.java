package dev.wasmath.op;

import java.util.Arrays;
import java.util.function.BiConsumer;

/** A sample of an operation that overwrites an output array. */
final class ArraySample<K> implements Sample<K> {
  private final BiConsumer<K, double[]> call;
  private final double[] result;

  ArraySample(int length, BiConsumer<K, double[]> call) {
    this.call = call;
    this.result = new double[length];
    // A kernel must overwrite all of its output: what it leaves shows.
    Arrays.fill(result, -12345.678);
  }

  @Override
  public void run(K kernel) {
    call.accept(kernel, result);
  }

  @Override
  public double[] result() {
    return result;
  }
}
