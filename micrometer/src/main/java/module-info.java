/** Wasmath's metrics as Micrometer's meters. */
module dev.wasmath.micrometer {
  requires static org.jspecify;
  requires transitive dev.wasmath;
  requires transitive micrometer.core;

  exports dev.wasmath.micrometer;
}
