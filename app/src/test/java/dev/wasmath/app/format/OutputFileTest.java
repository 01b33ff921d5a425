package dev.wasmath.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFileTest {
  @TempDir Path directory;

  @Test
  void replacesWhatThereWas() throws IOException {
    Path file = TestFiles.file(directory, "a.txt", "a longer text than the new");
    OutputFile.writeText(file, out -> out.write("new"));
    assertThat(file).hasContent("new");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void aFailureLeavesWhatThereWas() throws IOException {
    Path file = TestFiles.file(directory, "a.txt", "old");
    assertThatThrownBy(
            () ->
                OutputFile.writeText(
                    file,
                    out -> {
                      out.write("half");
                      out.flush();
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(FormatException.class)
        .hasMessage(file + ": cannot be written: disk full");
    assertThat(file).hasContent("old");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void anyExceptionLeavesNoFile() throws IOException {
    Path file = directory.resolve("a.txt");
    assertThatThrownBy(
            () ->
                OutputFile.writeBytes(
                    file,
                    out -> {
                      out.write(1);
                      throw new IllegalStateException("bug");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(count()).isZero();
  }

  @Test
  void aLinkIsFollowed() throws IOException {
    Path file = TestFiles.file(directory, "a.txt", "old");
    Path link = Files.createSymbolicLink(directory.resolve("link.txt"), file);
    OutputFile.writeText(link, out -> out.write("new"));
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void theDirectoryMustExist() {
    Path file = directory.resolve("none").resolve("a.txt");
    assertThatThrownBy(() -> OutputFile.writeText(file, out -> out.write("x")))
        .isInstanceOf(FormatException.class)
        .hasMessage(file + ": there is no directory " + file.getParent());
    assertThatThrownBy(() -> OutputFile.check(file)).isInstanceOf(FormatException.class);
  }

  @Test
  void checkingWritesNothing() throws IOException {
    OutputFile.check(directory.resolve("a.txt"));
    assertThat(count()).isZero();
    assertThatThrownBy(() -> OutputFile.check(directory))
        .hasMessage(directory + ": is a directory, not a file");
  }

  private long count() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.count();
    }
  }
}
