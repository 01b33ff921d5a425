package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.Agreement;
import dev.wasmath.Wasmath;
import dev.wasmath.backend.Kernels;
import dev.wasmath.engine.Lowering;
import dev.wasmath.op.Dot;
import dev.wasmath.op.FusedBound;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Gemv;
import dev.wasmath.op.LaneSum;
import dev.wasmath.op.Norm;
import dev.wasmath.op.Operation;
import dev.wasmath.op.PanelProduct;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import dev.wasmath.op.SlabSum;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kernels with fused multiply-add: within the bound of every operation, and told. */
final class WasmFusedTest {
  private static final long LARGEST_COST = 1 << 13;
  private static final long LONG_COST = 1 << 20;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
  void everyKernelIsWithinItsBound(Lowering lowering) {
    Kernels kernels = OpenBackend.bound(lowering, true, WasmBackend.OPERATIONS);
    for (Operation<?> operation : WasmBackend.OPERATIONS) {
      for (int size : operation.probeSizes()) {
        if (operation.cost().applyAsLong(size) <= LARGEST_COST) {
          compare(operation, size, kernels);
        }
      }
    }
  }

  @Test
  void longSumsAreWithinTheirBounds() {
    List<Operation<?>> operations =
        List.of(
            Dot.OPERATION,
            Norm.OPERATION,
            Gemv.OPERATION,
            Gemm.OPERATION,
            SlabSum.OPERATION,
            PanelProduct.OPERATION,
            LaneSum.OPERATION);
    Kernels kernels = OpenBackend.bound(Lowering.AUTO, true, operations);
    for (Operation<?> operation : operations) {
      int size =
          operation.probeSizes().stream()
              .filter(it -> operation.cost().applyAsLong(it) <= LONG_COST)
              .reduce(0, Math::max);
      compare(operation, size, kernels);
    }
  }

  private static <K> void compare(Operation<K> operation, int size, Kernels kernels) {
    K plain = OpenBackend.plain(operation);
    K wasm = OpenBackend.kernel(kernels, operation);
    for (Probe probe : new Probe[] {Probe.ordinary(1), Probe.special(20)}) {
      Sample<K> unsigned = operation.sample(size, probe.magnitudes());
      unsigned.run(plain);
      Sample<K> sample = operation.sample(size, probe);
      sample.run(plain);
      double[] expected = sample.result().clone();
      sample.run(wasm);
      compare(operation, size, expected, sample.result(), unsigned.result());
    }
  }

  private static void compare(
      Operation<?> operation, int size, double[] expected, double[] actual, double[] magnitudes) {
    FusedBound bound = operation.fusedBound();
    for (int i = 0; i < expected.length; i++) {
      if (!bound.admits(size, expected[i], actual[i], magnitudes[i])) {
        throw new AssertionError(
            "%s of size %d at %d: %s is too far from %s; the magnitude is %s"
                .formatted(operation, size, i, actual[i], expected[i], magnitudes[i]));
      }
    }
  }

  @Test
  void aProductIsFused() {
    // With p = 1 + 2^-30, p^2 - 1 - 2^-29 is 2^-60, which only one rounding keeps.
    double p = 1 + 0x1p-30;
    double[] a = {1, p};
    double[] b = {-1 - 0x1p-29, p};
    for (Lowering lowering : Lowering.values()) {
      double[] c = new double[1];
      OpenBackend.kernel(OpenBackend.bound(lowering, true, List.of(Gemm.OPERATION)), Gemm.OPERATION)
          .gemm(1, 1, 2, 1.0, a, 0, 2, 1, b, 0, 1, 1, 0.0, c, 0, 1);
      assertThat(c).as(lowering.name()).containsExactly(0x1p-60);
    }
  }

  @Test
  void theTwinIsOpenedWhenItIsAskedFor() {
    try (Wasmath math = Wasmath.builder().fused(true).open()) {
      assertThat(math.backends())
          .singleElement()
          .asString()
          .startsWith("wasm: engine, v128 as ")
          .contains(", fused multiply-add, kernels sha256:");
      assertThat(math.agreement("gemm", 50)).contains(Agreement.WITHIN_BOUND);
    }
    try (Wasmath math = Wasmath.open()) {
      assertThat(math.backends()).singleElement().asString().doesNotContain("fused");
      assertThat(math.agreement("gemm", 50)).contains(Agreement.SAME_BITS);
    }
  }
}
