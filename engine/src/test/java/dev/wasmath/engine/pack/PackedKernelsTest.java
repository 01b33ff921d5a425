package dev.wasmath.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.CompiledModule;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.Trap;
import dev.wasmath.engine.WasmModule;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Packed kernels give the bits of scalars, and leave the same memory behind when they trap. */
class PackedKernelsTest {
  private static final int PAGES = 16;
  private static final int END = PAGES * 65_536;

  private static Instance instance(Lowering lowering) {
    CompileOptions options = CompileOptions.defaults().withLowering(lowering);
    CompiledModule module = WasmModule.parse(Kernels.binary()).compile(options);
    Instance instance = module.instantiate(Imports.none());
    MemorySegment memory = instance.memory("memory").segment();
    SplittableRandom random = new SplittableRandom(7);
    for (long at = 0; at < END; at += 8) {
      double value = random.nextInt(50) == 0 ? -0.0 : random.nextDouble(-4, 4);
      memory.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, at, value);
    }
    return instance;
  }

  private static String call(Instance instance, String kernel, Object... arguments) {
    String result;
    try {
      result = Arrays.toString(instance.invoke(kernel, arguments));
    } catch (Trap trap) {
      result = trap.kind().toString();
    }
    byte[] bytes = instance.memory("memory").segment().toArray(ValueLayout.JAVA_BYTE);
    return kernel + Arrays.toString(arguments) + " " + result + " " + Arrays.hashCode(bytes);
  }

  private static void same(Lowering lowering, Calls calls) {
    StringBuilder expected = new StringBuilder();
    StringBuilder got = new StringBuilder();
    calls.make(instance(Lowering.SCALAR), expected);
    calls.make(instance(lowering), got);
    assertThat(got).hasToString(expected.toString());
  }

  /** Some calls, each of which appends what came of it. */
  private interface Calls {
    void make(Instance instance, StringBuilder out);
  }

  @ParameterizedTest
  @EnumSource(
      value = Lowering.class,
      names = {"V128", "V256", "V512"})
  void givesTheSameBits(Lowering lowering) {
    same(
        lowering,
        (instance, out) -> {
          for (int n = 0; n <= 96; n += 16) {
            out.append(call(instance, "dot", 8, 4096, n));
            out.append(call(instance, "dot", 40, 48, n));
            out.append(call(instance, "axpy", 0.3, 65_536, 131_072, n));
            out.append(call(instance, "axpyInterleaved", 0.3, 65_536, 131_072, n));
            out.append(call(instance, "gemm8x8", n, 200_000, 210_000, 220_000, 64));
            out.append(call(instance, "gemm4x16", n, 200_008, 210_008, 230_000, 128));
            out.append(call(instance, "singles", 300_000, 310_000, n));
            out.append(call(instance, "mix", 400_000, 410_000, 420_000, n * 4, n));
            out.append(call(instance, "swapHalves", 430_000, 440_000, n));
          }
          for (int n = 0; n <= 96; n += 12) {
            out.append(call(instance, "sumSix", 500_000, n, 510_000));
          }
        });
  }

  @ParameterizedTest
  @EnumSource(
      value = Lowering.class,
      names = {"V128", "V256", "V512"})
  void keepsTheMeaningOfOverlappingOperands(Lowering lowering) {
    same(
        lowering,
        (instance, out) -> {
          for (int shift = -72; shift <= 72; shift += 8) {
            out.append(call(instance, "axpy", 0.5, 65_536, 65_536 + shift, 64));
            out.append(call(instance, "axpyInterleaved", 0.5, 65_536, 65_536 + shift, 64));
            out.append(call(instance, "mix", 4096, 8192, 4096 + shift, 256, 3));
          }
        });
  }

  /** The last accesses are out of bounds by 1 to 64 bytes; bases may be near 2^32. */
  @ParameterizedTest
  @EnumSource(
      value = Lowering.class,
      names = {"V128", "V256", "V512"})
  void leavesExactMemoryWhenItTraps(Lowering lowering) {
    same(
        lowering,
        (instance, out) -> {
          for (int beyond = 0; beyond <= 72; beyond++) {
            int at = END - 256 + beyond;
            out.append(call(instance, "axpy", 0.5, 65_536, at, 32));
            out.append(call(instance, "axpy", 0.5, at, 65_536, 32));
            out.append(call(instance, "axpyInterleaved", 0.5, 65_536, at, 32));
            out.append(call(instance, "dot", at, 64, 32));
            out.append(call(instance, "gemm8x8", 4, 4096, 8192, END - 512 + beyond, 64));
            out.append(call(instance, "sumSix", 4096, 12, END - 96 + beyond));
            out.append(call(instance, "axpy", 0.5, -64 + beyond, 65_536, 32));
            out.append(call(instance, "sumSix", 4096, 12, -96 + beyond));
          }
        });
  }

  @Test
  void explainsThePacks() {
    CompileOptions options = CompileOptions.defaults().withLowering(Lowering.V512);
    assertThat(WasmModule.parse(Kernels.binary()).compile(options).explain())
        .contains("packed 2 x phi to V512, loops: 1")
        .contains("not packed");
  }
}
