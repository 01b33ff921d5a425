package dev.wasmath.bench.nash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
  @Test
  void percentilesAreByNearestRank() {
    List<Outcome> outcomes =
        IntStream.rangeClosed(1, 50).mapToObj(k -> new Outcome(k, true, 51 - k, 1e-11, 7)).toList();
    Distribution distribution = new Distribution(outcomes);
    assertThat(distribution.reached()).isEqualTo(50);
    assertThat(distribution.percentile(0)).isEqualTo(1);
    assertThat(distribution.percentile(25)).isEqualTo(13);
    assertThat(distribution.percentile(50)).isEqualTo(25);
    assertThat(distribution.percentile(75)).isEqualTo(38);
    assertThat(distribution.percentile(100)).isEqualTo(50);
  }

  @Test
  void whatWasNotReachedIsLast() {
    List<Outcome> outcomes =
        List.of(
            new Outcome(1, false, 0.5, 0.01, 9),
            new Outcome(2, true, 2, 1e-12, 5),
            new Outcome(3, true, 0.25, 1e-12, 5));
    assertThat(new Distribution(outcomes).table())
        .isEqualToNormalizingNewlines(
            """
            | games | reached | first quartile | median | third quartile | largest | worst epsilon |
            |---|---|---|---|---|---|---|
            | 3 | 2 | 0.250 s | 2.000 s | not in time | not in time | 1.00e-02 |
            """);
    assertThat(outcomes.getFirst().line()).isEqualTo("| 1 | no | 0.500 | 1.00e-02 | 9 |");
  }

  @Test
  void nothingHasNoDistribution() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Distribution(List.of()))
        .withMessage("no distribution of 0 outcomes");
  }
}
