package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.backend.Kernels;
import dev.wasmath.engine.Lowering;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Gemv;
import dev.wasmath.op.LaneSum;
import dev.wasmath.op.PanelProduct;
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

  /** With odd rows, ends and several chunks. */
  private static final int[][] LARGE_SHAPES = {{2, 131_077}, {33, 8_209}, {513, 519}, {4_097, 65}};

  private static final int OFFSET = 3;
  private static final double[] FACTORS = {0.0, 1.0, -1.0, -0.7, Double.POSITIVE_INFINITY};

  private final Kernels kernels = OpenBackend.bound(Lowering.AUTO);

  @Test
  void gemmOfEveryShape() {
    Probe probe = Probe.special(7);
    for (int m : SHAPES) {
      for (int n : SHAPES) {
        for (int k : SHAPES) {
          gemm(m, n, k, new Form(false, false, 1.0, 0.0, 0), probe);
          gemm(m, n, k, new Form(false, false, 1.0, 1.0, OFFSET), probe);
        }
      }
    }
  }

  @Test
  void gemmOfEveryForm() {
    Probe probe = Probe.special(6);
    for (int m : SHAPES) {
      for (int n : SHAPES) {
        int k = (m + 2 * n) % 19;
        for (boolean left : new boolean[] {false, true}) {
          for (boolean right : new boolean[] {false, true}) {
            for (double alpha : FACTORS) {
              for (double beta : FACTORS) {
                gemm(m, n, k, new Form(left, right, alpha, beta, OFFSET), probe);
              }
            }
          }
        }
      }
    }
  }

  @Test
  void gemmOfSeveralBlocksAndOfThinShapes() {
    int[][] shapes = {
      {1, 1021, 257},
      {3, 1033, 6},
      {131, 13, 259},
      {5, 1035, 9},
      {6, 1036, 258},
      {29, 25, 1027},
      {130, 41, 4},
      {4, 19, 300},
      {257, 1, 33},
      {2, 8, 5},
      {9, 16, 1}
    };
    Probe probe = Probe.special(10);
    for (int[] shape : shapes) {
      for (boolean left : new boolean[] {false, true}) {
        for (double beta : new double[] {0.0, 1.0, -0.7}) {
          Form form = new Form(left, false, -1.0, beta, OFFSET);
          gemm(shape[0], shape[1], shape[2], form, probe);
        }
      }
    }
  }

  /**
   * How gemm is called.
   *
   * @param left whether A is given by its transpose
   * @param right whether B is given by its transpose
   * @param extra how far the leading dimensions exceed what is needed
   */
  private record Form(boolean left, boolean right, double alpha, double beta, int extra) {}

  private void gemm(int m, int n, int k, Form form, Probe probe) {
    int lda = (form.left ? m : k) + form.extra;
    int ldb = (form.right ? k : n) + 2 * form.extra;
    int ldc = n + form.extra;
    double[] a = probe.doubles(OFFSET + (form.left ? k : m) * lda);
    double[] b = probe.doubles(OFFSET + (form.right ? n : k) * ldb);
    double[] c = probe.doubles(OFFSET + m * ldc + OFFSET);
    int aRow = form.left ? 1 : lda;
    int aColumn = form.left ? lda : 1;
    int bRow = form.right ? 1 : ldb;
    int bColumn = form.right ? ldb : 1;
    double alpha = form.alpha;
    double beta = form.beta;
    compare(
        OpenBackend.plain(Gemm.OPERATION),
        OpenBackend.kernel(kernels, Gemm.OPERATION),
        c,
        (kernel, out) ->
            kernel.gemm(
                m, n, k, alpha, a, OFFSET, aRow, aColumn, b, OFFSET, bRow, bColumn, beta, out,
                OFFSET, ldc),
        "gemm %d x %d x %d, %s".formatted(m, n, k, form));
  }

  @Test
  void gemmOnBlocksOfOneArray() {
    for (int n : new int[] {1, 4, 9, 20}) {
      double[] matrix = Probe.ordinary(n).doubles(9 * n * n);
      int row = 3 * n;
      compare(
          OpenBackend.plain(Gemm.OPERATION),
          OpenBackend.kernel(kernels, Gemm.OPERATION),
          matrix,
          (kernel, x) ->
              kernel.gemm(
                  2 * n,
                  2 * n,
                  n,
                  -1.0,
                  x,
                  n * row,
                  row,
                  1,
                  x,
                  n,
                  row,
                  1,
                  1.0,
                  x,
                  n * row + n,
                  row),
          "blocks of " + n);
    }
  }

  @Test
  void gemvOfEveryShape() {
    Probe probe = Probe.special(5);
    for (int m : SHAPES) {
      for (int n : SHAPES) {
        gemv(m, n, probe);
      }
    }
    for (int[] shape : LARGE_SHAPES) {
      gemv(shape[0], shape[1], Probe.ordinary(5));
      gemv(shape[0], shape[1], probe);
    }
  }

  private void gemv(int m, int n, Probe probe) {
    int row = n + 2;
    double[] a = probe.doubles(OFFSET + m * row);
    double[] x = probe.doubles(OFFSET + n);
    compare(
        OpenBackend.plain(Gemv.OPERATION),
        OpenBackend.kernel(kernels, Gemv.OPERATION),
        probe.doubles(OFFSET + m + OFFSET),
        (kernel, y) -> kernel.gemv(m, n, a, OFFSET, row, x, OFFSET, y, OFFSET),
        "gemv %d x %d".formatted(m, n));
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
        slabSum(slabs, length, probe);
      }
    }
    for (int[] shape : LARGE_SHAPES) {
      slabSum(shape[0], shape[1], Probe.ordinary(9));
      slabSum(shape[0], shape[1], probe);
    }
  }

  private void slabSum(int slabs, int length, Probe probe) {
    double[] w = probe.doubles(OFFSET + slabs);
    double[] x = probe.doubles(OFFSET + slabs * length);
    compare(
        OpenBackend.plain(SlabSum.OPERATION),
        OpenBackend.kernel(kernels, SlabSum.OPERATION),
        probe.doubles(OFFSET + length + OFFSET),
        (kernel, y) -> kernel.slabSum(slabs, length, w, OFFSET, x, OFFSET, y, OFFSET),
        "slabSum of %d slabs of %d".formatted(slabs, length));
  }

  @Test
  void panelProductOfEveryShape() {
    Probe probe = Probe.special(10);
    for (int rowPanels : new int[] {0, 1, 3, 4, 5, 9}) {
      for (int columnPanels : new int[] {0, 1, 2, 9}) {
        for (int k : new int[] {0, 1, 2, 3, 27, 81}) {
          double[] a = probe.doubles(OFFSET + rowPanels * PanelProduct.ROWS * k);
          double[] b = probe.doubles(OFFSET + columnPanels * PanelProduct.COLUMNS * k);
          int elements = rowPanels * PanelProduct.ROWS * columnPanels * PanelProduct.COLUMNS;
          compare(
              OpenBackend.plain(PanelProduct.OPERATION),
              OpenBackend.kernel(kernels, PanelProduct.OPERATION),
              probe.doubles(OFFSET + elements + OFFSET),
              (kernel, c) ->
                  kernel.panelProduct(rowPanels, columnPanels, k, a, OFFSET, b, OFFSET, c, OFFSET),
              "product of %d panels and %d, %d steps".formatted(rowPanels, columnPanels, k));
        }
      }
    }
  }

  @Test
  void laneSumOfEveryShape() {
    Probe probe = Probe.special(11);
    for (int slabs : new int[] {1, 2, 3, 4, 5, 6, 7}) {
      for (int length : new int[] {0, 1, 2, 15, 16, 17, 33}) {
        for (int lanes : new int[] {8, 16, 64}) {
          for (double beta : new double[] {0.0, 1.0, -0.7}) {
            laneSum(slabs, length, lanes, beta, probe);
          }
        }
      }
    }
  }

  private void laneSum(int slabs, int length, int lanes, double beta, Probe probe) {
    double[] w = probe.doubles(OFFSET + slabs * lanes);
    double[] x = probe.doubles(OFFSET + slabs * length * lanes);
    compare(
        OpenBackend.plain(LaneSum.OPERATION),
        OpenBackend.kernel(kernels, LaneSum.OPERATION),
        probe.doubles(OFFSET + length * lanes + OFFSET),
        (kernel, y) -> kernel.laneSum(slabs, length, lanes, w, OFFSET, x, OFFSET, beta, y, OFFSET),
        "laneSum of %d slabs of %d rows of %d, beta %s".formatted(slabs, length, lanes, beta));
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
