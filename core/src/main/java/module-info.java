/**
 * Wasmath's core: the doors, the plain-Java kernels and the orchestrator. It works alone, with
 * every operation present; backends found by {@link java.util.ServiceLoader} make it faster, never
 * different.
 */
module dev.wasmath {
  requires jdk.jfr;
  requires static org.jspecify;

  exports dev.wasmath;
  exports dev.wasmath.backend;
  exports dev.wasmath.game;
  exports dev.wasmath.neural;
  exports dev.wasmath.op;
  exports dev.wasmath.report;
  exports dev.wasmath.series;

  uses dev.wasmath.backend.Backend;
}
