package dev.wasmath.app;

import dev.wasmath.app.format.GameFiles;
import dev.wasmath.game.NormalFormGame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What the commands that look at a game have in common: its file, and JSON when it is asked for.
 */
final class NashInput {
  @Parameters(index = "0", paramLabel = "FILE", description = NashCommand.FILE)
  private Path file;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  boolean json() {
    return json;
  }

  NormalFormGame read() throws IOException {
    return GameFiles.read(file);
  }

  /** What is wrong with the game is said with the file's name. */
  <T> T naming(Supplier<T> work) {
    return Failures.naming(file, work);
  }
}
