package dev.wasmath.bench.worker;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/** EJML: its procedural interface, with outputs that are used again, in one thread. */
final class EjmlCalls {
  private EjmlCalls() {}

  static Prepared prepare(ArrayTask task) {
    List<double[]> in = task.inputs();
    double[] out = new double[task.results()];
    int n = task.n();
    return switch (task.operation()) {
      case "dot" -> {
        DMatrixRMaj a = DMatrixRMaj.wrap(n, 1, in.getFirst());
        DMatrixRMaj b = DMatrixRMaj.wrap(n, 1, in.getLast());
        yield Prepared.scalar(
            () -> Double.doubleToRawLongBits(VectorVectorMult_DDRM.innerProd(a, b)));
      }
      case "norm" -> {
        DMatrixRMaj a = DMatrixRMaj.wrap(n, 1, in.getFirst());
        yield Prepared.scalar(() -> Double.doubleToRawLongBits(NormOps_DDRM.normF(a)));
      }
      case "axpy" -> {
        DMatrixRMaj x = DMatrixRMaj.wrap(n, 1, in.getFirst());
        DMatrixRMaj y = DMatrixRMaj.wrap(n, 1, in.getLast());
        yield Prepared.array(() -> CommonOps_DDRM.addEquals(y, ArrayTask.ALPHA, x), y.data);
      }
      case "gemm" -> {
        DMatrixRMaj a = DMatrixRMaj.wrap(task.size(0), task.size(1), in.getFirst());
        DMatrixRMaj b = DMatrixRMaj.wrap(task.size(1), task.size(2), in.getLast());
        DMatrixRMaj c = DMatrixRMaj.wrap(task.size(0), task.size(2), out);
        yield Prepared.array(() -> CommonOps_DDRM.mult(a, b, c), c.data);
      }
      case "transpose" -> {
        DMatrixRMaj a = DMatrixRMaj.wrap(n, n, in.getFirst());
        DMatrixRMaj c = DMatrixRMaj.wrap(n, n, out);
        yield Prepared.array(() -> CommonOps_DDRM.transpose(a, c), c.data);
      }
      case "inverse" -> {
        DMatrixRMaj a = DMatrixRMaj.wrap(n, n, in.getFirst());
        DMatrixRMaj c = DMatrixRMaj.wrap(n, n, out);
        yield Prepared.array(() -> CommonOps_DDRM.invert(a, c), c.data);
      }
      default -> throw task.unknown("EJML");
    };
  }
}
