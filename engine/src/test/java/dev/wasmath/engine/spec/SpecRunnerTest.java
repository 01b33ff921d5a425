package dev.wasmath.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.Lowering;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The runner passes what holds and reports what does not, by two scripts of our own. */
class SpecRunnerTest {

  /** Our own scripts, with the number of their assertions and actions. */
  private static final Map<String, Integer> OWN =
      Map.of("control", 34, "linking", 51, "numbers", 121, "refused", 63, "tables", 78);

  private static SpecReport run(String name, Lowering lowering)
      throws IOException, URISyntaxException {
    return run(name, lowering, CompileOptions.defaults().methodBytes());
  }

  private static SpecReport run(String name, Lowering lowering, int methodBytes)
      throws IOException, URISyntaxException {
    Path json = Path.of(Objects.requireNonNull(SpecRunnerTest.class.getResource(name)).toURI());
    CompileOptions options =
        CompileOptions.defaults().withLowering(lowering).withMethodBytes(methodBytes);
    return new SpecRunner(options).run(json);
  }

  @ParameterizedTest
  @EnumSource(Lowering.class)
  void passesWhatHolds(Lowering lowering) throws IOException, URISyntaxException {
    SpecReport report = run("holds.json", lowering);
    assertThat(report.failures()).isEmpty();
    assertThat(report.passed()).isEqualTo(28);
    assertThat(report.textual()).isEqualTo(1);
    assertThat(report.unsupported()).isEmpty();
  }

  /** What the official files that are handed out do not cover, whole and in pieces. */
  @ParameterizedTest
  @MethodSource("everywhere")
  void ourOwnScriptsPass(String name, Lowering lowering, int methodBytes)
      throws IOException, URISyntaxException {
    SpecReport report = run("own/" + name + ".json", lowering, methodBytes);
    assertThat(report.failures()).isEmpty();
    assertThat(report.unsupported()).isEmpty();
    assertThat(report.passed()).isEqualTo(OWN.getOrDefault(name, 0));
  }

  private static Stream<Arguments> everywhere() {
    return OWN.keySet().stream()
        .flatMap(
            name ->
                Stream.of(Lowering.SCALAR, Lowering.V128, Lowering.V256, Lowering.V512)
                    .flatMap(
                        lowering ->
                            Stream.of(
                                Arguments.of(name, lowering, 100),
                                Arguments.of(name, lowering, 8_000))));
  }

  @Test
  void reportsEachLineThatDoesNotHold() throws IOException, URISyntaxException {
    SpecReport report = run("fails.json", Lowering.SCALAR);
    assertThat(report.passed()).isZero();
    assertThat(report.failures())
        .extracting(SpecFailure::line)
        .containsExactly(9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24);
  }

  @Test
  void aFailureSaysWhereAndWhat() throws IOException, URISyntaxException {
    assertThat(run("fails.json", Lowering.SCALAR).failures().getFirst().toString())
        .startsWith("fails.wast:9: expected [[i32:0x2]] from ")
        .endsWith(", got [i32:0x1]");
  }
}
