package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.backend.Kernels;
import dev.wasmath.engine.Lowering;
import dev.wasmath.op.Norm;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The contract: every kernel gives the bits of plain Java, however wide. {@link GoldenBitsTest} has
 * it at larger sizes, and after many calls; here a failure names the size.
 */
final class WasmKernelsTest {
  private static final long LARGEST_COST = 1 << 13;

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
              "panelProduct",
              "laneSum",
              "hardySum",
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
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
  void everyKernelGivesTheBitsOfPlainJava(Lowering lowering) {
    Kernels kernels = OpenBackend.bound(lowering);
    kernels.operations().forEach(operation -> compare(operation, kernels));
  }

  @ParameterizedTest
  @EnumSource(names = {"SCALAR", "V128", "V256"})
  void aKernelKeepsItsBitsWhenItIsWarm(Lowering lowering) {
    try (WasmBackend backend = OpenBackend.with(lowering)) {
      Norm norm = OpenBackend.kernel(OpenBackend.kernels(backend), Norm.OPERATION);
      Sample<Norm> sample = Norm.OPERATION.sample(1021, Probe.ordinary(5));
      long[] cold = bits(sample, norm);
      backend.prepare(Norm.OPERATION);
      assertThat(backend.warmUp(Norm.OPERATION)).isPresent();
      assertThat(bits(sample, norm))
          .isEqualTo(cold)
          .isEqualTo(bits(sample, OpenBackend.plain(Norm.OPERATION)));
    }
  }

  private static <K> void compare(Operation<K> operation, Kernels kernels) {
    K plain = OpenBackend.plain(operation);
    K wasm = OpenBackend.kernel(kernels, operation);
    for (int size : operation.probeSizes()) {
      if (operation.cost().applyAsLong(size) <= LARGEST_COST) {
        for (Supplier<Probe> probe :
            List.<Supplier<Probe>>of(() -> Probe.ordinary(1), () -> Probe.special(20))) {
          assertThat(bits(operation.sample(size, probe.get()), wasm))
              .as("%s of size %d", operation, size)
              .isEqualTo(bits(operation.sample(size, probe.get()), plain));
        }
      }
    }
  }

  private static <K> long[] bits(Sample<K> sample, K kernel) {
    sample.run(kernel);
    return OpenBackend.bits(sample.result());
  }
}
