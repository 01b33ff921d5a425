/** The command line of Wasmath. */
module dev.wasmath.app {
  requires static org.jspecify;
  requires com.fasterxml.jackson.jr.ob;
  requires de.siegmar.fastcsv;
  requires dev.wasmath;
  requires dev.wasmath.dashboard;
  requires dev.wasmath.engine;
  requires info.picocli;
  requires java.logging;

  // picocli fills the fields of the commands.
  opens dev.wasmath.app to
      info.picocli;
}
