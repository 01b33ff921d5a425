package dev.wasmath.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class GameTracerFileTest {
  @Test
  void readsOnePlayerAfterTheOtherTheFirstFastest() throws IOException {
    NormalFormGame game =
        GameTracerFile.parse(
            """
            # written by hand
            2 # players
            3 2

            1 2 3 4.5 -5e0 1/2
            10 20 30
            40 50 60
            """,
            "g");
    assertThat(game.strategies()).containsExactly(3, 2);
    assertThat(game.payoffs(0)).containsExactly(1, 4.5, 2, -5, 3, 0.5);
    assertThat(game.payoff(1, 2, 0)).isEqualTo(30);
    assertThat(game.payoff(1, 0, 1)).isEqualTo(40);
    assertThat(game.title()).isEmpty();
  }

  @Test
  void writesWhatIsReadAgain() throws IOException {
    NormalFormGame small =
        NormalFormGame.of("", new int[] {1, 2}, new double[] {1, -0.0}, new double[] {2.5, 1e300});
    assertThat(GameTracerFile.format(small)).isEqualTo("2\n1 2\n\n1 -0\n2.5 1.0E300\n");
    for (int[] shape : new int[][] {{3}, {2, 3}, {2, 3, 4}, {1, 2, 1, 3}}) {
      NormalFormGame random = NormalFormGame.random(shape.length, shape);
      double[][] payoffs = new double[shape.length][];
      for (int i = 0; i < shape.length; i++) {
        payoffs[i] = random.payoffs(i);
      }
      String text = GameTracerFile.format(random);
      NormalFormGame again = GameTracerFile.parse(text, "g");
      assertThat(again).isEqualTo(NormalFormGame.of("", shape, payoffs));
      assertThat(GameTracerFile.format(again)).isEqualTo(text);
    }
  }

  @Test
  void whatIsWrongIsNamedWithItsPlace() {
    assertWrong("", "g:1:1: expected the number of players, an integer from 1 to 2147483647;");
    assertWrong("0", "g:1:1: expected the number of players");
    assertWrong("2\n3", "g:2:2: expected the number of strategies of player 2");
    assertWrong("2\n3 -1", "g:2:3: expected the number of strategies of player 2");
    assertWrong("2\n3 {", "g:2:3: expected the number of strategies of player 2");
    assertWrong("1\n2\n1", "g:3:2: expected payoff 2 of 2 of player 1, found the end of the file");
    assertWrong("1\n2\n1 x", "g:3:3: payoff 2 of 2 of player 1: \"x\" is not a number");
    assertWrong("1\n2\n1 NaN", "\"NaN\" is not a number");
    assertWrong("1\n2\n1 1e999", "\"1e999\" is beyond the range of a double");
    assertWrong("1\n2\n1 2\n3", "g:4:1: expected the end of the file after 2 payoffs, found \"3\"");
    assertWrong("1\n2\n1 \"2\"", "g:3:3: expected payoff 2 of 2 of player 1, found the text \"2\"");
  }

  @Test
  void aHostileHeaderAllocatesNothing() {
    assertWrong("18\n" + "10 ".repeat(18) + "1 2 3", "1000000000000000000 pure profiles needs");
    assertWrong("1\n2000000\n1 2 3", "expected payoff 4 of 2000000 of player 1");
    assertWrong(
        "9000\n" + "2 ".repeat(28) + "1 ".repeat(8972),
        "268435456 pure profiles needs 19327352832000 bytes of payoffs; the heap holds ");
    assertWrong("2000000000\n2 2", "expected the number of strategies of player 3");
  }

  private static void assertWrong(String text, String message) {
    assertThat(catchThrowable(() -> GameTracerFile.parse(text, "g")))
        .isInstanceOf(GameFormatException.class)
        .hasMessageContaining(message);
  }
}
