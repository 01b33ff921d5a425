package dev.wasmath.engine.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.Lowering;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every file of the official suite passes in each lowering, with no fewer assertions than the table
 * {@code counts.txt} records. The suite lies in the folder that the environment variable {@code
 * WASM_SPEC_TESTSUITE} names, or beside the repository; where it or {@code wast2json} is absent,
 * {@link SpecRunnerTest} alone tests the engine by scripts.
 */
class SpecSuiteTest {

  /** Beyond WebAssembly 2.0: refused by name, and only some of the suite's files need them. */
  private static final List<String> PROPOSALS =
      List.of("--enable-exceptions", "--enable-multi-memory", "--enable-relaxed-simd");

  /** Bytes of a method that is small enough to divide nearly every function. */
  private static final int PIECE = 100;

  /** How many complaints a failure of the test shows. */
  private static final int MOST = 40;

  @ParameterizedTest
  @EnumSource(value = Lowering.class, mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
  void everyFilePasses(Lowering lowering, @TempDir Path scripts) throws Exception {
    Path suite = suite();
    if (!Files.isDirectory(suite) || !hasTranslator()) {
      reportAbsence(suite);
      return;
    }
    pass(CompileOptions.defaults().withLowering(lowering), suite, scripts);
  }

  /** The same where nearly every function is divided. */
  @ParameterizedTest
  @EnumSource(
      value = Lowering.class,
      names = {"SCALAR", "V128"})
  void everyFilePassesInPieces(Lowering lowering, @TempDir Path scripts) throws Exception {
    Path suite = suite();
    if (!Files.isDirectory(suite) || !hasTranslator()) {
      reportAbsence(suite);
      return;
    }
    CompileOptions options = CompileOptions.defaults().withLowering(lowering);
    pass(options.withMethodBytes(PIECE), suite, scripts);
  }

  private static void pass(CompileOptions options, Path suite, Path scripts) throws Exception {
    SpecRunner runner = new SpecRunner(options);
    Map<String, Integer> counts = counts();
    List<String> complaints = new ArrayList<>();
    int passed = 0;
    for (Path script : scripts(suite)) {
      SpecReport report = runner.run(translate(script, scripts));
      passed += report.passed();
      report.failures().stream().map(SpecFailure::toString).forEach(complaints::add);
      int expected = counts.getOrDefault(report.file(), 0);
      if (report.passed() < expected) {
        complaints.add(report.file() + ": " + report.passed() + " passed, recorded " + expected);
      }
    }
    System.out.println(options + ": " + passed + " assertions of the official suite passed");
    assertThat(complaints.stream().limit(MOST)).as(complaints.size() + " complaints").isEmpty();
    assertThat(passed).isPositive();
  }

  /** Nothing is skipped in silence, and in continuous integration nothing may be absent. */
  private static void reportAbsence(Path suite) {
    String absent = Files.isDirectory(suite) ? "wast2json" : suite.toString();
    System.out.println("absent: " + absent + "; the official suite was not run");
    assertThat(System.getenv("WASM_SPEC_TESTSUITE")).as("the suite is named, yet absent").isNull();
  }

  private static Path suite() {
    return Optional.ofNullable(System.getenv("WASM_SPEC_TESTSUITE"))
        .map(Path::of)
        .or(
            () ->
                Stream.of("../../shared/spec-testsuite", "../shared/spec-testsuite")
                    .map(Path::of)
                    .filter(Files::isDirectory)
                    .findFirst())
        .orElse(Path.of("../../shared/spec-testsuite"));
  }

  private static boolean hasTranslator() throws InterruptedException {
    try {
      return new ProcessBuilder("wast2json", "--version").start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private static List<Path> scripts(Path suite) throws IOException {
    try (Stream<Path> files = Files.walk(suite)) {
      return files.filter(file -> file.toString().endsWith(".wast")).sorted().toList();
    }
  }

  private static Path translate(Path script, Path folder) throws Exception {
    String name = script.getFileName().toString().replace(".wast", ".json");
    Path json = folder.resolve(name);
    String first = translate(script, json, List.of());
    if (!first.isEmpty()) {
      String second = translate(script, json, PROPOSALS);
      assertThat(second).as("wast2json " + script).isEmpty();
    }
    return json;
  }

  /** What the translator had to complain. */
  private static String translate(Path script, Path json, List<String> options) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("wast2json", script.toString(), "-o", json.toString()));
    command.addAll(options);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor() == 0 ? "" : "wast2json failed: " + output;
  }

  private static Map<String, Integer> counts() throws IOException {
    InputStream table =
        Objects.requireNonNull(SpecSuiteTest.class.getResourceAsStream("counts.txt"));
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, UTF_8))) {
      return lines
          .lines()
          .map(line -> line.split(" ", 2))
          .collect(
              Collectors.toMap(
                  parts -> parts[0],
                  parts -> Integer.parseInt(parts[1]),
                  (a, b) -> a,
                  HashMap::new));
    }
  }
}
