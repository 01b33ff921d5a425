package dev.wasmath.app;

import dev.wasmath.app.format.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
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
      if (!seen.add(real(file))) {
        throw new IllegalArgumentException(
            named.getKey() + " " + file + ": another option names the same file");
      }
    }
  }

  /** Where a file is or would be, whatever links lead there. */
  private static Path real(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    if (Files.exists(absolute)) {
      return absolute.toRealPath();
    }
    Path folder = Optional.ofNullable(absolute.getParent()).orElseThrow();
    return folder.toRealPath().resolve(absolute.getFileName());
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
