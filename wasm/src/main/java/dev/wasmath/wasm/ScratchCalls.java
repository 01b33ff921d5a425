package dev.wasmath.wasm;

import dev.wasmath.engine.WarmUp;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.LaneSum;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import dev.wasmath.op.SlabSum;
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

  /** Lengths of a block of sixteen elements and every rest, which the sizes above begin. */
  private static final int FIRST_REST = 18;

  private static final int LAST_REST = 32;
  private static final int LARGEST_SPREAD = 100;
  private static final int LARGEST_SPECIAL = 16;
  private static final int LARGER_SPECIAL = 31;
  private static final long MOST_ELEMENTS = 1 << 14;
  private static final long LARGEST_COST = 1 << 17;
  private static final long LARGEST_SMALL_COST = 1 << 10;

  private final Operation<K> operation;
  private final List<Sample<K>> samples = new ArrayList<>();
  private final List<Sample<K>> small = new ArrayList<>();
  private Optional<WarmUp<K>> further = Optional.empty();

  ScratchCalls(Operation<K> operation) {
    this.operation = operation;
  }

  @Override
  public void run(K kernel) {
    make();
    run(samples, kernel);
    if (further.isPresent()) {
      further.get().run(kernel);
    }
  }

  @Override
  public void runSmall(K kernel) {
    make();
    run(small, kernel);
  }

  private static <K> void run(List<Sample<K>> samples, K kernel) {
    for (int i = 0; i < samples.size(); i++) {
      samples.get(i).run(kernel);
    }
  }

  private void make() {
    if (!samples.isEmpty()) {
      return;
    }
    further = further(operation);
    for (int size : SIZES) {
      if (operation.elements().applyAsLong(size) <= MOST_ELEMENTS && cost(size) <= LARGEST_COST) {
        add(size, Probe.typical(size));
        if (size <= LARGEST_SPREAD) {
          add(size, Probe.ordinary(size));
        }
      }
    }
    for (int size = FIRST_REST; size <= LAST_REST && cost(size) <= LARGEST_SMALL_COST; size++) {
      add(size, Probe.typical(size));
    }
    for (int size = 1; size <= LARGEST_SPECIAL; size++) {
      add(size, Probe.special(size));
    }
    add(LARGER_SPECIAL, Probe.special(LARGER_SPECIAL));
  }

  /** Calls of kinds that the samples of an operation do not reach. */
  private static <K> Optional<WarmUp<K>> further(Operation<K> operation) {
    if (operation.equals(Gemm.OPERATION)) {
      GemmCalls calls = new GemmCalls();
      return Optional.of(kernel -> calls.run((Gemm) kernel));
    }
    if (operation.equals(SlabSum.OPERATION)) {
      LongSlabs calls = new LongSlabs();
      return Optional.of(kernel -> calls.run((SlabSum) kernel));
    }
    if (operation.equals(LaneSum.OPERATION)) {
      LaneCalls calls = new LaneCalls();
      return Optional.of(kernel -> calls.run((LaneSum) kernel));
    }
    return Optional.empty();
  }

  private long cost(int size) {
    return operation.cost().applyAsLong(size);
  }

  private void add(int size, Probe probe) {
    Sample<K> sample = operation.sample(size, probe);
    samples.add(sample);
    if (cost(size) <= LARGEST_SMALL_COST) {
      small.add(sample);
    }
  }
}
