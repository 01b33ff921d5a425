package dev.wasmath;

import dev.wasmath.op.Gemm;

/** The calls of gemm, behind the doors: shapes have been checked. */
final class Products {
  private final Route<Gemm> gemm;

  Products(Orchestrator orchestrator) {
    this.gemm = orchestrator.route(Gemm.OPERATION);
  }

  /**
   * A factor: a matrix, or its transpose.
   *
   * @param rows the rows of the factor
   * @param columns the columns of the factor
   */
  record Factor(double[] data, int offset, int rows, int columns, int rowStride, int columnStride) {
    static Factor of(Matrix a) {
      return new Factor(a.data(), 0, a.rows(), a.columns(), a.columns(), 1);
    }

    static Factor transposeOf(Matrix a) {
      return new Factor(a.data(), 0, a.columns(), a.rows(), 1, a.columns());
    }

    /** The row vector of these elements. */
    static Factor rowOf(double[] x) {
      return new Factor(x, 0, 1, x.length, x.length, 1);
    }

    private long elements() {
      return (long) rows * columns;
    }
  }

  /** C = A B, with C contiguous. */
  void overwrite(Factor a, Factor b, double[] c) {
    gemm.run(
        Math.max(c.length, Math.max(a.elements(), b.elements())),
        a.elements() * b.columns,
        Output.all(c),
        kernel -> call(kernel, 1.0, a, b, 0.0, c));
  }

  /** C = C + alpha A B, with C contiguous. */
  void add(double alpha, Factor a, Factor b, double[] c) {
    gemm.run(
        Math.max(c.length, Math.max(a.elements(), b.elements())),
        a.elements() * b.columns,
        new Output(c, 0, c.length, true),
        kernel -> call(kernel, alpha, a, b, 1.0, c));
  }

  private static void call(Gemm kernel, double alpha, Factor a, Factor b, double beta, double[] c) {
    kernel.gemm(
        a.rows,
        b.columns,
        a.columns,
        alpha,
        a.data,
        a.offset,
        a.rowStride,
        a.columnStride,
        b.data,
        b.offset,
        b.rowStride,
        b.columnStride,
        beta,
        c,
        0,
        b.columns);
  }

  /**
   * C = C - A B, on blocks of row-major arrays: A of m rows and k columns, B of k and n, C of m and
   * n.
   *
   * @throws UpdateFailure if a kernel failed, see {@link Route#update}
   */
  void subtract(int m, int n, int k, Block a, Block b, Block c) {
    gemm.update(
        Math.max((long) m * n, Math.max((long) m * k, (long) k * n)),
        (long) m * n * k,
        kernel ->
            kernel.gemm(
                m, n, k, -1.0, a.data, a.offset, a.row, 1, b.data, b.offset, b.row, 1, 1.0, c.data,
                c.offset, c.row));
  }

  /**
   * The place of a block in a row-major array.
   *
   * @param offset the index of its first element
   * @param row the distance between the starts of two rows
   */
  record Block(double[] data, int offset, int row) {
    static Block of(Matrix a) {
      return new Block(a.data(), 0, a.columns());
    }

    /** The block that begins {@code i} rows below and {@code j} columns to the right. */
    Block at(int i, int j) {
      return new Block(data, offset + i * row + j, row);
    }
  }
}
