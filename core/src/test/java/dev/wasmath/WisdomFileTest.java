package dev.wasmath;

import static dev.wasmath.WisdomTest.KEY;
import static dev.wasmath.WisdomTest.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WisdomFileTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path folder;

  private static Wisdom wisdom(String operation, double ratio) {
    return new Wisdom(Map.of(KEY, List.of(verdict(operation, 1020, ratio, NOON))));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatIsMergedIsThere() throws IOException {
    WisdomFile file = new WisdomFile(folder.resolve("wisdom.txt"));
    assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(file::read);
    assertThat(file.merge(wisdom("dot", 2)).taken()).isEqualTo(1);
    assertThat(file.merge(wisdom("sum", 3)).taken()).isEqualTo(1);
    assertThat(file.read()).isEqualTo(wisdom("dot", 2).merge(wisdom("sum", 3), NOON).wisdom());
    assertThat(names()).containsExactly("wisdom.txt", "wisdom.txt.lock");
    assertThat(file.forget()).isEqualTo(2);
    assertThat(file.forget()).isEqualTo(0);
    assertThat(names()).containsExactly("wisdom.txt.lock");
  }

  @Test
  void foldersAreMadeAndLinksAreFollowed() throws IOException {
    WisdomFile deep = new WisdomFile(folder.resolve("a").resolve("b").resolve("wisdom.txt"));
    assertThat(deep.merge(wisdom("dot", 2)).taken()).isEqualTo(1);
    Path link = Files.createSymbolicLink(folder.resolve("link"), deep.path());
    assertThat(new WisdomFile(link).merge(wisdom("sum", 2)).taken()).isEqualTo(1);
    assertThat(link).isSymbolicLink();
    assertThat(deep.read().size()).isEqualTo(2);
  }

  @Test
  void aDamagedFileIsWrittenAnew() throws IOException {
    for (String text : List.of("", "wasmath wis", "wasmath wisdom 1\nnonsense\n")) {
      WisdomFile file = new WisdomFile(Files.writeString(folder.resolve("wisdom.txt"), text));
      assertThat(file.merge(wisdom("dot", 2)).taken()).isEqualTo(1);
      assertThat(file.read()).isEqualTo(wisdom("dot", 2));
    }
  }

  @Test
  void otherFilesAreNotTouched() throws IOException {
    for (String text : List.of("Dear diary\n", "wasmath wisdom 2\n", "x".repeat(5 << 20))) {
      WisdomFile file = new WisdomFile(Files.writeString(folder.resolve("file"), text));
      assertThatExceptionOfType(WisdomFormatException.class).isThrownBy(file::read);
      assertThatExceptionOfType(WisdomFormatException.class)
          .isThrownBy(() -> file.merge(wisdom("dot", 2)));
      assertThatExceptionOfType(WisdomFormatException.class).isThrownBy(file::forget);
      assertThat(file.path()).hasContent(text);
    }
    assertThatExceptionOfType(WisdomFormatException.class)
        .isThrownBy(() -> new WisdomFile(folder).read())
        .withMessageEndingWith("expected a file, found something else");
  }

  @Test
  void twoProcessesAndTheirThreadsLoseNothing() throws IOException, InterruptedException {
    WisdomFile file = new WisdomFile(folder.resolve("wisdom.txt"));
    List<Process> processes = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  WisdomWriter.class.getName(),
                  file.path().toString(),
                  name)
              .inheritIO()
              .start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(0);
    }
    assertThat(file.read().size()).isEqualTo(2 * WisdomWriter.THREADS * WisdomWriter.VERDICTS);
    assertThat(names()).containsExactly("wisdom.txt", "wisdom.txt.lock");
  }

  @Test
  void theUsualPlaceIsTheSystemsFolderForCaches() {
    Path home = Path.of("/home/me");
    assertThat(WisdomFile.usual(Map.of(), "Linux", home).path())
        .isEqualTo(Path.of("/home/me/.cache/wasmath/wisdom.txt"));
    assertThat(WisdomFile.usual(Map.of(), "Mac OS X", home).path())
        .isEqualTo(Path.of("/home/me/Library/Caches/wasmath/wisdom.txt"));
    assertThat(WisdomFile.usual(Map.of(), "Windows 11", home).path())
        .isEqualTo(Path.of("/home/me/AppData/Local/wasmath/wisdom.txt"));
    assertThat(WisdomFile.usual(Map.of("LOCALAPPDATA", "/local"), "Windows 11", home).path())
        .isEqualTo(Path.of("/local/wasmath/wisdom.txt"));
    for (String system : List.of("Linux", "Mac OS X")) {
      assertThat(WisdomFile.usual(Map.of("XDG_CACHE_HOME", "/fast"), system, home).path())
          .isEqualTo(Path.of("/fast/wasmath/wisdom.txt"));
    }
    for (String unusable : List.of("", "relative/folder")) {
      assertThat(WisdomFile.usual(Map.of("XDG_CACHE_HOME", unusable), "Linux", home).path())
          .startsWithRaw(home);
    }
  }

  @Test
  void noTestWritesToTheUsersFolder() {
    assertThat(WisdomFile.usual().path()).startsWithRaw(Path.of("target").toAbsolutePath());
  }
}
