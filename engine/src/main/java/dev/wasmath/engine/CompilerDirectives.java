package dev.wasmath.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The directive that keeps classes with vector code away from HotSpot's first compiler.
 *
 * <p>That compiler can fail on methods with many vectors in a way that bars them from the second
 * one for good, which makes them a hundred times slower. Where directives cannot be added nothing
 * happens: only large kernels are at risk.
 */
final class CompilerDirectives {
  private static final String DIRECTIVE =
      "[{match: \"dev/wasmath/engine/WasmVectorCode*.*\", c1: {Exclude: true}}]";

  private CompilerDirectives() {}

  /** Adds the directive once for each JVM; whether it is in force. */
  static boolean added() {
    return Holder.ADDED;
  }

  private static final class Holder {
    static final boolean ADDED = add();

    private static boolean add() {
      try {
        Path file = Files.createTempFile("wasmath", ".json");
        try {
          Files.writeString(file, DIRECTIVE);
          Object answer =
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName("com.sun.management:type=DiagnosticCommand"),
                      "compilerDirectivesAdd",
                      new Object[] {new String[] {file.toString()}},
                      new String[] {String[].class.getName()});
          return String.valueOf(answer).contains("added");
        } finally {
          Files.deleteIfExists(file);
        }
      } catch (IOException | JMException | RuntimeException | NoClassDefFoundError e) {
        return false;
      }
    }
  }
}
