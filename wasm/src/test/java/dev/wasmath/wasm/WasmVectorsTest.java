package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.backend.Kernels;
import dev.wasmath.engine.Lowering;
import dev.wasmath.op.Add;
import dev.wasmath.op.Axpy;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Hadamard;
import dev.wasmath.op.LinearCombination;
import dev.wasmath.op.Max;
import dev.wasmath.op.Min;
import dev.wasmath.op.Norm;
import dev.wasmath.op.Norm1;
import dev.wasmath.op.NormInfinity;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Relu;
import dev.wasmath.op.Scale;
import dev.wasmath.op.Subtract;
import dev.wasmath.op.Sum;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * Vector kernels at offsets, on outputs that are inputs, and at the edges of the norm. Outputs are
 * compared whole, so that a write beside the result shows.
 */
final class WasmVectorsTest {
  private static final int[] LENGTHS = {0, 1, 2, 3, 7, 8, 9, 16, 17, 31, 33, 100, 8193};

  private final Kernels kernels = OpenBackend.bound(Lowering.AUTO);

  @Test
  void outputsAtOffsetsLeaveTheRestAlone() {
    Probe probe = Probe.special(11);
    for (int n : LENGTHS) {
      double[] a = probe.doubles(n + 2);
      double[] b = probe.doubles(n + 3);
      double[] out = probe.doubles(n + 9);
      compare(Add.OPERATION, out, (kernel, to) -> kernel.add(a, 2, b, 3, to, 5, n));
      compare(Subtract.OPERATION, out, (kernel, to) -> kernel.subtract(a, 2, b, 3, to, 5, n));
      compare(Hadamard.OPERATION, out, (kernel, to) -> kernel.hadamard(a, 2, b, 3, to, 5, n));
      compare(Axpy.OPERATION, out, (kernel, to) -> kernel.axpy(0.7, a, 2, b, 3, to, 5, n));
      compare(
          LinearCombination.OPERATION,
          out,
          (kernel, to) -> kernel.linearCombination(0.7, a, 2, -3.1, b, 3, to, 5, n));
      compare(Scale.OPERATION, out, (kernel, to) -> kernel.scale(-0.3, a, 2, to, 5, n));
      compare(Relu.OPERATION, out, (kernel, to) -> kernel.relu(b, 3, to, 5, n));
    }
  }

  @Test
  void theOutputMayBeAnInput() {
    Probe probe = Probe.special(12);
    for (int n : LENGTHS) {
      double[] b = probe.doubles(n + 4);
      double[] x = probe.doubles(n + 4);
      compare(Add.OPERATION, x, (kernel, to) -> kernel.add(to, 3, b, 1, to, 3, n));
      compare(Add.OPERATION, x, (kernel, to) -> kernel.add(b, 1, to, 3, to, 3, n));
      compare(Add.OPERATION, x, (kernel, to) -> kernel.add(to, 3, to, 3, to, 3, n));
      compare(Subtract.OPERATION, x, (kernel, to) -> kernel.subtract(b, 1, to, 3, to, 3, n));
      compare(Hadamard.OPERATION, x, (kernel, to) -> kernel.hadamard(to, 3, to, 3, to, 3, n));
      compare(Axpy.OPERATION, x, (kernel, to) -> kernel.axpy(0.7, b, 1, to, 3, to, 3, n));
      compare(Axpy.OPERATION, x, (kernel, to) -> kernel.axpy(0.7, to, 3, b, 1, to, 3, n));
      compare(
          LinearCombination.OPERATION,
          x,
          (kernel, to) -> kernel.linearCombination(0.7, to, 3, -3.1, b, 1, to, 3, n));
      compare(Scale.OPERATION, x, (kernel, to) -> kernel.scale(7.7, to, 3, to, 3, n));
      compare(Relu.OPERATION, x, (kernel, to) -> kernel.relu(to, 3, to, 3, n));
    }
  }

  @Test
  void reductionsAtOffsets() {
    Probe probe = Probe.ordinary(13);
    for (int n : LENGTHS) {
      double[] a = probe.doubles(n + 3);
      double[] b = probe.doubles(n + 1);
      compare(Dot.OPERATION, new double[1], (kernel, to) -> to[0] = kernel.dot(a, 3, b, 1, n));
      compare(Dot.OPERATION, new double[1], (kernel, to) -> to[0] = kernel.dot(a, 2, a, 0, n));
      compare(Norm.OPERATION, new double[1], (kernel, to) -> to[0] = kernel.norm(a, 3, n));
      compareReductions(a, 3, n);
    }
  }

  /** Everywhere that a tail can put them. */
  @Test
  void nanAndSignedZerosShowInEveryReduction() {
    for (int n : new int[] {1, 2, 15, 16, 17, 31, 33}) {
      for (double odd : new double[] {Double.NaN, 0.0, Double.NEGATIVE_INFINITY}) {
        for (int i = 0; i < n; i++) {
          double[] x = new double[n];
          Arrays.fill(x, -0.0);
          x[i] = odd;
          compareReductions(x, 0, n);
        }
      }
    }
  }

  private void compareReductions(double[] x, int offset, int n) {
    double[] out = new double[1];
    compare(Sum.OPERATION, out, (kernel, to) -> to[0] = kernel.sum(x, offset, n));
    compare(Norm1.OPERATION, out, (kernel, to) -> to[0] = kernel.norm1(x, offset, n));
    compare(NormInfinity.OPERATION, out, (kernel, to) -> to[0] = kernel.normInfinity(x, offset, n));
    compare(Min.OPERATION, out, (kernel, to) -> to[0] = kernel.min(x, offset, n));
    compare(Max.OPERATION, out, (kernel, to) -> to[0] = kernel.max(x, offset, n));
  }

  @Test
  void theNormTakesEachOfItsPaths() {
    double[] magnitudes = {
      0.0,
      -0.0,
      Double.MIN_VALUE,
      1e-310,
      1e-200,
      1e-135,
      1e-134,
      1.0,
      1e150,
      1e151,
      1e300,
      Double.MAX_VALUE,
      Double.POSITIVE_INFINITY,
      Double.NaN
    };
    for (int n : LENGTHS) {
      for (double large : magnitudes) {
        for (double small : magnitudes) {
          double[] x = new double[n];
          Arrays.setAll(x, i -> i == n / 2 ? large : small);
          compare(Norm.OPERATION, new double[1], (kernel, to) -> to[0] = kernel.norm(x, 0, n));
        }
      }
    }
  }

  @Test
  void reluKeepsNaNAndHasNoNegativeZero() {
    double[] out = new double[3];
    OpenBackend.kernel(kernels, Relu.OPERATION)
        .relu(new double[] {-0.0, Double.NaN, -1.0}, 0, out, 0, 3);
    assertThat(OpenBackend.bits(out)).isEqualTo(OpenBackend.bits(0.0, Double.NaN, 0.0));
  }

  private <K> void compare(Operation<K> operation, double[] before, BiConsumer<K, double[]> call) {
    double[] expected = before.clone();
    double[] actual = before.clone();
    call.accept(OpenBackend.plain(operation), expected);
    call.accept(OpenBackend.kernel(kernels, operation), actual);
    assertThat(OpenBackend.bits(actual))
        .as("%s into %d", operation, before.length)
        .isEqualTo(OpenBackend.bits(expected));
  }
}
