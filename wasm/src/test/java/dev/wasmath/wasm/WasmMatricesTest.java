package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.backend.Kernels;
import dev.wasmath.engine.Lowering;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Probe;
import dev.wasmath.op.SlabSum;
import dev.wasmath.op.Transpose;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * Matrix kernels at shapes that the probe does not reach. Outputs are compared whole, so that a
 * write beside the result shows.
 */
final class WasmMatricesTest {
  private static final int[] SHAPES = {0, 1, 2, 3, 4, 5, 8, 17, 33};
  private static final int OFFSET = 3;

  private final Kernels kernels = OpenBackend.bound(Lowering.AUTO);

  @Test
  void gemmOfEveryShape() {
    Probe probe = Probe.special(7);
    for (int m : SHAPES) {
      for (int n : SHAPES) {
        for (int k : SHAPES) {
          gemm(m, n, k, 0, probe);
          gemm(m, n, k, OFFSET, probe);
        }
      }
    }
  }

  /** With leading dimensions beyond the columns by 0, 1 and 2 times {@code extra}. */
  private void gemm(int m, int n, int k, int extra, Probe probe) {
    int lda = k + extra;
    int ldb = n + 2 * extra;
    int ldc = n + extra;
    double[] a = probe.doubles(OFFSET + m * lda);
    double[] b = probe.doubles(OFFSET + k * ldb);
    double[] c = probe.doubles(OFFSET + m * ldc + OFFSET);
    compare(
        OpenBackend.plain(Gemm.OPERATION),
        OpenBackend.kernel(kernels, Gemm.OPERATION),
        c,
        (kernel, out) -> kernel.gemm(m, n, k, a, OFFSET, lda, b, OFFSET, ldb, out, OFFSET, ldc),
        "gemm %d x %d x %d".formatted(m, n, k));
  }

  @Test
  void transposeOfEveryShape() {
    Probe probe = Probe.special(8);
    for (int rows : SHAPES) {
      for (int columns : SHAPES) {
        double[] x = probe.doubles(OFFSET + rows * columns);
        compare(
            OpenBackend.plain(Transpose.OPERATION),
            OpenBackend.kernel(kernels, Transpose.OPERATION),
            probe.doubles(OFFSET + rows * columns + OFFSET),
            (kernel, out) -> kernel.transpose(rows, columns, x, OFFSET, out, OFFSET),
            "transpose %d x %d".formatted(rows, columns));
      }
    }
  }

  @Test
  void slabSumOfEveryShape() {
    Probe probe = Probe.special(9);
    for (int slabs : SHAPES) {
      for (int length : SHAPES) {
        double[] w = probe.doubles(OFFSET + slabs);
        double[] x = probe.doubles(OFFSET + slabs * length);
        compare(
            OpenBackend.plain(SlabSum.OPERATION),
            OpenBackend.kernel(kernels, SlabSum.OPERATION),
            probe.doubles(OFFSET + length + OFFSET),
            (kernel, y) -> kernel.slabSum(slabs, length, w, OFFSET, x, OFFSET, y, OFFSET),
            "slabSum of %d slabs of %d".formatted(slabs, length));
      }
    }
  }

  @Test
  void slabsOfZeroWeightAreNotRead() {
    double[] w = {0.0, 2.0, -0.0};
    double[] x = {Double.NaN, Double.POSITIVE_INFINITY, 3.0, 4.0, Double.NaN, Double.NaN};
    double[] y = new double[2];
    OpenBackend.kernel(kernels, SlabSum.OPERATION).slabSum(3, 2, w, 0, x, 0, y, 0);
    assertThat(y).containsExactly(6.0, 8.0);
  }

  @Test
  void aNaNWeightIsNotZero() {
    double[] y = new double[1];
    OpenBackend.kernel(kernels, SlabSum.OPERATION)
        .slabSum(1, 1, new double[] {Double.NaN}, 0, new double[] {1.0}, 0, y, 0);
    assertThat(y).containsExactly(Double.NaN);
  }

  private static <K> void compare(
      K plain, K wasm, double[] before, BiConsumer<K, double[]> call, String what) {
    double[] expected = before.clone();
    double[] actual = before.clone();
    call.accept(plain, expected);
    call.accept(wasm, actual);
    assertThat(OpenBackend.bits(actual)).as(what).isEqualTo(OpenBackend.bits(expected));
  }
}
