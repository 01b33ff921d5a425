package dev.wasmath.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.series.Fibonacci;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on sequences and series. */
class SequenceCommandsTest {
  @TempDir private Path folder;

  @Test
  void zetaOfRealNumbers() {
    assertThat(CommandLineRun.of("zeta", "2"))
        .isEqualTo(new CommandLineRun(0, "1.6449340668482264\n", ""));
    assertThat(CommandLineRun.of("zeta", "-3").out()).startsWith("0.00833333333333333");
  }

  @Test
  void zetaOfComplexNumbers() throws IOException {
    assertThat(CommandLineRun.of("zeta", "2", "-50").out())
        .matches("0\\.77395093315669\\d* - 0\\.1259447158263\\d* i\n");
    CommandLineRun json = CommandLineRun.of("zeta", "0.5", "100000", "--json");
    JsonDocument.assertDescribed("zeta", json.json());
    assertThat(json.json()).containsKeys("zetaRe", "zetaIm", "z", "theta").containsEntry("re", 0.5);
  }

  @Test
  void zetaAlongTheCriticalLine() throws IOException {
    CommandLineRun run = CommandLineRun.of("zeta", "--from", 10, "--to", 11, "--step", 0.25);
    assertThat(run.out()).hasLineCount(6).startsWith("t,z,zetaRe,zetaIm\n10,-1.5491945");
    CommandLineRun json = CommandLineRun.of("zeta", "--to", 1, "--step", 0.5, "--json");
    JsonDocument.assertDescribed("zeta", json.json());
    assertThat(json.json())
        .extractingByKey("points")
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(3);
  }

  @Test
  void zetaIsWrittenAndDrawn() throws IOException {
    Path table = folder.resolve("z.csv");
    Path plot = folder.resolve("z.svg");
    CommandLineRun run = CommandLineRun.of("zeta", "--to", 50, "-o", table, "--plot", plot);
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("wrote 501 points", "drew 501 points");
    assertThat(Files.readAllLines(table)).hasSize(502);
    assertThat(Files.readString(plot))
        .startsWith("<svg")
        .contains("<polyline")
        .endsWith("</svg>\n");
  }

  @Test
  void zerosAreListedAndCounted() throws IOException {
    CommandLineRun run = CommandLineRun.of("zeros", 0, 26);
    assertThat(run.out()).isEqualTo("1 14.1347251417\n2 21.0220396388\n3 25.0108575801\n");
    assertThat(run.err()).contains("3 zeros, numbers 1 to 3; none is missing");
    CommandLineRun json = CommandLineRun.of("zeros", 7005, 7005.2, "--json");
    JsonDocument.assertDescribed("zeros", json.json());
    assertThat(json.json()).containsEntry("firstNumber", 6709).containsEntry("count", 2);
    assertThat(CommandLineRun.of("zeros", 15, 20).err()).contains("no zero", "number 2");
  }

  @Test
  void zerosAreWrittenAndDrawn() throws IOException {
    Path table = folder.resolve("zeros.csv");
    Path plot = folder.resolve("zeros.svg");
    CommandLineRun run = CommandLineRun.of("zeros", 100, 120, "-o", table, "--plot", plot);
    assertThat(run.code()).isZero();
    assertThat(Files.readAllLines(table)).hasSize(10).startsWith("number,t", "30,101.3178510057");
    assertThat(Files.readString(plot)).containsPattern("(?s)(<circle.*){9}</svg>");
  }

  @Test
  void fibonacciNumbers() throws IOException {
    assertThat(CommandLineRun.of("fib", 100))
        .isEqualTo(new CommandLineRun(0, "354224848179261915075\n", ""));
    assertThat(CommandLineRun.of("fib", 0).out()).isEqualTo("0\n");
    assertThat(CommandLineRun.of("fib", Long.MAX_VALUE, "--mod", 1000).out()).matches("\\d{1,3}\n");
    CommandLineRun json = CommandLineRun.of("fib", 93, "--json");
    JsonDocument.assertDescribed("fib", json.json());
    assertThat(json.json())
        .containsEntry("value", "12200160415121876738")
        .containsEntry("digits", 20);
    CommandLineRun remainder = CommandLineRun.of("fib", 93, "--mod", 10, "--json");
    JsonDocument.assertDescribed("fib", remainder.json());
    assertThat(remainder.json()).containsEntry("value", "8").containsEntry("modulus", 10);
  }

  @Test
  void manyDigitsAreWrittenInPieces() throws IOException {
    Path file = folder.resolve("f.txt");
    CommandLineRun run = CommandLineRun.of("fib", 30_000, "-o", file);
    assertThat(run.err()).contains("wrote 6270 digits");
    String expected = Fibonacci.number(30_000).toString();
    assertThat(file).hasContent(expected + "\n");
    assertThat(CommandLineRun.of("fib", 30_000).out()).isEqualTo(expected + "\n");
    assertThat(CommandLineRun.of("fib", 2449).out()).isEqualTo(Fibonacci.number(2449) + "\n");
  }

  @Test
  void zeckendorfsRepresentation() throws IOException {
    assertThat(CommandLineRun.of("zeckendorf", 100).out()).isEqualTo("100 = F(11) + F(6) + F(4)\n");
    assertThat(CommandLineRun.of("zeckendorf", 0).out()).isEqualTo("0 = 0\n");
    Map<String, Object> json = CommandLineRun.of("zeckendorf", 100, "--json").json();
    JsonDocument.assertDescribed("zeckendorf", json);
    assertThat(json).containsEntry("parts", List.of(4, 6, 11));
  }

  @Test
  void limitsOfSequences() throws IOException {
    Path file = folder.resolve("terms.txt");
    StringBuilder terms = new StringBuilder("# Leibniz\n\n");
    for (int k = 0; k < 25; k++) {
      terms.append(k % 2 == 0 ? "" : "-").append("1e0 # over ").append(2 * k + 1).append('\n');
    }
    Files.writeString(file, terms);
    CommandLineRun grandi = CommandLineRun.of("accelerate", "--terms", file);
    assertThat(grandi.err()).contains("divergent");
    StringBuilder sums = new StringBuilder();
    double sum = 0;
    for (int k = 0; k < 25; k++) {
      sum += (k % 2 == 0 ? 1.0 : -1.0) / (2 * k + 1);
      sums.append(sum).append("\r\n");
    }
    Files.writeString(file, sums);
    CommandLineRun run = CommandLineRun.of("accelerate", file);
    assertThat(Double.parseDouble(run.out())).isCloseTo(Math.PI / 4, within(1e-14));
    assertThat(run.err()).contains("converged; estimated error").contains("of 25 elements");
    CommandLineRun json =
        CommandLineRun.of("accelerate", file, "--method", "alternating", "--json");
    JsonDocument.assertDescribed("accelerate", json.json());
    assertThat(json.json())
        .containsEntry("method", "alternating")
        .containsEntry("status", "converged");
  }

  @Test
  void wrongNumbersAreFound() throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.txt"), "1\n\n 1.5.2\n");
    refused("wrong.txt:3: column 2: ", "accelerate", file);
    Files.writeString(file, "1\ninf\n");
    refused("wrong.txt:2: column 1: a finite number is needed; got inf", "accelerate", file);
    Files.writeString(file, "1\n2\n");
    refused("wrong.txt: a limit needs 3 elements or more; got 2", "accelerate", file);
    refused("no such file", "accelerate", folder.resolve("absent.txt"));
    refused("unknown method: best; there are auto, none,", "accelerate", file, "--method", "best");
  }

  @Test
  void whatCannotBeIsRefused() {
    refused("either a point RE [IM] is needed", "zeta");
    refused("either a point RE [IM] is needed", "zeta", "2", "--to", "5");
    refused("--to T is missing", "zeta", "--from", "5");
    refused("steps have to lead from --from up to --to", "zeta", "--from", "5", "--to", "4");
    refused("at most 10000000 points", "zeta", "--to", "1e6", "--step", "1e-9");
    refused("-o and --plot are for", "zeta", "2", "-o", folder.resolve("a.csv"));
    refused("the name has to end in .svg", "zeta", "--to", "2", "--plot", folder.resolve("a.png"));
    refused("a plot needs two points", "zeta", "--to", "0", "--plot", folder.resolve("a.svg"));
    refused("zeta has a pole at 1", "zeta", "1");
    refused("zeta is computed up to |Im s| = 1000000.0", "zeta", "0.5", "1e7");
    refused("zeros are found for 0 <= from <= to", "zeros", "5", "4");
    refused("a plot needs T1 < T2", "zeros", "5", "5", "--plot", folder.resolve("a.svg"));
    refused("fibonacci needs n >= 0", "fib", "-1");
    refused("too long to be written", "fib", "3000000000");
    refused("the modulus has to be 1 or more; got 0", "fib", "5", "--mod", "0");
    refused("leave -o out", "fib", "5", "--json", "-o", folder.resolve("a.txt"));
    refused("a whole number >= 0 is needed; got 1.5", "zeckendorf", "1.5");
    refused("the number may have 20000 digits; it has 30000", "zeckendorf", "9".repeat(30_000));
  }

  private static void refused(String message, Object... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(message);
  }
}
