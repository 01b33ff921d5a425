package dev.wasmath.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.bench.compare.Entrant.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Races of shell scripts that answer with made-up times. */
class RaceTest {
  private static final Pace PACE = new Pace(1, 3, 1, 1, 1, 1, 1);

  @Test
  void takesMediansOfTheRounds() {
    Finish finish =
        race(script("a", Check.EXACT, "aa", 1, "10 30 20"), script("b", Check.EXACT, "aa", 1, "5"));
    assertThat(finish.outcomes())
        .containsExactly(new Finish.Timed("a", 20, 10, 8), new Finish.Timed("b", 5, 5, 8));
    assertThat(finish.ratio("b", "a")).hasValue(4);
    assertThat(finish.isWrong()).isFalse();
  }

  @Test
  void otherBitsAreWrongWhereBitsCount() {
    Finish finish =
        race(script("a", Check.EXACT, "aa", 1, "1"), script("b", Check.EXACT, "bb", 1, "1"));
    assertThat(finish.outcomes().getLast())
        .isEqualTo(new Finish.Wrong("b", "result bb instead of aa"));
    assertThat(finish.isWrong()).isTrue();
  }

  @Test
  void theExpectedDigestCountsFromTheFirstOn() {
    Row row =
        new Row(
            "r",
            "a",
            List.of(script("a", Check.EXACT, "aa", 1, "1")),
            List.of(),
            Optional.of("ee"));
    assertThat(Race.run(row, PACE).isWrong()).isTrue();
  }

  @Test
  void nearIsNineDigits() {
    Finish finish =
        race(
            script("a", Check.EXACT, "aa", 1, "1"),
            script("b", Check.NEAR, "bb", 1 + 1e-12, "1"),
            script("c", Check.NEAR, "cc", 1 + 1e-6, "1"),
            script("d", Check.ITSELF, "dd", 7, "1"));
    assertThat(finish.timed("b")).isPresent();
    assertThat(finish.outcomes().get(2)).isInstanceOf(Finish.Wrong.class);
    assertThat(finish.timed("d")).isPresent();
  }

  @Test
  void aMissingPeerIsReported() {
    Finish finish =
        race(
            new Entrant("n", Check.EXACT, List.of("/no/such/program"), Map.of()),
            shell("s", Check.EXACT, "echo '{\"absent\":\"not installed: libblas.so.3\"}'"));
    assertThat(finish.outcomes())
        .containsExactly(
            new Finish.Absent("n", "not installed: /no/such/program"),
            new Finish.Absent("s", "not installed: libblas.so.3"));
  }

  @Test
  void aDyingPeerSaysItsLastWords() {
    Finish finish = race(shell("d", Check.EXACT, "echo 'no such class' >&2; exit 1"));
    assertThat(finish.outcomes())
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.type(Finish.Absent.class))
        .extracting(Finish.Absent::reason)
        .isEqualTo("failed: it ended: no such class");
  }

  private static Finish race(Entrant... entrants) {
    return Race.run(new Row("r", "a", List.of(entrants), List.of(), Optional.empty()), PACE);
  }

  /** Times in turn, the last one again and again. */
  private static Entrant script(
      String name, Check check, String digest, double checksum, String times) {
    return shell(
        name,
        check,
        """
        echo '{"digest":"%s","checksum":%s,"magnitude":1.0}'
        set -- %s
        while read -r word millis; do
          echo "{\\"nanos\\":$1,\\"bytes\\":8}"
          if [ "$word" = batch ] && [ $# -gt 1 ]; then shift; fi
        done
        """
            .formatted(digest, checksum, times));
  }

  private static Entrant shell(String name, Check check, String script) {
    return new Entrant(name, check, List.of("sh", "-c", script), Map.of());
  }
}
