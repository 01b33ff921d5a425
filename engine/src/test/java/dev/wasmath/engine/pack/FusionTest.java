package dev.wasmath.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.CompiledModule;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.WasmModule;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fusion rounds once, in every lowering, and only where it was asked for. */
class FusionTest {
  private static final int N = 320;

  private static CompiledModule compiled(Lowering lowering, boolean fma) {
    CompileOptions options = CompileOptions.defaults().withLowering(lowering).withFma(fma);
    return WasmModule.parse(Kernels.binary()).compile(options);
  }

  private static double a(int i) {
    return 1 / (i + 3.0);
  }

  private static double b(int i) {
    return (i % 3 - 1) * Math.sqrt(i + 2.0);
  }

  private static double run(Lowering lowering, boolean fma) {
    Instance instance = compiled(lowering, fma).instantiate(Imports.none());
    MemorySegment memory = instance.memory("memory").segment();
    for (int i = 0; i < N; i++) {
      memory.setAtIndex(ValueLayout.JAVA_DOUBLE, i, a(i));
      memory.setAtIndex(ValueLayout.JAVA_DOUBLE, 1024 + i, b(i));
    }
    return instance.invoke("dot", 0, 8192, N)[0] instanceof Double sum ? sum : Double.NaN;
  }

  private static double expected(boolean fma) {
    double[] lanes = new double[16];
    for (int i = 0; i < N; i++) {
      int lane = i % 16;
      lanes[lane] = fma ? Math.fma(a(i), b(i), lanes[lane]) : a(i) * b(i) + lanes[lane];
    }
    for (int half = 8; half >= 1; half /= 2) {
      for (int i = 0; i < half; i++) {
        lanes[i] += lanes[i + half];
      }
    }
    return lanes[0];
  }

  @ParameterizedTest
  @EnumSource(value = Lowering.class, mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
  void roundsOnceWhereAsked(Lowering lowering) {
    assertThat(expected(true)).isNotEqualTo(expected(false));
    assertThat(run(lowering, true)).isEqualTo(expected(true));
    assertThat(run(lowering, false)).isEqualTo(expected(false));
  }

  @Test
  void isNamedWhereItHappens() {
    assertThat(compiled(Lowering.V512, true).explain())
        .contains("fused 2 multiplications and additions")
        .contains("bits differ from WebAssembly's");
    assertThat(compiled(Lowering.V512, false).explain()).doesNotContain("fused");
  }
}
