package dev.wasmath.wasm;

import dev.wasmath.backend.Kernels;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.SteadyState;
import dev.wasmath.op.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A program that runs kernels until the JVM has compiled them, all of them twice, and prints what
 * each does then: {@code KERNEL LOWERING BYTES NANOS} a call of its {@link ScratchCalls}.
 *
 * <p>Arguments: the lowerings and the operations, each separated by commas.
 */
final class KernelWatch {
  private static final Duration PATIENCE = Duration.ofMillis(50);
  private static final Duration ROUND = Duration.ofSeconds(3);

  /**
   * The bytes that a run of {@link ScratchCalls} may allocate, some fifty calls: boxes in a branch
   * that a call takes once. One for each vector of a loop makes hundreds of thousands.
   */
  static final double MOST_BYTES = 24_000;

  /** How long a kernel may allocate before it counts as stuck: far longer than any compilation. */
  private static final long LONGEST_NANOS = Duration.ofSeconds(20).toNanos();

  private KernelWatch() {}

  public static void main(String[] arguments) {
    List<String> names = Arrays.asList(arguments[1].split(",", -1));
    List<Operation<?>> operations = new ArrayList<>(WasmBackend.OPERATIONS);
    operations.removeIf(operation -> !names.contains(operation.name()));
    List<Watched<?>> watched = new ArrayList<>();
    for (String lowering : arguments[0].split(",", -1)) {
      Kernels kernels = OpenBackend.bound(Lowering.valueOf(lowering), false, operations);
      for (Operation<?> operation : operations) {
        watched.add(watched(operation, lowering, kernels));
      }
    }
    for (Watched<?> each : watched) {
      SteadyState _ = each.steady();
    }
    for (Watched<?> each : watched) {
      SteadyState state = each.steady();
      System.out.printf(
          Locale.ROOT,
          "%s %s %.1f %.0f%n",
          each.operation,
          each.lowering,
          state.allocatedBytes(),
          state.nanos());
    }
  }

  private static <K> Watched<K> watched(Operation<K> operation, String lowering, Kernels kernels) {
    K kernel = OpenBackend.kernel(kernels, operation);
    return new Watched<>(operation, lowering, kernel, new ScratchCalls<>(operation));
  }

  /** A kernel with its scratch data. */
  private record Watched<K>(
      Operation<K> operation, String lowering, K kernel, ScratchCalls<K> calls) {
    SteadyState steady() {
      long start = System.nanoTime();
      SteadyState state = reach();
      while (state.allocatedBytes() > MOST_BYTES && System.nanoTime() - start < LONGEST_NANOS) {
        state = reach();
      }
      return state;
    }

    private SteadyState reach() {
      return SteadyState.reach(() -> calls.run(kernel), PATIENCE, ROUND);
    }
  }
}
