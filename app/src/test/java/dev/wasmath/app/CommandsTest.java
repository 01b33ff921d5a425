package dev.wasmath.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

/** The commands on good input: results on standard output, notes on standard error, exit code 0. */
class CommandsTest {
  @TempDir private Path folder;

  @Test
  void matmulPrintsCsvAsItWritesIt() throws IOException {
    Path a = Files.writeString(folder.resolve("a.csv"), "1,2\n3,4\n");
    Path b = Files.writeString(folder.resolve("b.csv"), "0.5,inf\n1,1\n");
    Path c = folder.resolve("c.csv");
    assertThat(CommandLineRun.of("matmul", a, b))
        .isEqualTo(new CommandLineRun(0, "2.5,inf\n5.5,inf\n", ""));
    CommandLineRun written = CommandLineRun.of("matmul", a, b, "-o", c);
    assertThat(written.out()).isEmpty();
    assertThat(written.err()).contains("wrote 2 x 2 to " + c);
    assertThat(c).hasContent("2.5,inf\n5.5,inf\n");
  }

  @Test
  void inversePrintsJson() throws IOException {
    Path a = Files.writeString(folder.resolve("a.csv"), "2,0\n0,4\n");
    CommandLineRun run = CommandLineRun.of("inverse", a, "--json");
    assertThat(run.err()).isEmpty();
    JsonDocument.assertDescribed("matmul", run.json());
    assertThat(run.json())
        .containsEntry("version", 1)
        .containsEntry("rows", 2)
        .containsEntry("columns", 2)
        .containsEntry("data", List.of(List.of(0.5, 0.0), List.of(0.0, 0.25)));
  }

  @Test
  void anEmptyInverseIsSaidToBeEmpty() throws IOException {
    Path a =
        Files.writeString(
            folder.resolve("a.mtx"), "%%MatrixMarket matrix array real general\n0 0\n");
    CommandLineRun run = CommandLineRun.of("inverse", a);
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("0 x 0: nothing to print");
  }

  @Test
  void anIllConditionedInverseIsNoted() throws IOException {
    Path a = Files.writeString(folder.resolve("a.csv"), "1,1\n1,1.00000000000001\n");
    CommandLineRun run = CommandLineRun.of("inverse", a);
    assertThat(run.code()).isZero();
    assertThat(run.out()).hasLineCount(2);
    assertThat(run.err()).contains("ill-conditioned").hasLineCount(1);
  }

  @Test
  void solvePrintsTheSolutions() throws IOException {
    Path a = Files.writeString(folder.resolve("a.csv"), "2,0\n0,4\n");
    Path b = Files.writeString(folder.resolve("b.csv"), "2,1\n4,2\n");
    assertThat(CommandLineRun.of("solve", a, b))
        .isEqualTo(new CommandLineRun(0, "1,0.5\n1,0.5\n", ""));
    CommandLineRun json = CommandLineRun.of("solve", a, b, "--json");
    JsonDocument.assertDescribed("matmul", json.json());
    Path near = Files.writeString(folder.resolve("near.csv"), "1,1\n1,1.00000000000001\n");
    CommandLineRun run = CommandLineRun.of("solve", near, b);
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("ill-conditioned (condition number 4.").hasLineCount(1);
  }

  @Test
  void detAndTransposePrintAsMatrices() throws IOException {
    Path a = Files.writeString(folder.resolve("a.csv"), "0,2,0\n3,0,0\n0,0,4\n");
    assertThat(CommandLineRun.of("det", a)).isEqualTo(new CommandLineRun(0, "-24\n", ""));
    Path singular = Files.writeString(folder.resolve("s.csv"), "1,2\n2,4\n");
    assertThat(CommandLineRun.of("det", singular)).isEqualTo(new CommandLineRun(0, "0\n", ""));
    CommandLineRun json = CommandLineRun.of("det", a, "--json");
    JsonDocument.assertDescribed("matmul", json.json());
    assertThat(json.json()).containsEntry("data", List.of(List.of(-24.0)));
    Path wide = Files.writeString(folder.resolve("w.csv"), "1,2,inf\n4,5,6\n");
    assertThat(CommandLineRun.of("transpose", wide))
        .isEqualTo(new CommandLineRun(0, "1,4\n2,5\ninf,6\n", ""));
  }

  @Test
  void explainTellsWhy() throws IOException {
    CommandLineRun text = CommandLineRun.of("explain", "powerSums", "1000");
    assertThat(text.code()).isZero();
    assertThat(text.out()).contains("powerSums, size 1000", "now:    cpu: no WebAssembly kernel");
    assertThat(text.err()).isEmpty();
    CommandLineRun json = CommandLineRun.of("explain", "dot", "1000", "--json");
    assertThat(json.err()).startsWith("wasmath: measuring dot").hasLineCount(1);
    JsonDocument.assertDescribed("explain", json.json());
    assertThat(json.json()).containsEntry("operation", "dot").containsKey("trial");
  }

  @Test
  void doctorFindsTheKernels() throws IOException {
    CommandLineRun text = CommandLineRun.of("doctor");
    assertThat(text.code()).isZero();
    assertThat(text.out())
        .contains(
            "Java  ",
            "Vector API  ",
            "compiler  ",
            "CPU  ",
            "sha256:",
            "missing     none",
            "cache  ");
    CommandLineRun json = CommandLineRun.of("doctor", "--json");
    assertThat(json.err()).isEmpty();
    JsonDocument.assertDescribed("doctor", json.json());
  }

  @Test
  void benchWritesItsRows() throws IOException {
    Path file = folder.resolve("f");
    CommandLineRun run =
        CommandLineRun.of(
            "bench",
            "--ops",
            "dot",
            "--sizes",
            "100,1000",
            "--iterations",
            "5",
            "--json",
            file,
            "--strategies",
            "wasm,cpu");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("dot 100 ", "dot 1000 ", "equal").doesNotContain("wrote");
    assertThat(run.err()).contains("measuring dot at size 1000", "wrote " + file);
    Map<String, Object> json = JSON.std.mapFrom(Files.readString(file));
    JsonDocument.assertDescribed("bench", json);
    assertThat(json.get("rows"))
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.get("bitsEqual")).isEqualTo(true))
        .allSatisfy(row -> assertThat(row.toString()).contains("strategy=naive"));
    assertThat(run.out()).contains(" chosen\n").containsPattern("dot 1000 .* equal +(cpu|wasm)\n");
  }

  @Test
  void benchWritesEveryFormat() throws IOException {
    Path csv = Files.writeString(folder.resolve("b.csv"), "what was there\n");
    Path markdown = folder.resolve("b.md");
    Path html = folder.resolve("b.html");
    CommandLineRun run =
        CommandLineRun.of(
            "bench",
            "--ops=dot",
            "--sizes=10,1000",
            "--iterations=8",
            "--csv",
            csv,
            "--markdown",
            markdown,
            "--html",
            html);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("wrote " + csv, "wrote " + markdown, "wrote " + html);
    assertThat(Files.readAllLines(csv))
        .hasSize(7)
        .anySatisfy(line -> assertThat(line).startsWith("dot,1000,naive,8,"));
    assertThat(markdown).content().contains("## dot", "| 1,000 | wasm | ", "kernels sha256:");
    assertThat(html).content().contains("<h2>dot</h2>", "</svg>", "cores</li>");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void benchMeasuresTheFiveTargetsOfTheAdr() {
    assertThat(AdrRow.ALL)
        .extracting(row -> row.operation() + " " + row.size() + " " + row.target().orElseThrow())
        .containsExactly(
            "dot 1000 5.0", "dot 100000 5.0", "gemm 100 5.0", "gemm 1000 10.0", "nash 10 5.0");
  }

  @Test
  void benchOfAnOperationWithoutKernelSaysSo() {
    CommandLineRun run =
        CommandLineRun.of("bench", "--ops", "powerSums", "--sizes", "0", "--iterations", "1");
    assertThat(run.code()).isZero();
    assertThat(run.out()).containsPattern("powerSums 0 +n/a +\\S+ ns +n/a.* +n/a +cpu\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "demo",
        "bench",
        "matmul",
        "inverse",
        "solve",
        "det",
        "transpose",
        "train",
        "predict",
        "explain",
        "doctor"
      })
  void everyCommandHasHelpAndVersion(String command) {
    Object[] help = (command + " --help").strip().split(" ");
    CommandLineRun run = CommandLineRun.of(help);
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith(("Usage: wasmath " + command).strip())
        .contains("Exit codes:")
        .doesNotContain("<", "\u001b");
    Object[] version = (command + " --version").strip().split(" ");
    assertThat(CommandLineRun.of(version).out()).startsWith("wasmath ");
  }

  @Test
  void aLostResultIsAFailure() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int offset, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(full))
            .setErr(new PrintWriter(err))
            .execute("explain", "tanh", "10");
    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("standard output could not be written");
  }

  @Test
  void coloursAreForTerminalsThatWantThem() {
    Map<String, String> xterm = Map.of("TERM", "xterm");
    assertThat(Main.ansi(xterm, true)).isEqualTo(Ansi.ON);
    assertThat(Main.ansi(xterm, false)).isEqualTo(Ansi.OFF);
    assertThat(Main.ansi(Map.of("TERM", "dumb"), true)).isEqualTo(Ansi.OFF);
    assertThat(Main.ansi(Map.of("TERM", "xterm", "NO_COLOR", "1"), true)).isEqualTo(Ansi.OFF);
    assertThat(Main.ansi(Map.of("TERM", "xterm", "NO_COLOR", ""), true)).isEqualTo(Ansi.ON);
  }
}
