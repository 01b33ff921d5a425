package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.backend.Kernels;
import dev.wasmath.engine.Lowering;
import dev.wasmath.op.Norm;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract: every kernel gives the bits of plain Java, at every probe size, however wide. */
final class WasmKernelsTest {
  private static final List<Long> SEEDS = List.of(1L, 20L);

  @ParameterizedTest
  @EnumSource
  void hasTheKernelsOfTheModule(Lowering lowering) {
    try (WasmBackend backend = OpenBackend.with(lowering)) {
      assertThat(OpenBackend.kernels(backend).operations())
          .extracting(Operation::name)
          .containsExactly(
              "add",
              "subtract",
              "hadamard",
              "scale",
              "axpy",
              "linearCombination",
              "dot",
              "sum",
              "norm",
              "norm1",
              "normInfinity",
              "min",
              "max",
              "gemv",
              "gemm",
              "transpose",
              "relu",
              "slabSum",
              "sigmoid",
              "tanh",
              "exp",
              "log",
              "sin",
              "cos",
              "pow",
              "softplus",
              "leakyRelu",
              "gelu",
              "softmax");
    }
  }

  @ParameterizedTest
  @EnumSource
  void ordinaryNumbersGiveTheBitsOfPlainJava(Lowering lowering) {
    Kernels kernels = OpenBackend.bound(lowering);
    kernels.operations().forEach(operation -> compare(operation, kernels, false));
  }

  @ParameterizedTest
  @EnumSource
  void edgesOfTheFormatGiveTheBitsOfPlainJava(Lowering lowering) {
    Kernels kernels = OpenBackend.bound(lowering);
    kernels.operations().forEach(operation -> compare(operation, kernels, true));
  }

  @ParameterizedTest
  @EnumSource(names = {"SCALAR", "V128", "V256"})
  void aKernelKeepsItsBitsWhenItIsWarm(Lowering lowering) {
    try (WasmBackend backend = OpenBackend.with(lowering)) {
      Norm norm = OpenBackend.kernel(OpenBackend.kernels(backend), Norm.OPERATION);
      long[] cold = bits(Norm.OPERATION, norm, 1021, 5, false);
      backend.prepare(Norm.OPERATION);
      assertThat(backend.warmUp(Norm.OPERATION)).isPresent();
      assertThat(bits(Norm.OPERATION, norm, 1021, 5, false))
          .isEqualTo(cold)
          .isEqualTo(bits(Norm.OPERATION, OpenBackend.plain(Norm.OPERATION), 1021, 5, false));
    }
  }

  private static <K> void compare(Operation<K> operation, Kernels kernels, boolean special) {
    K plain = OpenBackend.plain(operation);
    K wasm = OpenBackend.kernel(kernels, operation);
    for (long seed : SEEDS) {
      for (int size : operation.probeSizes()) {
        assertThat(bits(operation, wasm, size, seed, special))
            .as("%s of size %d, seed %d", operation, size, seed)
            .isEqualTo(bits(operation, plain, size, seed, special));
      }
    }
  }

  /** The result of a sample of its own, whose output was filled with a mark before the call. */
  private static <K> long[] bits(
      Operation<K> operation, K kernel, int size, long seed, boolean special) {
    Probe probe = special ? Probe.special(seed) : Probe.ordinary(seed);
    Sample<K> sample = operation.sample(size, probe);
    sample.run(kernel);
    return OpenBackend.bits(sample.result());
  }
}
