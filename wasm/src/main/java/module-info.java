/** The AssemblyScript kernels of Wasmath, as a backend of its core. */
module dev.wasmath.wasm {
  requires static org.jspecify;
  requires dev.wasmath;
  requires dev.wasmath.engine;

  exports dev.wasmath.wasm;

  provides dev.wasmath.backend.Backend with
      dev.wasmath.wasm.WasmBackend;
}
