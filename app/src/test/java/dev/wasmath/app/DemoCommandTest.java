package dev.wasmath.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demonstration, on the examples and on damaged ones; its measurements take their time. */
@Execution(ExecutionMode.CONCURRENT)
class DemoCommandTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir private Path folder;

  @Test
  void demoPrintsItsResultsAndTheDecisions() {
    CommandLineRun run = CommandLineRun.of("demo", "--examples", EXAMPLES);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Matrices\n", "Neural network\n", "Game of 10 players\n", "Zeta series\n")
        .contains("354224848179261915075", "0.075 0.075", "of 30", "backend wasm: ")
        .containsPattern("(?m)^operation +calls +on wasm +hot .* why$")
        .containsPattern("(?m)^  network +\\S+ ms at first, +\\S+ ms now, the same results$")
        .containsPattern("(?m)^operation +strategy +calls +calls/s .* p99 +saved$")
        .containsPattern("(?m)^gemm +cpu +[1-9][0-9]* +[0-9]+ +\\S+ [mu]s ");
    for (String operation :
        List.of("add", "dot", "norm", "scale", "gemm", "transpose", "relu", "slabSum")) {
      assertThat(run.out()).containsPattern("(?m)^" + operation + " .* equal +\\S");
    }
    assertThat(run.out()).containsPattern("(?m)^powerSums .* no WebAssembly kernel$");
    assertThat(run.out()).doesNotContain("DIFFER", "OTHER RESULTS");
    if (run.err().contains("still running")) {
      // A busy machine: nothing need have been learned in time.
      assertThat(run.err().lines()).hasSize(7);
    } else {
      assertThat(run.out()).containsPattern("(?m)^gemm +wasm +[1-9][0-9]* ");
      assertThat(run.err().lines()).hasSize(6);
    }
    assertThat(run.err().lines()).allMatch(it -> it.startsWith("wasmath: "));
  }

  @Test
  void demoPrintsJson() throws IOException {
    CommandLineRun run = CommandLineRun.of("demo", "--examples", EXAMPLES, "--json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonDocument.assertDescribed("demo", run.json());
    assertThat(run.json())
        .containsKeys("matrices", "network", "game", "series", "again", "decisions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"decay-60.mtx", "iris.csv", "volunteers-10.nfg"})
  void aDamagedExampleIsNamed(String name) throws IOException {
    for (String file :
        List.of("decay-60.mtx", "poisson-100.mtx", "iris.csv", "volunteers-10.nfg")) {
      Files.copy(EXAMPLES.resolve(file), folder.resolve(file));
    }
    String text = Files.readString(folder.resolve(name));
    Files.writeString(folder.resolve(name), text.substring(0, text.length() / 2));
    CommandLineRun run = CommandLineRun.of("demo", "--examples", folder);
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).containsPattern("(?m)" + name + ":[0-9]+").doesNotContain("Exception");
  }
}
