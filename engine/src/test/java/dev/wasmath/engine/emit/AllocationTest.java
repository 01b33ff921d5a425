package dev.wasmath.engine.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.Lowering;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** No vector instruction puts a vector in a box: in a fresh JVM, one after the other. */
class AllocationTest {
  /** For each loop; enough for a machine that is busy with other things. */
  private static final String SECONDS = "20";

  @Test
  void allocatesNothing() throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                AllocationRun.class.getName(),
                Lowering.V128.name(),
                SECONDS)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(java.exitValue()).isZero();
    List<String> lines = printed.lines().toList();
    assertThat(lines).hasSize(InstructionLoops.all().size());
    assertThat(lines).allMatch(line -> line.startsWith("0 "));
  }

  /** Everything without modules: Maven runs the tests patched into the engine's. */
  private static String classPath() {
    return String.join(
        File.pathSeparator,
        Path.of("target", "test-classes").toString(),
        System.getProperty("jdk.module.path", ""),
        System.getProperty("java.class.path"));
  }

  @Test
  void coversEveryInstruction() {
    assertThat(InstructionLoops.all().stream().map(InstructionLoops.Loop::opcode).distinct())
        .hasSize(InstructionLoops.COUNT);
  }
}
