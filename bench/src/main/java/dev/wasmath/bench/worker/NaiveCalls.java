package dev.wasmath.bench.worker;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The loops that a Java programmer writes first. */
final class NaiveCalls {
  private NaiveCalls() {}

  static Prepared prepare(ArrayTask task) {
    List<double[]> in = task.inputs();
    double[] a = in.getFirst();
    double[] b = in.getLast();
    double[] out = new double[task.results()];
    return switch (task.operation()) {
      case "dot" -> Prepared.scalar(() -> Double.doubleToRawLongBits(dot(a, b)));
      case "norm" -> Prepared.scalar(() -> Double.doubleToRawLongBits(Math.sqrt(dot(a, a))));
      case "axpy" -> Prepared.array(() -> axpy(ArrayTask.ALPHA, a, b), b);
      case "gemm" ->
          Prepared.array(() -> gemm(task.size(0), task.size(2), task.size(1), a, b, out), out);
      case "transpose" -> Prepared.array(() -> transpose(task.n(), a, out), out);
      case "exp" -> Prepared.array(() -> map(Math::exp, a, out), out);
      case "tanh" -> Prepared.array(() -> map(Math::tanh, a, out), out);
      case "sigmoid" -> Prepared.array(() -> map(x -> 1 / (1 + Math.exp(-x)), a, out), out);
      default -> throw task.unknown("plain Java");
    };
  }

  /** The machine's copy: as many bytes as a transpose moves. */
  static Prepared copy(ArrayTask task) {
    double[] a = task.inputs().getFirst();
    double[] out = new double[a.length];
    return Prepared.array(() -> System.arraycopy(a, 0, out, 0, a.length), out);
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static void axpy(double alpha, double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] += alpha * x[i];
    }
  }

  static void gemm(int m, int n, int k, double[] a, double[] b, double[] c) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int p = 0; p < k; p++) {
          sum += a[i * k + p] * b[p * n + j];
        }
        c[i * n + j] = sum;
      }
    }
  }

  private static void transpose(int n, double[] a, double[] out) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        out[j * n + i] = a[i * n + j];
      }
    }
  }

  private static void map(DoubleUnaryOperator function, double[] x, double[] out) {
    for (int i = 0; i < x.length; i++) {
      out[i] = function.applyAsDouble(x[i]);
    }
  }
}
