package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.backend.Kernels;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract: every kernel gives the bits of plain Java, at every probe size. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WasmKernelsTest {
  private static final List<Long> SEEDS = List.of(1L, 20L, 300L);

  private final WasmBackend backend = new WasmBackend();
  private Kernels kernels = Kernels.builder().build();

  @BeforeAll
  void open() {
    kernels = OpenBackend.kernels(backend);
  }

  @AfterAll
  void close() {
    backend.close();
  }

  @Test
  void hasTheKernelsOfTheModule() {
    assertThat(operations().map(Operation::name))
        .containsExactlyInAnyOrder(
            "add", "dot", "norm", "scale", "gemm", "transpose", "relu", "slabSum");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void ordinaryNumbersGiveTheBitsOfPlainJava(Operation<?> operation) {
    for (long seed : SEEDS) {
      for (int size : operation.probeSizes()) {
        compare(operation, size, Probe.ordinary(seed));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void edgesOfTheFormatGiveTheBitsOfPlainJava(Operation<?> operation) {
    for (long seed : SEEDS) {
      for (int size : operation.probeSizes()) {
        compare(operation, size, Probe.special(seed));
      }
    }
  }

  Stream<Operation<?>> operations() {
    return kernels.operations().stream();
  }

  private <K> void compare(Operation<K> operation, int size, Probe probe) {
    Sample<K> sample = operation.sample(size, probe);
    sample.run(OpenBackend.plain(operation));
    long[] expected = OpenBackend.bits(sample.result());
    sample.run(OpenBackend.kernel(kernels, operation));
    assertThat(OpenBackend.bits(sample.result()))
        .as("%s of size %d", operation, size)
        .isEqualTo(expected);
  }
}
