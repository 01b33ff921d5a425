package dev.wasmath.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.op.PanelProduct;
import dev.wasmath.op.Probe;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlainMatricesTest {
  private static final double CANARY = 77.25;

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "0, 3, 2",
    "3, 0, 2",
    "3, 2, 0",
    "1, 1, 1",
    "2, 3, 4",
    "7, 5, 13",
    "16, 16, 16",
    "17, 31, 8",
    "1, 64, 3",
    "65, 1, 33"
  })
  void gemmIsTheTextbookTripleLoop(int m, int n, int k) {
    for (Probe probe : new Probe[] {Probe.ordinary(m + n), Probe.special(m + n)}) {
      int lda = k + 3;
      int ldb = n + 1;
      int ldc = n + 2;
      double[] a = probe.doubles(5 + m * lda);
      double[] b = probe.doubles(4 + k * ldb);
      double[] c = new double[3 + m * ldc + 6];
      Arrays.fill(c, CANARY);
      double[] expected = c.clone();
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          double sum = 0.0;
          for (int p = 0; p < k; p++) {
            sum += a[5 + i * lda + p] * b[4 + p * ldb + j];
          }
          expected[3 + i * ldc + j] = sum;
        }
      }
      PlainMatrices.gemm(m, n, k, 1.0, a, 5, lda, 1, b, 4, ldb, 1, 0.0, c, 3, ldc);
      assertThat(c).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "-1, 1", "0, 0.5", "0.3, -2.7", "-0.1, 0", "NaN, 0", "1, NaN"})
  void gemmScalesAFirstAndContinuesFromC(double alpha, double beta) {
    int m = 5;
    int n = 7;
    int k = 3;
    Probe probe = Probe.special(9);
    double[] a = probe.doubles(m * k);
    double[] b = probe.doubles(k * n);
    double[] before = probe.doubles(m * n);
    double[] expected = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = beta == 0.0 ? 0.0 : beta * before[i * n + j];
        for (int p = 0; p < k; p++) {
          double factor = alpha * a[i * k + p];
          sum += factor * b[p * n + j];
        }
        expected[i * n + j] = sum;
      }
    }
    double[] c = before.clone();
    PlainMatrices.gemm(m, n, k, alpha, a, 0, k, 1, b, 0, n, 1, beta, c, 0, n);
    assertThat(c).isEqualTo(expected);
    c = before.clone();
    PlainMatrices.gemm(m, n, k, alpha, transposed(m, k, a), 0, 1, m, b, 0, n, 1, beta, c, 0, n);
    assertThat(c).isEqualTo(expected);
    c = before.clone();
    PlainMatrices.gemm(m, n, k, alpha, a, 0, k, 1, transposed(k, n, b), 0, 1, k, beta, c, 0, n);
    assertThat(c).isEqualTo(expected);
  }

  private static double[] transposed(int rows, int columns, double[] x) {
    double[] out = new double[x.length];
    PlainMatrices.transpose(rows, columns, x, 0, out, 0);
    return out;
  }

  @Test
  void gemmCutAlongKHasTheBitsOfTheWhole() {
    double[] a = Probe.ordinary(4).doubles(6 * 10);
    double[] b = Probe.ordinary(5).doubles(10 * 8);
    double[] whole = new double[48];
    double[] cut = new double[48];
    PlainMatrices.gemm(6, 8, 10, -1.0, a, 0, 10, 1, b, 0, 8, 1, 0.0, whole, 0, 8);
    PlainMatrices.gemm(6, 8, 4, -1.0, a, 0, 10, 1, b, 0, 8, 1, 0.0, cut, 0, 8);
    PlainMatrices.gemm(6, 8, 6, -1.0, a, 4, 10, 1, b, 4 * 8, 8, 1, 1.0, cut, 0, 8);
    assertThat(cut).isEqualTo(whole);
  }

  @Test
  void panelProductHasTheBitsOfGemmOnWhatIsPacked() {
    int m = 16;
    int n = 24;
    int k = 5;
    double[] a = Probe.special(6).doubles(m * k);
    double[] b = Probe.special(7).doubles(k * n);
    double[] aPanels = new double[1 + m * k];
    double[] bPanels = new double[2 + k * n];
    for (int p = 0; p < k; p++) {
      for (int i = 0; i < m; i++) {
        aPanels[1 + (i / PanelProduct.ROWS * k + p) * PanelProduct.ROWS + i % PanelProduct.ROWS] =
            a[i * k + p];
      }
      for (int j = 0; j < n; j++) {
        bPanels[
                2
                    + (j / PanelProduct.COLUMNS * k + p) * PanelProduct.COLUMNS
                    + j % PanelProduct.COLUMNS] =
            b[p * n + j];
      }
    }
    double[] expected = new double[m * n];
    PlainMatrices.gemm(m, n, k, 1.0, a, 0, k, 1, b, 0, n, 1, 0.0, expected, 0, n);
    double[] c = new double[3 + m * n + 1];
    Arrays.fill(c, CANARY);
    PlainMatrices.panelProduct(2, 3, k, aPanels, 1, bPanels, 2, c, 3);
    assertThat(Arrays.copyOfRange(c, 3, 3 + m * n)).containsExactly(expected);
    assertThat(c).startsWith(CANARY, CANARY, CANARY).endsWith(CANARY);
  }

  @Test
  void panelProductOfNoStepsIsZero() {
    double[] c = Probe.special(1).doubles(PanelProduct.ROWS * PanelProduct.COLUMNS);
    PlainMatrices.panelProduct(1, 1, 0, new double[0], 0, new double[0], 0, c, 0);
    assertThat(c).containsOnly(0.0);
  }

  @Test
  void laneSumIsItsDefinition() {
    int slabs = 3;
    int length = 5;
    int lanes = 16;
    int slab = length * lanes;
    double[] w = Probe.special(8).doubles(1 + slabs * lanes);
    double[] x = Probe.special(9).doubles(2 + slabs * slab);
    double[] before = Probe.special(10).doubles(3 + slab + 1);
    for (double beta : new double[] {0.0, 1.0, -0.7}) {
      double[] expected = before.clone();
      for (int i = 0; i < slab; i++) {
        double sum = beta == 0.0 ? 0.0 : beta * before[3 + i];
        for (int r = 0; r < slabs; r++) {
          double product = w[1 + r * lanes + i % lanes] * x[2 + r * slab + i];
          sum += product;
        }
        expected[3 + i] = sum;
      }
      double[] y = before.clone();
      PlainMatrices.laneSum(slabs, length, lanes, w, 1, x, 2, beta, y, 3);
      assertThat(y).isEqualTo(expected);
    }
  }

  @Test
  void transposeMovesEveryElementAndNoOther() {
    double[] x = Probe.special(3).doubles(2 + 3 * 5);
    double[] out = new double[4 + 15 + 2];
    Arrays.fill(out, CANARY);
    double[] expected = out.clone();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 5; j++) {
        expected[4 + j * 3 + i] = x[2 + i * 5 + j];
      }
    }
    PlainMatrices.transpose(3, 5, x, 2, out, 4);
    assertThat(out).isEqualTo(expected);
  }

  @Test
  void slabSumAddsInOrderAndSkipsZeroWeights() {
    double nan = Double.NaN;
    double[] w = {9, 0.1, 0.0, 0.2, -0.0, 0.3};
    double[] x = {9, 1, 2, nan, Double.POSITIVE_INFINITY, 3, 4, nan, nan, 5, 6};
    double[] y = {CANARY, nan, nan, CANARY};
    PlainMatrices.slabSum(5, 2, w, 1, x, 1, y, 1);
    assertThat(y)
        .containsExactly(CANARY, 0.1 * 1 + 0.2 * 3 + 0.3 * 5, 0.1 * 2 + 0.2 * 4 + 0.3 * 6, CANARY);
  }

  @Test
  void slabSumOfNothingIsZero() {
    double[] y = {CANARY, CANARY};
    PlainMatrices.slabSum(0, 2, new double[0], 0, new double[0], 0, y, 0);
    assertThat(y).containsExactly(0.0, 0.0);
    PlainMatrices.slabSum(1, 1, new double[] {Double.NaN}, 0, new double[] {1}, 0, y, 0);
    assertThat(y[0]).isNaN();
  }
}
