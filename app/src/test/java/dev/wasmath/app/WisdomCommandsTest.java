package dev.wasmath.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.WisdomFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands tune and wisdom, and what others tell of what was measured before. */
class WisdomCommandsTest {
  private static final Path KEPT = WisdomFile.usual().path();

  @TempDir private Path folder;

  @BeforeEach
  void forget() throws IOException {
    assertThat(KEPT).startsWithRaw(Path.of("target").toAbsolutePath());
    Files.createDirectories(KEPT.resolveSibling(""));
    boolean _ = Files.deleteIfExists(KEPT);
  }

  private static void assertRefused(CommandLineRun run, String... problem) {
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("wasmath: ").contains(problem);
  }

  @Test
  void whatIsTunedIsShownExplainedAndHandedOn() throws IOException {
    CommandLineRun tuned = CommandLineRun.of("tune", "--ops", "dot,powerSums");
    assertThat(tuned.code()).as(tuned.err()).isZero();
    assertThat(tuned.out())
        .contains("dot: WebAssembly serves at ", "powerSums: no WebAssembly kernel");
    assertThat(tuned.err()).contains("kept in " + KEPT);

    CommandLineRun shown = CommandLineRun.of("wisdom", "show");
    assertThat(shown.code()).isZero();
    assertThat(shown.out())
        .startsWith(KEPT + ": ")
        .contains("kernels  wasm: engine, v128 as ", "used     yes", "\ndot ");
    CommandLineRun json = CommandLineRun.of("wisdom", "show", "--json");
    JsonDocument.assertDescribed("wisdom show", json.json());
    assertThat(json.json()).containsEntry("version", 1).containsEntry("file", KEPT.toString());
    assertThat(CommandLineRun.of("wisdom", "show", "--fused").out())
        .contains("used     no: kernels: expected \"");

    CommandLineRun explained = CommandLineRun.of("explain", "dot", "100000", "--json");
    JsonDocument.assertDescribed("explain", explained.json());
    assertThat(explained.json()).containsKeys("wisdom", "strategy");
    assertThat(explained.json().get("reason")).asString().contains("from wisdom of 20");
    assertThat(CommandLineRun.of("explain", "dot", "100000").out()).contains("wisdom: measured 20");
    assertThat(CommandLineRun.of("doctor").out())
        .contains("wisdom      " + KEPT + ": ", " verdicts, of which ");

    Path copy = folder.resolve("copy.txt");
    assertThat(CommandLineRun.of("wisdom", "export", copy).code()).isZero();
    assertThat(copy).hasSameTextualContentAs(KEPT);
    assertThat(CommandLineRun.of("wisdom", "forget").err()).startsWith("wasmath: forgot ");
    assertThat(KEPT).doesNotExist();
    CommandLineRun imported = CommandLineRun.of("wisdom", "import", copy);
    assertThat(imported.code()).isZero();
    assertThat(imported.err()).startsWith("wasmath: took ").contains(" used here: yes");
    assertThat(KEPT).hasSameTextualContentAs(copy);
  }

  @Test
  void nothingIsNoProblem() throws IOException {
    assertThat(CommandLineRun.of("wisdom", "show").out()).isEqualTo(KEPT + ": 0 verdicts\n");
    assertThat(CommandLineRun.of("wisdom", "forget").err())
        .isEqualTo("wasmath: forgot 0 verdicts of " + KEPT + "\n");
    CommandLineRun doctor = CommandLineRun.of("doctor", "--json");
    assertThat(doctor.json()).containsEntry("wisdomContent", "none yet; wasmath tune measures");
    JsonDocument.assertDescribed("doctor", doctor.json());
    assertRefused(CommandLineRun.of("wisdom", "export", folder.resolve("x")), "no such file");
    assertThat(folder).isEmptyDirectory();
    CommandLineRun late = CommandLineRun.of("tune", "--ops", "dot", "--time-limit", "0s");
    assertThat(late.code()).isZero();
    assertThat(late.err()).contains("the time is up");
    assertThat(KEPT).doesNotExist();
  }

  @Test
  void aFileOfAnotherVersionIsLeftAlone() throws IOException {
    for (String text : List.of("wasmath wisdom 2\n", "Dear diary\n")) {
      assertThat(Files.writeString(KEPT, text)).exists();
      Path good = folder.resolve("good.txt");
      for (String[] command :
          new String[][] {
            {"tune", "--ops", "dot"},
            {"wisdom", "show"},
            {"wisdom", "forget"},
            {"wisdom", "export", good.toString()}
          }) {
        assertRefused(
            CommandLineRun.of((Object[]) command),
            KEPT.toString(),
            "expected \"wasmath wisdom 1\"");
      }
      assertThat(CommandLineRun.of("doctor").out()).contains(": ignored: ", "found \"");
      assertThat(KEPT).hasContent(text);
      assertThat(good).doesNotExist();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "absent.txt, no such file",
    "diary.txt, expected \"wasmath wisdom 1\"",
    "newer.txt, of another version of Wasmath",
    "cut.txt, damaged: expected",
    "empty.txt, cut short",
    ".,  expected a file",
  })
  void whatIsNotWisdomIsNotImported(String name, String problem) throws IOException {
    Path file = folder.resolve(name);
    switch (name) {
      case "diary.txt" -> file = Files.writeString(file, "Dear diary\n");
      case "newer.txt" -> file = Files.writeString(file, "wasmath wisdom 2\n");
      case "cut.txt" -> file = Files.writeString(file, "wasmath wisdom 1\nmachine");
      case "empty.txt" -> file = Files.writeString(file, "");
      default -> {}
    }
    assertRefused(CommandLineRun.of("wisdom", "import", file), problem);
    assertThat(KEPT).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "wisdom, a command is missing",
    "wisdom export, FILE",
    "wisdom import, FILE",
    "wisdom learn, unknown command: learn",
    "tune --ops dott, 'unknown operation: dott; there are add, '",
    "tune --time-limit soon, 'is not a time such as 90s, 2m or 1h'",
    "tune --time-limit 5, is not a time",
  })
  void wrongCommandsAreRefused(String command, String problem) {
    assertRefused(CommandLineRun.of((Object[]) command.split(" ", -1)), problem);
  }
}
