package dev.wasmath.app.format;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Files for tests: those beside the tests, and new ones of a given content. */
final class TestFiles {
  private TestFiles() {}

  static Path resource(String name) {
    URL url = Objects.requireNonNull(TestFiles.class.getResource(name), name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  static Path file(Path directory, String name, String text) throws IOException {
    return Files.write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  static Path file(Path directory, String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes);
  }
}
