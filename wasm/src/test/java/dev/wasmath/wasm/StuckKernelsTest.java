package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.HostSupport;
import dev.wasmath.engine.Lowering;
import dev.wasmath.op.Operation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No kernel is stuck in code that the JVM compiled badly, alone in a JVM of its own or after all
 * others at all widths: vectors on the heap would show as bytes a call.
 */
final class StuckKernelsTest {
  /** Those of the processor: HotSpot boxes vectors that are wider. */
  private static final List<Lowering> WIDTHS =
      Stream.of(Lowering.V128, Lowering.V256, Lowering.V512)
          .filter(it -> it.bits() <= HostSupport.preferredBits())
          .toList();

  /** A kernel is stuck at fifty times its time; this is more than a busy machine makes. */
  private static final double STUCK = 15;

  private record Watched(double bytes, double nanos) {}

  @Test
  void noKernelAllocatesOrIsSlowBecauseOthersHaveRun() {
    assertThat(WIDTHS).contains(Lowering.V128);
    String names = names(WasmBackend.OPERATIONS);
    CompletableFuture<Map<String, Watched>> others =
        CompletableFuture.supplyAsync(() -> watch(join(WIDTHS), names));
    Map<String, Watched> alone = new TreeMap<>();
    for (Operation<?> operation : WasmBackend.OPERATIONS) {
      alone.putAll(watch(Lowering.V256.name(), operation.name()));
    }
    assertThat(alone).hasSize(WasmBackend.OPERATIONS.size());
    Map<String, Watched> together = others.join();
    assertThat(together).hasSize(WIDTHS.size() * WasmBackend.OPERATIONS.size());
    assertThat(allocating(together)).as("allocate bytes a call, after others").isEmpty();
    assertThat(allocating(alone)).as("allocate bytes a call, alone").isEmpty();
    alone.forEach(
        (kernel, state) ->
            assertThat(seen(together, kernel).nanos)
                .as("%s after others, in ns", kernel)
                .isLessThan(STUCK * state.nanos));
  }

  private static Map<String, Watched> allocating(Map<String, Watched> kernels) {
    Map<String, Watched> found = new TreeMap<>(kernels);
    found.values().removeIf(state -> state.bytes <= KernelWatch.MOST_BYTES);
    return found;
  }

  private static Watched seen(Map<String, Watched> kernels, String kernel) {
    return Objects.requireNonNull(kernels.get(kernel), kernel);
  }

  private static String names(List<Operation<?>> operations) {
    return operations.stream().map(Operation::name).collect(Collectors.joining(","));
  }

  private static String join(List<Lowering> lowerings) {
    return lowerings.stream().map(Lowering::name).collect(Collectors.joining(","));
  }

  /** What {@link KernelWatch} prints in a JVM of its own. */
  private static Map<String, Watched> watch(String lowerings, String operations) {
    Map<String, Watched> states = new TreeMap<>();
    for (String line : Child.java(List.of(), KernelWatch.class, lowerings, operations)) {
      List<String> words = List.of(line.split(" ", -1));
      states.put(
          words.get(0) + " " + words.get(1),
          new Watched(Double.parseDouble(words.get(2)), Double.parseDouble(words.get(3))));
    }
    return states;
  }
}
