package dev.wasmath.bench.nash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class NashDistributionTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return NashDistribution.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void smallGamesAreSolved() {
    assertThat(run("--games", "4", "--players", "3", "--strategies", "2", "--warm-up", "1"))
        .isZero();
    assertThat(err.toString().lines()).hasSize(6).last().asString().startsWith("| 4 | yes | ");
    assertThat(out.toString().lines()).hasSize(3).last().asString().startsWith("| 4 | 4 | ");
  }

  @Test
  void aWrongCommandIsNamed() {
    assertThat(run("--games", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("0 games of 10 players with 3 strategies, after 3");
    assertThat(run("--strategy", "gpu")).isEqualTo(2);
    assertThat(run("--epsilon", "-1")).isEqualTo(2);
    assertThat(err.toString()).contains("gpu", "epsilon must be 0 or more");
    assertThat(out.toString()).isEmpty();
  }
}
