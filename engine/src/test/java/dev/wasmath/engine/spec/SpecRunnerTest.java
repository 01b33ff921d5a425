package dev.wasmath.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.Lowering;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The runner passes what holds and reports what does not, by two scripts of our own. */
class SpecRunnerTest {

  private static SpecReport run(String name, Lowering lowering)
      throws IOException, URISyntaxException {
    Path json = Path.of(Objects.requireNonNull(SpecRunnerTest.class.getResource(name)).toURI());
    return new SpecRunner(CompileOptions.defaults().withLowering(lowering)).run(json);
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
