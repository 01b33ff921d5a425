package dev.wasmath.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wasmath.game.NormalFormGame.Player;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class GambitFileTest {
  @Test
  void readsThePayoffVersionWithTheFirstPlayerFastest() throws IOException {
    NormalFormGame game =
        GambitFile.parse(
            """
            NFG 1 R "Figure 2" { "A" "B" } { 3 2 }

            1 10 2 20 3 30 4 40 5 50 6 60
            """,
            "f");
    assertThat(game.title()).isEqualTo("Figure 2");
    assertThat(game.payoffs(0)).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(game.payoff(1, 2, 0)).isEqualTo(30);
    assertThat(game.payoff(1, 0, 1)).isEqualTo(40);
    assertThat(game.player(0)).isEqualTo(new Player("A", 3, List.of()));
  }

  @Test
  void readsLabelsAndComment() throws IOException {
    NormalFormGame game =
        GambitFile.parse(
            """
            NFG 1 D "t" { "A" "B" }
            { { "up" "the \\"other\\"" }
              { "only" } }
            "two
            lines"
            1 2
            3 4""",
            "f");
    assertThat(game.player(0)).isEqualTo(Player.of("A", "up", "the \"other\""));
    assertThat(game.player(1)).isEqualTo(Player.of("B", "only"));
    assertThat(game.comment()).isEqualTo("two\nlines");
    assertThat(game.payoffs(1)).containsExactly(2, 4);
  }

  @Test
  void readsMixedStrategies() throws IOException {
    NormalFormGame game = GambitFile.parse("NFG 1 R \"\" {\"A\"\"B\"}{{\"x\"\"y\"}1} 1 2 3 4", "f");
    assertThat(game.strategies()).containsExactly(2, 1);
    assertThat(game.player(0).label(1)).isEqualTo("y");
  }

  @Test
  void readsTheOutcomeVersion() throws IOException {
    NormalFormGame game =
        GambitFile.parse(
            """
            NFG 1 R "t" { "A" "B" } { { "1" "2" } { "1" "2" } } ""
            {
            { "win" 1, 2 }
            { "" 3/4 -5 }
            }
            1 2 0 1
            """,
            "f");
    assertThat(game.payoffs(0)).containsExactly(1, 0, 0.75, 1);
    assertThat(game.payoffs(1)).containsExactly(2, 0, -5, 2);
  }

  @Test
  void readsEveryKindOfNumber() throws IOException {
    NormalFormGame game =
        GambitFile.parse(
            "NFG 1 R \"t\" { \"A\" } { 9 } 3/4 -1/3 +2 .5 6. 1e3 -2.5E-3 -0.0"
                + " 10000000000000000000000/30000000000000000000000",
            "f");
    assertThat(game.payoffs(0))
        .containsExactly(0.75, -1.0 / 3, 2, 0.5, 6, 1000, -0.0025, -0.0, 1.0 / 3);
  }

  @Test
  void readsFromAReaderWithAByteOrderMarkAndAnyLineEnd() throws IOException {
    String text = "\ufeffNFG 1 R \"t\"\r\n{ \"A\" }\r{ 1 }\n7";
    assertThat(GambitFile.read(new StringReader(text), "f").payoff(0, 0)).isEqualTo(7);
    assertWrong(text + "\r\n8", "f:5:1: expected the end of the file after 1 payoffs, found \"8\"");
  }

  @Test
  void writesWhatGambitReads() {
    NormalFormGame game =
        new NormalFormGame(
            "the \"title\"",
            "why",
            List.of(Player.of("A", "up", "down"), new Player("B", 2, List.of())),
            new double[] {1, 2.5, -0.0, 1e300},
            new double[] {0, 3, 4, 5});
    assertThat(GambitFile.format(game))
        .isEqualTo(
            """
            NFG 1 R "the \\"title\\"" { "A" "B" }

            {
            { "up" "down" }
            { "1" "2" }
            }
            "why"

            1 0
            -0 4
            2.5 3
            1.0E300 5
            """);
  }

  @Property(tries = 1000, seed = "20261122")
  void whatIsWrittenIsReadAgain(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 4) Integer> strategies,
      @ForAll @DoubleRange(min = -Double.MAX_VALUE, max = Double.MAX_VALUE) double special,
      @ForAll long seed)
      throws IOException {
    int[] counts = strategies.stream().mapToInt(s -> s).toArray();
    NormalFormGame game = NormalFormGame.random(seed, counts);
    game.payoffs(0)[0] = special;
    assertThat(GambitFile.parse(GambitFile.format(game), "f")).isEqualTo(game);
    StringBuilder outcomes = new StringBuilder();
    GambitFile.writeOutcomes(game, outcomes);
    assertThat(GambitFile.parse(outcomes.toString(), "f")).isEqualTo(game);
  }

  @Test
  void theOutcomeVersionListsEqualPayoffsOnce() throws IOException {
    NormalFormGame game =
        NormalFormGame.of(
            "t",
            new int[] {2, 3},
            new double[] {0, 1, 0.5, 1, -0.0, 1},
            new double[] {0, 2, 3, 2, 0, 2});
    StringBuilder text = new StringBuilder();
    GambitFile.writeOutcomes(game, text);
    assertThat(text.toString())
        .isEqualTo(
            """
            NFG 1 R "t" { "1" "2" }

            { 2 3 }
            ""

            {
            { "1" 1, 2 }
            { "2" -0, 0 }
            { "3" 0.5, 3 }
            }
            0 1 1 2 3 1
            """);
    assertThat(GambitFile.parse(text.toString(), "f")).isEqualTo(game);
    NormalFormGame nothing = NormalFormGame.of("t", new int[] {2}, new double[2]);
    StringBuilder zeros = new StringBuilder();
    GambitFile.writeOutcomes(nothing, zeros);
    assertThat(GambitFile.parse(zeros.toString(), "f")).isEqualTo(nothing);
  }

  @Test
  void theNamedGamesAreReadAgain() throws IOException {
    NormalFormGame game = NormalFormGame.volunteersDilemma(10, 2, 1);
    assertThat(GambitFile.parse(GambitFile.format(game), "f")).isEqualTo(game);
  }

  @Test
  void aBackslashBeforeAQuotationMarkCannotBeWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GambitFile.format(NormalFormGame.of("a\\", new int[] {1}, new double[1])))
        .withMessageContaining("a\\");
  }

  @Test
  void aWrongHeaderIsNamed() {
    assertWrong(
        "", "f:1:1: expected \"NFG\" at the start of a Gambit normal form file, found the end");
    assertWrong("EFG 2 R", "f:1:1: expected \"NFG\"");
    assertWrong("NFG 2 R", "f:1:5: expected \"1\" as the version of the format, found \"2\"");
    assertWrong("NFG 1 X", "f:1:7: expected \"R\" as the kind of numbers, found \"X\"");
    assertWrong("NFG 1 R t", "f:1:9: expected the title in quotation marks, found \"t\"");
    assertWrong("NFG 1 R \"t", "f:1:9: the text that starts here has no closing \"");
    assertWrong("NFG 1 R \"t\" 7", "f:1:13: expected \"{\" before the names of the players");
    assertWrong("NFG 1 R \"t\" { }", "f:1:13: a game has at least 1 player, not 0");
    assertWrong("NFG 1 R \"t\" { \"A\" 2", "f:1:19: expected the name of a player");
  }

  @Test
  void wrongStrategiesAreNamed() {
    String start = "NFG 1 R \"t\" { \"A\" \"B\" }\n";
    assertWrong(start, "f:2:1: expected \"{\" before the strategies");
    assertWrong(start + "{ 2 }", "f:2:1: strategies of 1 players for 2 names");
    assertWrong(start + "{ 2 2 2 }", "f:2:1: strategies of 3 players for 2 names");
    assertWrong(start + "{ 2 0 }", "f:2:5: expected the number of strategies of player \"B\"");
    assertWrong(start + "{ 2 x }", "an integer from 1 to 2147483647; found \"x\"");
    assertWrong(start + "{ 2 99999999999 }", "f:2:5: expected the number");
    assertWrong(start + "{ 2 { } }", "f:2:5: player \"B\" has no strategy");
    assertWrong(start + "{ 2 { 7 } }", "f:2:7: expected the label of a strategy");
    assertWrong(start + "{ 2", "f:2:4: expected the number of strategies");
  }

  @Test
  void wrongPayoffsAreNamed() {
    String start = "NFG 1 R \"t\" { \"A\" } { 2 }\n";
    assertWrong(start, "f:2:1: expected payoff 1 of 2, found the end of the file");
    assertWrong(start + "1", "f:2:2: expected payoff 2 of 2, found the end of the file");
    assertWrong(start + "1\n  two", "f:3:3: payoff 2 of 2: \"two\" is not a number");
    assertWrong(start + "NaN 1", "f:2:1: payoff 1 of 2: \"NaN\" is not a number");
    assertWrong(start + "Infinity 1", "\"Infinity\" is not a number");
    assertWrong(start + "1f 1", "\"1f\" is not a number");
    assertWrong(start + "1e999 1", "\"1e999\" is beyond the range of a double");
    assertWrong(start + "1/0 1", "\"1/0\" divides by zero");
    assertWrong(
        start + "1 2 3", "f:2:5: expected the end of the file after 2 payoffs, found \"3\"");
    assertWrong(start + "1, 2", "f:2:2: expected payoff 2 of 2, found \",\"");
    assertWrong(start + "9".repeat(2000), "f:2:1: a word or number longer than 1000 characters");
  }

  @Test
  void wrongOutcomesAreNamed() {
    String start = "NFG 1 R \"t\" { \"A\" \"B\" } { 1 2 }\n";
    assertWrong(
        start + "{ { \"o\" 1 } }", "f:2:11: expected payoff 2 of 2 in outcome 1, found \"}\"");
    assertWrong(start + "{ { \"o\" 1 2 3 } }", "f:2:13: expected \"}\" after the 2 payoffs");
    assertWrong(start + "{ { 1 2 } }", "f:2:5: expected the name of an outcome");
    assertWrong(start + "{ { \"o\" 1 2 } } 1 2", "f:2:19: outcome 2 of 1 in the list");
    assertWrong(start + "{ { \"o\" 1 2 } } 1 -1", "f:2:19: expected the outcome of profile 2 of 2");
    assertWrong(start + "{ { \"o\" 1 2 } } 1", "found the end of the file");
    assertWrong(start + "{ { \"o\" 1 2 } } 1 1 1", "f:2:21: expected the end of the file");
    assertWrong(start + "{ { \"o\" 1 2 ", "found the end of the file");
  }

  @Test
  void aHostileHeaderAllocatesNothing() {
    String players = "\"p\" ".repeat(18);
    assertWrong(
        "NFG 1 R \"t\" {" + players + "} {" + "10 ".repeat(18) + "} 1 2 3",
        "1000000000000000000 pure profiles needs 144000000000000000000 bytes");
    assertWrong("NFG 1 R \"t\" { \"A\" } { 2000000 } 1 2 3", "expected payoff 4 of 2000000");
    // Few pure profiles a tensor, and a list of few outcomes; but many players.
    assertWrong(
        "NFG 1 R \"t\" {%s} {%s} { }"
            .formatted("\"\" ".repeat(9000), "2 ".repeat(28) + "1 ".repeat(8972)),
        "268435456 pure profiles needs 19327352832000 bytes of payoffs; the heap holds ");
    assertWrong(
        "NFG 1 R \"t\" {" + "\"\" ".repeat(100_000) + "} {" + "9 ".repeat(100_000) + "} 1",
        "more than");
    assertWrong(
        "NFG 1 R \"" + "x".repeat(2_000_000) + "\"",
        "f:1:9: the text that starts here has no closing \" within 1048576 characters");
  }

  private static void assertWrong(String text, String message) {
    assertThat(catchThrowable(() -> GambitFile.parse(text, "f")))
        .isInstanceOf(GameFormatException.class)
        .hasMessageContaining(message);
  }
}
