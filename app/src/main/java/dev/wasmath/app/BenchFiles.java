package dev.wasmath.app;

import dev.wasmath.app.format.OutputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The files to which {@code wasmath bench} writes its results, too. */
final class BenchFiles {
  @Option(names = "--json", paramLabel = "FILE", description = "Write the results as JSON, too.")
  private Optional<Path> json = Optional.empty();

  @Option(names = "--csv", paramLabel = "FILE", description = "Write them as CSV, too.")
  private Optional<Path> csv = Optional.empty();

  @Option(names = "--markdown", paramLabel = "FILE", description = "Write them as Markdown, too.")
  private Optional<Path> markdown = Optional.empty();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page with a plot for each operation, too.")
  private Optional<Path> html = Optional.empty();

  /** Makes the text of a file. */
  interface Content {
    String text() throws IOException;
  }

  private Map<String, Path> named() {
    Map<String, Path> files = new LinkedHashMap<>();
    json.ifPresent(file -> files.put("--json", file));
    csv.ifPresent(file -> files.put("--csv", file));
    markdown.ifPresent(file -> files.put("--markdown", file));
    html.ifPresent(file -> files.put("--html", file));
    return files;
  }

  /**
   * Checks, before anything is measured, that each file can be written and none is named twice.
   *
   * @throws IllegalArgumentException if two options name the same file
   */
  void check() throws IOException {
    Set<Path> seen = new HashSet<>();
    for (Map.Entry<String, Path> named : named().entrySet()) {
      Path file = named.getValue();
      OutputFile.check(file);
      Path folder = file.toAbsolutePath().getParent();
      Path real = folder.toRealPath().resolve(file.getFileName());
      if (!seen.add(real.toFile().exists() ? real.toRealPath() : real)) {
        throw new IllegalArgumentException(
            named.getKey() + " " + file + ": another option names the same file");
      }
    }
  }

  /** Writes those that were asked for. */
  void write(Console console, Map<String, Content> contents) throws IOException {
    for (Map.Entry<String, Path> named : named().entrySet()) {
      String text = contents.getOrDefault(named.getKey(), () -> "").text();
      OutputFile.writeText(named.getValue(), out -> out.write(text));
      console.note("wrote " + named.getValue());
    }
  }
}
