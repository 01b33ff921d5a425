package dev.wasmath.wasm;

import dev.wasmath.backend.Kernels;
import dev.wasmath.engine.Lowering;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import dev.wasmath.plain.PlainKernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program that prints the lines of {@code bits.golden} as a host computes them: of the first
 * calls in its JVM, and, if more calls are asked for, once more after them.
 *
 * <p>Arguments: the host, which is {@code plain}, {@code backend} or a lowering of the engine;
 * whether {@code all} lines or the {@code small} ones; and the number of calls of each kernel in
 * between.
 */
final class GoldenBits {
  private static final int SMALLEST = 8;
  private static final int LARGEST = 17;
  private static final long MOST_ELEMENTS = 100;

  private GoldenBits() {}

  public static void main(String[] arguments) {
    Kernels kernels =
        switch (arguments[0]) {
          case "plain" -> PlainKernels.TABLE;
          case "backend" -> OpenBackend.kernels(new WasmBackend());
          default -> OpenBackend.bound(Lowering.valueOf(arguments[0]));
        };
    boolean all = arguments[1].equals("all");
    int calls = Integer.parseInt(arguments[2]);
    print(kernels, all);
    if (calls > 0) {
      for (Operation<?> operation : kernels.operations()) {
        call(operation, kernels, calls);
      }
      print(kernels, all);
    }
  }

  private static void print(Kernels kernels, boolean all) {
    for (GoldenCalls<?> calls : GoldenCalls.ALL) {
      if (all || calls.small()) {
        line(calls, kernels).ifPresent(System.out::println);
      }
    }
  }

  private static <K> Optional<String> line(GoldenCalls<K> calls, Kernels kernels) {
    return kernels.find(calls.operation()).map(calls::line);
  }

  private static <K> void call(Operation<K> operation, Kernels kernels, int calls) {
    K kernel = OpenBackend.kernel(kernels, operation);
    List<Sample<K>> samples = new ArrayList<>();
    for (int size = SMALLEST; size <= LARGEST; size++) {
      if (operation.elements().applyAsLong(size) <= MOST_ELEMENTS) {
        samples.add(operation.sample(size, Probe.ordinary(size)));
      }
    }
    for (int i = 0; i < calls; i++) {
      samples.get(i % samples.size()).run(kernel);
    }
  }
}
