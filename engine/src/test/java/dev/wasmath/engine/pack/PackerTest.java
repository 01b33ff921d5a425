package dev.wasmath.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.Limits;
import dev.wasmath.engine.emit.InstructionLoops;
import dev.wasmath.engine.ir.CleanUp;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.parse.ModuleModel;
import dev.wasmath.engine.parse.ModuleReader;
import dev.wasmath.engine.parse.SsaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Packing does not silently stop: each kernel has the packs it should have. */
class PackerTest {
  private static final String NARROW =
      "V128_(LOAD|STORE|CONST|ANY_TRUE).*|.*_(SPLAT|(EXTRACT|REPLACE)_LANE.*|ALL_TRUE|BITMASK)"
          + "|.*_(NARROW|EXTEND|EXTMUL|DEMOTE|PROMOTE|CONVERT_LOW).*|.*_ZERO|I8x16_SWIZZLE"
          + "|I8x16_SHUFFLE( .*(BYTE|SHORT).*| SLIDE| SECOND_ONLY)?";

  @ParameterizedTest
  @CsvSource({
    "dot, V512, phi, 2",
    "dot, V512, V_LOAD, 4",
    "dot, V512, V_MUL.F64X2, 2",
    "dot, V256, phi, 4",
    "dot, V256, V_LOAD, 8",
    "axpy, V512, V_LOAD, 2",
    "axpy, V512, V_STORE, 1",
    "axpy, V256, V_STORE, 2",
    "gemm8x8, V512, phi, 8",
    "gemm8x8, V512, V_MUL.F64X2, 8",
    "gemm8x8, V256, phi, 16",
    "gemm4x16, V512, phi, 8",
    "gemm4x16, V256, V_STORE, 16",
    "mix, V512, V_BITSELECT, 1",
    "mix, V512, V_SHL.I16X8, 1",
    "singles, V256, V_LE.F32X4, 2"
  })
  void packs(String kernel, Type width, String what, int count) {
    assertThat(Kernels.pack(kernel, width).count(what, width)).isEqualTo(count);
  }

  @Test
  void packsFourOfSixAccumulators() {
    PackReport report = Kernels.pack("sumSix", Type.V512);
    assertThat(report.count("phi", Type.V512)).isEqualTo(1);
    assertThat(report.count("phi", Type.V256)).isZero();
    assertThat(Kernels.pack("sumSix", Type.V256).count("phi", Type.V256)).isEqualTo(3);
  }

  @Test
  void joinsTheFirstStepsOfAReduction() {
    PackReport report = Kernels.pack("dot", Type.V512);
    assertThat(report.count("V_ADD.F64X2", Type.V512)).isEqualTo(3);
    assertThat(Kernels.pack("dot", Type.V256).count("V_ADD.F64X2", Type.V256)).isEqualTo(7);
  }

  @Test
  void leavesWhatMayOverlap() {
    PackReport report = Kernels.pack("axpyInterleaved", Type.V512);
    assertThat(report.formed()).isEmpty();
    assertThat(report.lines()).anyMatch(line -> line.contains("V_STORE by 4: no order"));
  }

  @Test
  void packsShufflesOfWords() {
    assertThat(Kernels.pack("swapHalves", Type.V256).count("V_SHUFFLE.I8X16", Type.V256))
        .isEqualTo(1);
  }

  /** All instructions but those that move lanes smaller than words, or across 128 bits. */
  @ParameterizedTest
  @EnumSource(
      value = Type.class,
      names = {"V256", "V512"})
  void packsWhatStaysInItsLanes(Type width) {
    byte[] binary = InstructionLoops.binary();
    for (InstructionLoops.Loop loop : InstructionLoops.all()) {
      boolean packed =
          Kernels.pack(binary, loop.name(), width).formed().stream()
              .anyMatch(formed -> !formed.what().matches("phi|V_LOAD|V_STORE"));
      assertThat(packed).as(loop.name()).isEqualTo(!loop.name().matches(NARROW));
    }
  }

  @Test
  void doesNothingAt128() {
    assertThat(Kernels.pack("dot", Type.V128)).isEqualTo(PackReport.empty());
  }

  @ParameterizedTest
  @EnumSource(
      value = Type.class,
      names = {"V256", "V512"})
  void keepsTheRulesOfGraphsAndItsWidth(Type width) {
    ModuleModel model = ModuleReader.read(Kernels.binary(), Limits.defaults());
    for (int i = model.importedFunctions(); i < model.functions().size(); i++) {
      Graph graph = SsaBuilder.build(model, i);
      CleanUp.run(graph);
      Guards.run(graph, true);
      GraphCheck.check(graph);
      PackReport report = Packer.run(graph, width);
      GraphCheck.check(graph);
      assertThat(report.formed()).allMatch(f -> f.type() == width);
    }
  }
}
