package dev.wasmath.wasm;

/** The matrix operations, and the weighted slab sum, on the kernels of the WebAssembly module. */
final class WasmMatrices {
  private final InstancePool pool;

  WasmMatrices(InstancePool pool) {
    this.pool = pool;
  }

  void gemm(
      int m,
      int n,
      int k,
      double[] a,
      int aOffset,
      int lda,
      double[] b,
      int bOffset,
      int ldb,
      double[] c,
      int cOffset,
      int ldc) {
    try (Workspace workspace = pool.lease((long) m * k + (long) k * n + (long) m * n)) {
      int left = workspace.copy(a, aOffset, m, k, lda);
      int right = workspace.copy(b, bOffset, k, n, ldb);
      int product = workspace.room(m * n);
      workspace.run(Export.GEMM, m, n, k, left, k, right, n, product, n);
      for (int i = 0; i < m; i++) {
        workspace.read(product + i * n * Double.BYTES, c, cOffset + i * ldc, n);
      }
    }
  }

  void transpose(int rows, int columns, double[] x, int xOffset, double[] out, int outOffset) {
    long elements = (long) rows * columns;
    try (Workspace workspace = pool.lease(2 * elements)) {
      int n = (int) elements;
      int from = workspace.copy(x, xOffset, n);
      int to = workspace.room(n);
      workspace.run(Export.TRANSPOSE, rows, columns, from, to);
      workspace.read(to, out, outOffset, n);
    }
  }

  void slabSum(
      int slabs,
      int length,
      double[] w,
      int wOffset,
      double[] x,
      int xOffset,
      double[] y,
      int yOffset) {
    long elements = (long) slabs * length;
    try (Workspace workspace = pool.lease(slabs + elements + length)) {
      int weights = workspace.copy(w, wOffset, slabs);
      int tensor = workspace.copy(x, xOffset, (int) elements);
      int sum = workspace.room(length);
      workspace.run(Export.SLAB_SUM, slabs, length, weights, tensor, sum);
      workspace.read(sum, y, yOffset, length);
    }
  }
}
