package dev.wasmath.wasm;

/** The vector operations on the kernels of the WebAssembly module. */
final class WasmVectors {
  private final InstancePool pool;

  WasmVectors(InstancePool pool) {
    this.pool = pool;
  }

  void add(double[] a, int aOffset, double[] b, int bOffset, double[] out, int outOffset, int n) {
    try (Workspace workspace = pool.lease(2L * n)) {
      int x = workspace.copy(a, aOffset, n);
      int y = workspace.copy(b, bOffset, n);
      workspace.run(Export.ADD, x, y, x, n);
      workspace.read(x, out, outOffset, n);
    }
  }

  void scale(double alpha, double[] x, int xOffset, double[] out, int outOffset, int n) {
    try (Workspace workspace = pool.lease(n)) {
      int address = workspace.copy(x, xOffset, n);
      workspace.run(Export.SCALE, Double.doubleToRawLongBits(alpha), address, address, n);
      workspace.read(address, out, outOffset, n);
    }
  }

  void relu(double[] x, int xOffset, double[] out, int outOffset, int n) {
    try (Workspace workspace = pool.lease(n)) {
      int address = workspace.copy(x, xOffset, n);
      workspace.run(Export.RELU, address, address, n);
      workspace.read(address, out, outOffset, n);
    }
  }

  double dot(double[] a, int aOffset, double[] b, int bOffset, int n) {
    try (Workspace workspace = pool.lease(2L * n)) {
      int x = workspace.copy(a, aOffset, n);
      int y = workspace.copy(b, bOffset, n);
      return workspace.value(Export.DOT, x, y, n);
    }
  }

  double norm(double[] x, int xOffset, int n) {
    try (Workspace workspace = pool.lease(n)) {
      return workspace.value(Export.NORM, workspace.copy(x, xOffset, n), n);
    }
  }
}
