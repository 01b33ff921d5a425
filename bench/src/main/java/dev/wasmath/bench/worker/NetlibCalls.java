package dev.wasmath.bench.worker;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import dev.ludovic.netlib.lapack.NativeLAPACK;
import java.util.List;
import java.util.function.Supplier;
import org.netlib.util.intW;

/**
 * dev.ludovic.netlib: the machine's BLAS (OpenBLAS, where it is the one installed), or its own in
 * Java, which uses the Vector API where the module is there.
 *
 * <p>BLAS is column-major; a row-major matrix is the transpose of a column-major one, so C = A B is
 * computed as C^T = B^T A^T, without copies.
 */
final class NetlibCalls {
  private NetlibCalls() {}

  /** The machine's; BLAS and LAPACK are looked for when they are needed. */
  static Prepared ofMachine(ArrayTask task) {
    return prepare(
        task,
        () -> installed("libblas.so.3", NativeBLAS::getInstance),
        () -> installed("liblapack.so.3", NativeLAPACK::getInstance));
  }

  private static <T> T installed(String library, Supplier<T> instance) {
    try {
      return instance.get();
    } catch (RuntimeException | LinkageError e) {
      throw new AbsentException("not installed: " + library + " (" + e.getMessage() + ")");
    }
  }

  static Prepared inJava(ArrayTask task) {
    return prepare(task, JavaBLAS::getInstance, JavaLAPACK::getInstance);
  }

  private static Prepared prepare(
      ArrayTask task, Supplier<? extends BLAS> blasFinder, Supplier<? extends LAPACK> lapack) {
    List<double[]> in = task.inputs();
    double[] a = in.getFirst();
    double[] b = in.getLast();
    double[] out = new double[task.results()];
    int n = task.n();
    if (task.operation().equals("inverse")) {
      return inverse(lapack.get(), n, a, out);
    }
    BLAS blas = blasFinder.get();
    return switch (task.operation()) {
      case "dot" -> Prepared.scalar(() -> Double.doubleToRawLongBits(blas.ddot(n, a, 1, b, 1)));
      case "norm" -> Prepared.scalar(() -> Double.doubleToRawLongBits(blas.dnrm2(n, a, 1)));
      case "axpy" -> Prepared.array(() -> blas.daxpy(n, ArrayTask.ALPHA, a, 1, b, 1), b);
      case "gemm" ->
          Prepared.array(
              () -> gemm(blas, task.size(0), task.size(2), task.size(1), a, b, out), out);
      default -> throw task.unknown("netlib");
    };
  }

  private static void gemm(BLAS blas, int m, int n, int k, double[] a, double[] b, double[] c) {
    blas.dgemm("N", "N", n, m, k, 1, b, n, a, k, 0, c, n);
  }

  private static Prepared inverse(LAPACK lapack, int n, double[] a, double[] out) {
    int[] pivots = new int[n];
    double[] workspace = new double[64 * n];
    intW info = new intW(0);
    return Prepared.array(
        () -> {
          System.arraycopy(a, 0, out, 0, a.length);
          lapack.dgetrf(n, n, out, n, pivots, info);
          lapack.dgetri(n, out, n, pivots, workspace, workspace.length, info);
        },
        out);
  }
}
