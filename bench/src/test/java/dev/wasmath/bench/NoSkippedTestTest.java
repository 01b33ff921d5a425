package dev.wasmath.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fails when a test of another module was skipped. This module is built last, so their reports are
 * there.
 */
class NoSkippedTestTest {
  private static final Pattern SKIPPED = Pattern.compile("<testsuite [^>]*\\bskipped=\"(\\d+)\"");
  private static final Pattern SWITCHED_OFF =
      Pattern.compile("@Disabled|@EnabledIf|@EnabledOn|\\bassum(e|ing)(That|True|False)\\b");

  @ParameterizedTest
  @ValueSource(strings = {"core", "engine", "wasm", "dashboard", "app", "micrometer"})
  void noTestWasSkipped(String module) throws IOException {
    Path reports = Path.of("..", module, "target", "surefire-reports");
    assertThat(reports).as("reports of %s; run the tests of all modules", module).isDirectory();
    List<Path> files = files(reports, ".xml");
    assertThat(files).as("reports of %s", module).isNotEmpty();
    for (Path file : files) {
      Matcher suite = SKIPPED.matcher(Files.readString(file));
      assertThat(suite.find()).as("%s names its skipped tests", file).isTrue();
      assertThat(suite.group(1)).as("skipped tests in %s", file).isEqualTo("0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "engine", "wasm", "dashboard", "app", "micrometer", "bench"})
  void noTestCanBeSkipped(String module) throws IOException {
    List<Path> sources = files(Path.of("..", module, "src", "test", "java"), ".java");
    assertThat(sources).isNotEmpty();
    for (Path source : sources) {
      if (!source.endsWith("NoSkippedTestTest.java")) {
        assertThat(SWITCHED_OFF.matcher(Files.readString(source)).find())
            .as("a switch that skips tests in %s", source)
            .isFalse();
      }
    }
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(ending)).toList();
    }
  }
}
