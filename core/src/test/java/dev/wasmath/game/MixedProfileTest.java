package dev.wasmath.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class MixedProfileTest {
  private static final NormalFormGame GAME = NormalFormGame.random(1, 2, 3);

  @Test
  void probabilitiesAreCopied() {
    double[][] mixed = {{0.5, 0.5}, {1, 0, 0}};
    MixedProfile profile = MixedProfile.of(mixed);
    mixed[0][0] = 7;
    profile.toArrays()[0][0] = 8;
    profile.mixed(0)[0] = 9;
    assertThat(profile.probability(0, 0)).isEqualTo(0.5);
    assertThat(profile)
        .isEqualTo(MixedProfile.of(new double[][] {{0.5, 0.5}, {1, 0, 0}}))
        .hasSameHashCodeAs(MixedProfile.of(new double[][] {{0.5, 0.5}, {1, 0, 0}}))
        .hasToString("[[0.5, 0.5], [1.0, 0.0, 0.0]]");
  }

  @Test
  void purelyAndEvenly() {
    assertThat(MixedProfile.pure(GAME, 1, 2).toArrays())
        .isDeepEqualTo(new double[][] {{0, 1}, {0, 0, 1}});
    assertThat(MixedProfile.uniform(GAME).mixed(0)).containsExactly(0.5, 0.5);
    assertThat(MixedProfile.pure(GAME, 1, 2).distance(MixedProfile.uniform(GAME)))
        .isEqualTo(1 - 1.0 / 3);
    assertThat(MixedProfile.of(new double[] {1}).distance(MixedProfile.uniform(GAME))).isInfinite();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MixedProfile.pure(GAME, 1))
        .withMessage("a profile of 1 strategies in a game of 2 players");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MixedProfile.pure(GAME, 1, 3))
        .withMessage("strategy 3 of player 1, who has 3");
  }

  @Test
  void whatIsNoProfileIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MixedProfile.of())
        .withMessage("a profile has at least 1 mixed strategy, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MixedProfile.of(new double[] {1}, new double[] {Double.NaN}))
        .withMessage("player 2's probability 1 is NaN; it has to be 0 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MixedProfile.of(new double[] {0.5, 0.4}))
        .withMessage("player 1's 2 probabilities add up to 0.9, not to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MixedProfile.of(new double[0]))
        .withMessage("player 1's 0 probabilities add up to 0.0, not to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MixedProfile.of(new double[] {1}).checkFits(GAME))
        .withMessage("a profile of 1 players for a game of 2");
  }

  @Test
  void gambitsLineIsReadAgain() {
    MixedProfile profile = MixedProfile.of(new double[][] {{0.1, 0.9}, {0, 1e-300, 1}});
    String line = GambitProfile.format(profile);
    assertThat(line).isEqualTo("NE,0.1,0.9,0,1.0E-300,1");
    assertThat(GambitProfile.parse(line, GAME)).isEqualTo(profile);
    assertThat(GambitProfile.parse(" 1/4 3/4, 1 0 .0 ", GAME).probability(0, 1)).isEqualTo(0.75);
  }
}
