package dev.wasmath.game;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GameTraitsTest {
  @Test
  void kindsAreSeen() {
    GameTraits pennies = GameTraits.of(KnownGames.pennies());
    assertThat(pennies.constantSum()).isTrue();
    assertThat(pennies.commonPayoffs()).isFalse();
    assertThat(pennies.symmetric()).isFalse();
    assertThat(pennies.lowest()).containsExactly(-1.0, -1.0);
    assertThat(pennies.highest()).containsExactly(1.0, 1.0);
    GameTraits prisoners = GameTraits.of(KnownGames.prisoners());
    assertThat(prisoners.symmetric()).isTrue();
    assertThat(prisoners.constantSum()).isFalse();
    GameTraits coordination = GameTraits.of(RandomGames.coordination(1, 3, 2));
    assertThat(coordination.commonPayoffs()).isTrue();
    assertThat(coordination.symmetric()).isTrue();
    assertThat(GameTraits.of(RandomGames.congestion(1, 4, 3)).symmetric()).isTrue();
    assertThat(GameTraits.of(KnownGames.nau()).symmetric()).isFalse();
    assertThat(GameTraits.of(NormalFormGame.random(1, 2, 3)).symmetric()).isFalse();
  }
}
