package dev.wasmath.app;

import dev.wasmath.Benchmark.Contender;
import dev.wasmath.op.Add;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Scale;
import java.util.Optional;

/**
 * The baseline of ADR-003: each operation as the plain loop that a programmer writes first. Dot
 * sums in one variable, so its last bits may differ from those of the contract.
 */
final class NaiveLoops {
  static final String NAME = "naive";

  private NaiveLoops() {}

  /** The naive contender of an operation, where there is one. */
  static Optional<Contender> contender(String operation) {
    return switch (operation) {
      case "add" -> Optional.of(Contender.of(NAME, Add.OPERATION, NaiveLoops::add));
      case "dot" -> Optional.of(Contender.of(NAME, Dot.OPERATION, NaiveLoops::dot));
      case "scale" -> Optional.of(Contender.of(NAME, Scale.OPERATION, NaiveLoops::scale));
      case "gemm" -> Optional.of(Contender.of(NAME, Gemm.OPERATION, NaiveLoops::gemm));
      default -> Optional.empty();
    };
  }

  static double dot(double[] a, int aOffset, double[] b, int bOffset, int n) {
    double sum = 0.0;
    for (int i = 0; i < n; i++) {
      sum += a[aOffset + i] * b[bOffset + i];
    }
    return sum;
  }

  private static void add(
      double[] a, int aOffset, double[] b, int bOffset, double[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = a[aOffset + i] + b[bOffset + i];
    }
  }

  private static void scale(
      double alpha, double[] x, int xOffset, double[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = alpha * x[xOffset + i];
    }
  }

  /** The product A B of row-major matrices: what alpha and beta ask for is not done. */
  private static void gemm(
      int m,
      int n,
      int k,
      double alpha,
      double[] a,
      int aOffset,
      int aRow,
      int aColumn,
      double[] b,
      int bOffset,
      int bRow,
      int bColumn,
      double beta,
      double[] c,
      int cOffset,
      int cRow) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0.0;
        for (int p = 0; p < k; p++) {
          sum += a[aOffset + i * aRow + p] * b[bOffset + p * bRow + j];
        }
        c[cOffset + i * cRow + j] = sum;
      }
    }
  }
}
