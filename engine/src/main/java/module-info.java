/** A WebAssembly runtime for Java; it knows nothing of Wasmath. */
module dev.wasmath.engine {
  requires static org.jspecify;
}
