package dev.wasmath.app;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command writes: results to standard output, progress and notes to standard error.
 *
 * @param out results
 * @param err progress and notes
 */
record Console(PrintWriter out, PrintWriter err) {
  static Console of(CommandSpec spec) {
    return new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  void note(String text) {
    err.println("wasmath: " + text);
    err.flush();
  }

  void print(String text) {
    out.println(text);
    out.flush();
  }

  /** Prints an object as indented JSON. */
  void json(Map<String, ?> object) throws IOException {
    print(text(object));
  }

  /** An object as indented JSON text; fields keep their order. */
  static String text(Map<String, ?> object) throws IOException {
    return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(object);
  }
}
