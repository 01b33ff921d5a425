/** A page that shows what the orchestrator does, for a program to start beside its work. */
module dev.wasmath.dashboard {
  requires com.fasterxml.jackson.jr.ob;
  requires transitive dev.wasmath;
  requires jdk.httpserver;
  requires static org.jspecify;

  exports dev.wasmath.dashboard;
}
