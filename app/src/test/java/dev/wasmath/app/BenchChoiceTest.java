package dev.wasmath.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.wasmath.Wasmath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The strategy that {@code wasmath bench} says the orchestrator chooses. */
final class BenchChoiceTest {
  /** How much faster, of the median's interval, WebAssembly has to be. */
  private static final double MARGIN = 1.03;

  @TempDir private Path folder;

  /** The rows that a benchmark writes; the table has their choice in its last column. */
  private List<Map<?, ?>> rows(String... options) throws IOException {
    Path file = folder.resolve("bench.json");
    List<Object> arguments = new ArrayList<>(List.of("bench", "--json", file));
    arguments.addAll(List.of(options));
    CommandLineRun run = CommandLineRun.of(arguments.toArray());
    assertThat(run.code()).as(run.err()).isZero();
    Map<String, Object> json = JSON.std.mapFrom(Files.readString(file));
    JsonDocument.assertDescribed("bench", json);
    List<Map<?, ?>> rows = new ArrayList<>();
    for (Object row : (List<?>) json.getOrDefault("rows", List.of())) {
      rows.add((Map<?, ?>) row);
    }
    for (Map<?, ?> row : rows) {
      Object chosen = row.containsKey("chosen") ? row.get("chosen") : "n/a";
      assertThat(run.out()).containsPattern(row.get("row") + " .* " + chosen + "\n");
    }
    return rows;
  }

  private static double evidence(Map<?, ?> row, String field) {
    Map<?, ?> evidence = (Map<?, ?>) Optional.ofNullable(row.get("evidence")).orElseThrow();
    return ((Number) Optional.ofNullable(evidence.get(field)).orElseThrow()).doubleValue();
  }

  @Test
  void aProductOf100IsForWebAssemblyAsAnOrchestratorThatTunedSays()
      throws IOException, InterruptedException {
    Map<?, ?> row = rows("--ops=gemm", "--sizes=100", "--iterations=20").getFirst();
    assertThat(row.get("chosen")).isEqualTo("wasm");
    assertThat(row.get("reason")).asString().startsWith("WebAssembly measured ").contains("faster");
    assertThat(evidence(row, "pairs")).isEqualTo(20);
    assertThat(evidence(row, "low")).isGreaterThan(MARGIN);
    try (Wasmath math = Wasmath.open()) {
      assertThat(math.tune(List.of("gemm"), Duration.ofMinutes(5), _ -> {})).isTrue();
      assertThat(math.explain("gemm", 100).strategy().label()).isEqualTo(row.get("chosen"));
    }
  }

  @Test
  void theChoiceFollowsTheEvidenceAndWhatIsTinyStays() throws IOException {
    List<Map<?, ?>> rows = rows("--ops=axpy", "--sizes=10,300,5000", "--iterations=35");
    assertThat(rows).hasSize(3).allSatisfy(row -> assertThat(evidence(row, "pairs")).isEqualTo(31));
    assertThat(rows.getFirst().get("chosen")).isEqualTo("cpu");
    assertThat(rows.getFirst().get("reason")).isEqualTo("tiny: 10 elements");
    for (Map<?, ?> row : rows.subList(1, 3)) {
      assertThat(row.get("chosen"))
          .as(row.toString())
          .isEqualTo(evidence(row, "low") > MARGIN ? "wasm" : "cpu");
    }
  }

  @Test
  void aNashIterationIsDecidedByItsKernel() throws IOException {
    Map<?, ?> row = rows("--ops=nash", "--sizes=4", "--iterations=5").getFirst();
    assertThat(row.get("chosen")).isIn("cpu", "wasm");
    assertThat(evidence(row, "pairs")).isEqualTo(31);
    assertThat(NashContenders.slabs(4)).isEqualTo(9);
    assertThat(NashContenders.slabs(10)).isEqualTo(243);
  }

  @Test
  void plainJavaAloneIsChosenAndWebAssemblyAloneIsNoChoice() throws IOException {
    Map<?, ?> cpu =
        rows("--ops=axpy", "--sizes=1000", "--iterations=5", "--strategies=cpu").getFirst();
    assertThat(cpu.get("chosen")).isEqualTo("cpu");
    assertThat(cpu.keySet().stream().map(Object::toString)).doesNotContain("reason", "evidence");
    Map<?, ?> wasm =
        rows("--ops=axpy", "--sizes=1000", "--iterations=5", "--strategies=wasm").getFirst();
    assertThat(wasm.keySet().stream().map(Object::toString))
        .contains("measurements")
        .doesNotContain("chosen", "reason", "evidence");
  }
}
