package dev.wasmath.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareCommandTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = CompareCommand.commandLine(new Layout(folder, folder, folder, ""));
    return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
  }

  @Test
  void anUnknownGroupIsMisuse() {
    assertThat(run("--only", "engines")).isEqualTo(2);
    assertThat(err.toString()).contains("unknown group: engines; there are engine, call");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void helpNamesTheGroups() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("--only", "--quick", "--json", String.join(", ", Groups.ALL));
  }

  @Test
  void whatCannotBeMeasuredIsSaid() {
    assertThat(run("--only", "npm", "--json")).isZero();
    assertThat(out.toString()).contains("\"notes\"", "npm: ");
    assertThat(out.toString()).containsAnyOf("not installed: npm", "failed with code");
  }
}
