package dev.wasmath.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --fused}: every command that computes takes it, and says that it was on. */
final class FusedCommandsTest {
  @TempDir private Path folder;

  @Test
  void matricesSayIt() throws IOException {
    Path a = Files.writeString(folder.resolve("a.csv"), "2,0\n0,4\n");
    for (List<Object> command :
        List.<List<Object>>of(
            List.of("matmul", a, a),
            List.of("inverse", a),
            List.of("solve", a, a),
            List.of("det", a),
            List.of("transpose", a))) {
      CommandLineRun run = CommandLineRun.of(with(command, "--json", "--fused"));
      assertThat(run.code()).isZero();
      assertThat(run.err()).contains("fused multiply-add is on").hasLineCount(1);
      JsonDocument.assertDescribed("matmul", run.json());
      assertThat(run.json()).containsEntry("fused", true);
      CommandLineRun usual = CommandLineRun.of(with(command, "--json"));
      assertThat(usual.err()).isEmpty();
      assertThat(usual.json()).containsEntry("fused", false);
    }
  }

  private static Object[] with(List<Object> command, String... options) {
    Object[] all = new Object[command.size() + options.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = i < command.size() ? command.get(i) : options[i - command.size()];
    }
    return all;
  }

  @Test
  void doctorAndExplainSayIt() throws IOException {
    CommandLineRun doctor = CommandLineRun.of("doctor", "--fused");
    assertThat(doctor.out())
        .contains("arithmetic  fused multiply-add is on", ", fused multiply-add, kernels");
    assertThat(CommandLineRun.of("doctor", "--fused", "--json").json())
        .containsEntry("fused", true);
    assertThat(CommandLineRun.of("doctor").out()).contains("arithmetic  the same bits everywhere");
    CommandLineRun explain = CommandLineRun.of("explain", "dot", "1000", "--fused");
    assertThat(explain.out()).contains("fused: within the bound");
    CommandLineRun json = CommandLineRun.of("explain", "dot", "1000", "--fused", "--json");
    JsonDocument.assertDescribed("explain", json.json());
    assertThat(json.json())
        .containsEntry("fused", true)
        .extractingByKey("trial", InstanceOfAssertFactories.MAP)
        .containsEntry("agreement", "within bound")
        .doesNotContainKey("bitsEqual");
  }

  @Test
  void trainingAndPredictionsSayIt() throws IOException {
    Path table = Files.writeString(folder.resolve("t.csv"), "x,y\n1,2\n2,4\n3,6\n4,8\n5,10\n");
    Path model = folder.resolve("m.onnx");
    for (List<Object> command :
        List.<List<Object>>of(
            List.of("train", table, "--target", "y", "--epochs", 3, "--model", model),
            List.of("predict", model, table))) {
      CommandLineRun run = CommandLineRun.of(with(command, "--json", "--fused"));
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.err()).containsOnlyOnce("fused multiply-add is on");
      assertThat(run.json()).containsEntry("fused", true);
      CommandLineRun usual = CommandLineRun.of(with(command, "--json"));
      assertThat(usual.err()).doesNotContain("fused");
      assertThat(usual.json()).containsEntry("fused", false);
    }
  }

  @Test
  void benchComparesByTheBound() throws IOException {
    Path file = folder.resolve("f");
    CommandLineRun run =
        CommandLineRun.of(
            "bench",
            "--fused",
            "--ops",
            "gemm",
            "--sizes",
            "20",
            "--iterations",
            "5",
            "--json",
            file);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("fused: within the bound");
    Map<String, Object> json = JSON.std.mapFrom(Files.readString(file));
    JsonDocument.assertDescribed("bench", json);
    assertThat(json).containsEntry("fused", true);
    assertThat(json.get("rows"))
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .singleElement()
        .satisfies(row -> assertThat(row.get("agreement")).isEqualTo("within bound"))
        .satisfies(
            row -> assertThat(row.get("reason")).asString().endsWith("; fused: within the bound"));
  }
}
