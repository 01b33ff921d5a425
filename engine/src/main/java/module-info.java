/** A WebAssembly runtime for Java; it knows nothing of Wasmath. */
module dev.wasmath.engine {
  requires static org.jspecify;
  requires jdk.incubator.vector;
  requires run.endive.wasm;
  requires run.endive.runtime;
  requires run.endive.compiler;

  exports dev.wasmath.engine;
}
