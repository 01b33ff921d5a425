package dev.wasmath.op;

import java.util.function.ToDoubleFunction;

/** A sample of an operation that returns one number. */
final class ScalarSample<K> implements Sample<K> {
  private final ToDoubleFunction<K> call;
  private final double[] result = new double[1];

  ScalarSample(ToDoubleFunction<K> call) {
    this.call = call;
  }

  @Override
  public void run(K kernel) {
    result[0] = call.applyAsDouble(kernel);
  }

  @Override
  public double[] result() {
    return result;
  }
}
