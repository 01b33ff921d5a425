package dev.wasmath.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class CountsTest {
  @Test
  void theNextCountsHaveTheNextRank() {
    for (int strategies = 1; strategies <= 5; strategies++) {
      for (int players = 0; players <= 6; players++) {
        Counts counts = new Counts(6, strategies);
        int[] chosen = counts.first(players);
        for (int rank = 0; rank < counts.size(players); rank++) {
          assertThat(counts.rank(chosen)).isEqualTo(rank);
          assertThat(counts.next(chosen)).isEqualTo(rank < counts.size(players) - 1);
        }
      }
    }
    assertThat(new Counts(99, 3).size(99)).isEqualTo(5050);
  }

  @Test
  void tooManyWaysAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Counts(1_000_000, 10))
        .withMessage("1000000 players choose among 10 strategies in more than 2147483647 ways");
  }
}
