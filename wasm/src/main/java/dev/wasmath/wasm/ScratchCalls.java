package dev.wasmath.wasm;

import dev.wasmath.engine.WarmUp;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The warm-up of an operation's kernel: calls of all kinds of sizes, most of them on numbers as
 * programs have them, as the JVM's compiler favours the branches that it sees taken; fewer on
 * numbers of all magnitudes and on the edges of the format, so that every branch is taken.
 */
final class ScratchCalls<K> implements WarmUp<K> {
  private static final List<Integer> SIZES = List.of(0, 1, 3, 17, 31, 100, 1021, 8193);
  private static final int LARGEST_SPREAD = 100;
  private static final int LARGEST_SPECIAL = 16;
  private static final int LARGER_SPECIAL = 31;
  private static final long MOST_ELEMENTS = 1 << 14;
  private static final long LARGEST_COST = 1 << 17;

  private final Operation<K> operation;
  private final List<Sample<K>> samples = new ArrayList<>();
  private Optional<GemmCalls> products = Optional.empty();

  ScratchCalls(Operation<K> operation) {
    this.operation = operation;
  }

  @Override
  public void run(K kernel) {
    if (samples.isEmpty()) {
      make();
    }
    for (int i = 0; i < samples.size(); i++) {
      samples.get(i).run(kernel);
    }
    if (kernel instanceof Gemm gemm) {
      products.orElseThrow().run(gemm);
    }
  }

  private void make() {
    if (operation.equals(Gemm.OPERATION)) {
      products = Optional.of(new GemmCalls());
    }
    for (int size : SIZES) {
      boolean few = operation.elements().applyAsLong(size) <= MOST_ELEMENTS;
      if (few && operation.cost().applyAsLong(size) <= LARGEST_COST) {
        samples.add(operation.sample(size, Probe.typical(size)));
        if (size <= LARGEST_SPREAD) {
          samples.add(operation.sample(size, Probe.ordinary(size)));
        }
      }
    }
    for (int size = 1; size <= LARGEST_SPECIAL; size++) {
      samples.add(operation.sample(size, Probe.special(size)));
    }
    samples.add(operation.sample(LARGER_SPECIAL, Probe.special(LARGER_SPECIAL)));
  }
}
