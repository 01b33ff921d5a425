package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.CompiledModule;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.WasmModule;
import dev.wasmath.op.Operation;
import dev.wasmath.op.PowerSums;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import dev.wasmath.plain.PlainKernels;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class KernelStartTest {
  private static final int SIZE = 37;

  static List<Operation<?>> operations() {
    return WasmBackend.OPERATIONS;
  }

  @ParameterizedTest
  @MethodSource("operations")
  <K> void eachKernelGivesPlainJavasBitsAtItsFirstCall(Operation<K> operation) throws IOException {
    double[] expected = result(operation, PlainKernels.TABLE.find(operation).orElseThrow());
    CompiledModule module = compiled(Lowering.AUTO);
    try (Instance instance = module.instantiate(Imports.none())) {
      K bound = KernelStart.bound(operation, instance, module.lowering());
      assertThat(result(operation, bound)).containsExactly(expected);
    }
    try (Instance instance = module.instantiate(Imports.none())) {
      K tiered = KernelStart.tiered(operation, instance, module.lowering());
      assertThat(result(operation, tiered)).containsExactly(expected);
    }
  }

  private static <K> double[] result(Operation<K> operation, K kernel) {
    Sample<K> sample = operation.sample(SIZE, Probe.ordinary(1));
    sample.run(kernel);
    return sample.result();
  }

  private static CompiledModule compiled(Lowering lowering) throws IOException {
    try (InputStream in = WasmBackend.class.getResourceAsStream("wasmath.wasm")) {
      return WasmModule.parse(Objects.requireNonNull(in).readAllBytes())
          .compile(CompileOptions.defaults().withLowering(lowering));
    }
  }

  @Test
  void anOperationWithoutKernelIsNamed() throws IOException {
    CompiledModule module = compiled(Lowering.SCALAR);
    try (Instance instance = module.instantiate(Imports.none())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> KernelStart.bound(PowerSums.OPERATION, instance, module.lowering()))
          .withMessageContaining(PowerSums.OPERATION.name());
    }
  }
}
