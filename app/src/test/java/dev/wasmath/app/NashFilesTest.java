package dev.wasmath.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.app.format.GameFiles;
import dev.wasmath.game.NormalFormGame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code wasmath nash pure}, {@code info}, {@code generate} and {@code convert}. */
class NashFilesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir private Path folder;

  @Test
  void pureEquilibriaAreListed() throws IOException {
    Path game = EXAMPLES.resolve("volunteers-10.nfg");
    CommandLineRun run = CommandLineRun.of("nash", "pure", game);
    assertThat(run.code()).isZero();
    assertThat(run.out()).hasLineCount(10).contains("NE,1,0" + ",0,1".repeat(9) + "\n");
    assertThat(run.err()).contains("10 pure equilibria\n");
    CommandLineRun some = CommandLineRun.of("nash", "pure", game, "--limit", "2", "--json");
    JsonDocument.assertDescribed("nash pure", some.json());
    assertThat(some.err()).contains("2 pure equilibria; there may be more");
    assertThat(some.json().get("pureEquilibria"))
        .asString()
        .startsWith("[[Volunteer, Wait, Wait, Wait,");
    CommandLineRun none = CommandLineRun.of("nash", "pure", EXAMPLES.resolve("shapley-3x3.nfg"));
    assertThat(none.code()).isZero();
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).contains("0 pure equilibria\n");
  }

  @Test
  void aGameIsDescribed() throws IOException {
    CommandLineRun run = CommandLineRun.of("nash", "info", EXAMPLES.resolve("volunteers-10.nfg"));
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "title: Volunteer's dilemma, 10 players\n",
            "player \"Player 10\": 2 strategies, payoffs from 0.0 to 2.0\n",
            "pure profiles: 1024\n",
            "bytes of payoffs: 81920\n",
            "constant-sum: no\n",
            "symmetric: yes\n");
    CommandLineRun json =
        CommandLineRun.of("nash", "info", EXAMPLES.resolve("nau-2x2x2.nfg"), "--json");
    JsonDocument.assertDescribed("nash info", json.json());
    assertThat(json.json())
        .containsEntry("names", List.of("Row", "Column", "Matrix"))
        .containsEntry("highestPayoffs", List.of(3.0, 3.0, 3.0))
        .containsEntry("symmetric", false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "uniform --players 3 --strategies 2 | Random 2 x 2 x 2, seed 1",
        "uniform --strategies 2,3,4 --seed 5 | Random 2 x 3 x 4, seed 5",
        "zero-sum --strategies 3 | Zero-sum 3 x 3, seed 1",
        "coordination --players 3 --strategies 2 | Coordination 2 x 2 x 2, seed 1",
        "congestion --players 4 --strategies 2 | Congestion 2 x 2 x 2 x 2, seed 1",
        "potential --strategies 2,3 | Potential 2 x 3, seed 1",
        "volunteers --players 3 | Volunteer's dilemma, 3 players",
        "planted --strategies 3,2 | Planted equilibrium 3 x 2, seed 1",
      })
  void aGameOfEachKindIsMadeAndSolved(String options, String title) throws IOException {
    Path file = folder.resolve("game.nfg");
    Object[] command = ("nash generate " + options + " -o " + file).split(" ");
    CommandLineRun made = CommandLineRun.of(command);
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.err()).contains("wrote \"" + title + "\" to " + file);
    assertThat(GameFiles.read(file).title()).isEqualTo(title);
    Object[] printing = ("nash generate " + options).split(" ");
    assertThat(CommandLineRun.of(printing).out()).isEqualTo(Files.readString(file));
    CommandLineRun solved = CommandLineRun.of("nash", "solve", file);
    assertThat(solved.code()).as(solved.err()).isZero();
  }

  @Test
  void aPlantedEquilibriumIsSaid() throws IOException {
    Path file = folder.resolve("game.gam");
    CommandLineRun made =
        CommandLineRun.of("nash", "generate", "planted", "--players", "3", "-o", file);
    String line =
        made.err()
            .lines()
            .filter(it -> it.contains("NE,"))
            .map(it -> it.substring(it.indexOf("NE,")))
            .findFirst()
            .orElseThrow();
    Path profile = Files.writeString(folder.resolve("p.txt"), line);
    CommandLineRun check = CommandLineRun.of("nash", "check", file, profile, "--epsilon", "1e-14");
    assertThat(check.code()).as(check.err()).isZero();
  }

  @Test
  void conversionsKeepTheBits() throws IOException {
    for (String name : List.of("nau-2x2x2.nfg", "volunteers-10.nfg", "von-stengel-6x6.nfg")) {
      NormalFormGame game = GameFiles.read(EXAMPLES.resolve(name));
      Path outcomes = folder.resolve("o.nfg");
      Path payoffs = folder.resolve("p.nfg");
      Path tracer = folder.resolve("t.gam");
      convert(EXAMPLES.resolve(name), outcomes, "--outcomes");
      assertThat(Files.readString(outcomes)).contains("{ \"1\" ");
      convert(outcomes, payoffs);
      assertThat(GameFiles.read(outcomes)).isEqualTo(game);
      assertThat(GameFiles.read(payoffs)).isEqualTo(game);
      convert(payoffs, tracer);
      NormalFormGame nameless = GameFiles.read(tracer);
      for (int i = 0; i < game.players(); i++) {
        assertThat(nameless.payoffs(i)).isEqualTo(game.payoffs(i));
      }
    }
  }

  private static void convert(Object... arguments) {
    Object[] command = new Object[arguments.length + 2];
    command[0] = "nash";
    command[1] = "convert";
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    CommandLineRun run = CommandLineRun.of(command);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("players, ", " pure profiles to ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "generate magic | unknown kind: magic; there are uniform, zero-sum,",
        "generate uniform --players 0 | A game has at least 1 player, not 0",
        "generate uniform --players 2 --strategies 2,2,2 | strategies of 3 players for 2 players",
        "generate zero-sum --players 3 | a zero-sum game has 2 players here, not 3",
        "generate congestion --strategies 2,3 | give one number, not 2",
        "generate uniform --players 40 --strategies 3 | 12157665459056928801 pure profiles needs",
        "generate volunteers --players 1 | A dilemma has at least 2 players, not 1",
        "generate volunteers --strategies 3 | a volunteer's dilemma has 2 strategies, not 3",
        "generate uniform -o a.txt | a.txt: unknown format; a game's file is .nfg",
        "convert ../examples/nau-2x2x2.nfg a.gam --outcomes | only .nfg has an outcome version",
        "convert ../examples/nau-2x2x2.nfg a.txt | a.txt: unknown format",
        "convert absent.gam a.nfg | absent.gam: no such file",
        "info ../examples/iris.csv | unknown format",
        "pure ../examples/nau-2x2x2.nfg --limit 0 | the limit must be 1 or more: 0",
      })
  void aWrongRequestIsNamed(String command, String problem) {
    CommandLineRun run = CommandLineRun.of((Object[]) ("nash " + command).split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(problem);
    assertThat(run.out()).isEmpty();
  }
}
