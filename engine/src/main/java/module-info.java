/** A WebAssembly runtime for Java; it knows nothing of Wasmath. */
module dev.wasmath.engine {
  requires static org.jspecify;
  requires static com.fasterxml.jackson.jr.ob;
  requires java.management;
  requires jdk.management;
  requires jdk.incubator.vector;

  exports dev.wasmath.engine;
  exports dev.wasmath.engine.spec;
}
