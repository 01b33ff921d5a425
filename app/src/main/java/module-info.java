/** The command line of Wasmath. */
module dev.wasmath.app {
  requires static org.jspecify;
  requires dev.wasmath;
}
