package dev.wasmath.bench.worker;

import java.util.List;
import org.ojalgo.RecoverableCondition;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * ojAlgo: stores of doubles, with outputs that are used again. Its stores are column-major, so that
 * operands and results are compared as transposes; filling the stores is not timed.
 */
final class OjalgoCalls {
  private OjalgoCalls() {}

  static Prepared prepare(ArrayTask task) {
    List<double[]> in = task.inputs();
    int n = task.n();
    return switch (task.operation()) {
      case "dot" -> {
        R064Store a = store(n, 1, in.getFirst());
        R064Store b = store(n, 1, in.getLast());
        yield Prepared.scalar(() -> Double.doubleToRawLongBits(a.dot(b)));
      }
      case "gemm" -> {
        R064Store a = store(task.size(0), task.size(1), in.getFirst());
        R064Store b = store(task.size(1), task.size(2), in.getLast());
        R064Store c = R064Store.FACTORY.make(task.size(0), task.size(2));
        yield prepared(() -> c.fillByMultiplying(a, b), c);
      }
      case "transpose" -> {
        R064Store a = store(n, n, in.getFirst());
        R064Store c = R064Store.FACTORY.make(n, n);
        yield prepared(() -> a.transpose().supplyTo(c), c);
      }
      case "inverse" -> inverse(store(n, n, in.getFirst()), n);
      default -> throw task.unknown("ojAlgo");
    };
  }

  private static Prepared inverse(R064Store a, int n) {
    R064Store c = R064Store.FACTORY.make(n, n);
    LU<Double> lu = LU.R064.make(a);
    return prepared(
        () -> {
          try {
            MatrixStore<Double> inverse = lu.invert(a, c);
            if (inverse != c) {
              c.fillMatching(inverse);
            }
          } catch (RecoverableCondition e) {
            throw new IllegalStateException(e);
          }
        },
        c);
  }

  private static R064Store store(int rows, int columns, double[] rowMajor) {
    R064Store store = R064Store.FACTORY.make(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        store.set(i, j, rowMajor[i * columns + j]);
      }
    }
    return store;
  }

  private static Prepared prepared(Runnable call, R064Store out) {
    Call timed =
        () -> {
          call.run();
          return Double.doubleToRawLongBits(out.doubleValue(0, 0));
        };
    return new Prepared(timed, () -> Prepared.bytes(rowMajor(out)));
  }

  private static double[] rowMajor(R064Store store) {
    int columns = store.getColDim();
    double[] data = new double[store.getRowDim() * columns];
    for (int i = 0; i < data.length; i++) {
      data[i] = store.doubleValue(i / columns, i % columns);
    }
    return data;
  }
}
