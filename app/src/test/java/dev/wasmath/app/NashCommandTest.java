package dev.wasmath.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.app.format.GameFiles;
import dev.wasmath.game.GambitProfile;
import dev.wasmath.game.MixedProfile;
import dev.wasmath.game.NormalFormGame;
import dev.wasmath.game.Regret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code wasmath nash solve} and {@code wasmath nash check}. */
class NashCommandTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir private Path folder;

  private static Path example(String name) {
    return EXAMPLES.resolve(name);
  }

  @ParameterizedTest
  @CsvSource({
    "bimatrix-3x2.nfg, 3",
    "coordination-4x4.nfg, 15",
    "nau-2x2x2.nfg, 1",
    "shapley-3x3.nfg, 1",
    "von-stengel-6x6.nfg, 75",
    "volunteers-10.nfg, 10",
    "congestion-4x3.gam, 4",
  })
  void everyExampleIsSolvedAndChecked(String name, int equilibria) throws IOException {
    CommandLineRun one = CommandLineRun.of("nash", "solve", example(name));
    assertThat(one.code()).as(one.err()).isZero();
    assertThat(one.out()).startsWith("NE,").hasLineCount(1);
    assertThat(one.err()).contains("CONVERGED: epsilon ");
    boolean two = name.contains("x") && !name.equals("congestion-4x3.gam");
    String solver = two ? "auto" : "pure";
    CommandLineRun all =
        CommandLineRun.of("nash", "solve", example(name), "--all", "--solver", solver);
    assertThat(all.code()).as(all.err()).isZero();
    assertThat(all.out()).hasLineCount(equilibria);
    assertThat(all.err()).contains("CONVERGED: " + equilibria + " equilibria, epsilon ");
    Path found = Files.writeString(folder.resolve("found.txt"), "# found\n\n" + all.out());
    CommandLineRun check = CommandLineRun.of("nash", "check", example(name), found);
    assertThat(check.code()).as(check.err()).isZero();
    assertThat(check.out()).hasLineCount(equilibria).doesNotContain("no equilibrium");
    assertThat(check.err())
        .contains("%d of %d profiles are equilibria".formatted(equilibria, equilibria));
  }

  @Test
  void noExampleIsForgotten() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      List<String> games =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".nfg") || name.endsWith(".gam"))
              .toList();
      assertThat(games)
          .containsExactlyInAnyOrder(
              "bimatrix-3x2.nfg",
              "congestion-4x3.gam",
              "coordination-4x4.nfg",
              "nau-2x2x2.nfg",
              "shapley-3x3.nfg",
              "volunteers-10.nfg",
              "von-stengel-6x6.nfg");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bimatrix-3x2.nfg | NE,1,0,0,1,0",
        "coordination-4x4.nfg | NE,1,0,0,0,1,0,0,0",
        "volunteers-10.nfg | NE,1,0,0,1,0,1,0,1,0,1,0,1,0,1,0,1,0,1,0,1",
        "congestion-4x3.gam | NE,1,0,0,1,0,0,1,0,0,0,1,0",
        "von-stengel-6x6.nfg | NE",
        "nau-2x2x2.nfg | NE,0.6192325794725537,0.3807674205274462,0.4798042226776053",
        "shapley-3x3.nfg | NE,0.3333333333333333",
      })
  void everyExampleGivesGambitsLine(String name, String expected) throws IOException {
    CommandLineRun run = CommandLineRun.of("nash", "solve", example(name));
    assertThat(run.code()).as(run.err()).isZero();
    NormalFormGame game = GameFiles.read(example(name));
    int strategies = Arrays.stream(game.strategies()).sum();
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out()).startsWith(expected).matches("NE(,[0-9.E-]+){" + strategies + "}\n");
    MixedProfile profile = GambitProfile.parse(run.out(), game);
    assertThat(Regret.enumerated(game, profile).relativeEpsilon()).isLessThan(1e-10);
  }

  @Test
  void anEquilibriumIsGambitsLine() {
    CommandLineRun pure =
        CommandLineRun.of("nash", "solve", example("bimatrix-3x2.nfg"), "--solver", "pure");
    assertThat(pure.out()).isEqualTo("NE,1,0,0,1,0\n");
    CommandLineRun even =
        CommandLineRun.of(
            "nash", "solve", example("shapley-3x3.nfg"), "--solver", "lemke-howson", "--fused");
    String third = ",0.3333333333333333";
    assertThat(even.out()).isEqualTo("NE" + third.repeat(6) + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "auto",
    "pure",
    "lemke-howson",
    "support",
    "logit-path",
    "logit-dynamics",
    "fictitious-play",
    "fictitious-play-alternating",
    "fictitious-play-stochastic",
    "regret-matching",
    "regret-matching-plus",
    "replicator",
    "best-response",
  })
  void everySolverSolvesTheBimatrixGame(String solver) throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "nash",
            "solve",
            example("bimatrix-3x2.nfg"),
            "--solver",
            solver,
            "--epsilon",
            "0.01",
            "--start",
            "0.9,0.05,0.05,0.9,0.1",
            "--json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonDocument.assertDescribed("nash solve", run.json());
    assertThat(run.json())
        .containsEntry("solver", solver)
        .containsEntry("status", "CONVERGED")
        .containsEntry("converged", true)
        .containsEntry("strategies", List.of(3, 2));
    assertThat((Double) run.json().get("relativeEpsilon")).isLessThanOrEqualTo(0.01);
  }

  @Test
  void anEpsilonThatIsNotReachedIsAFailure() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "nash",
            "solve",
            example("shapley-3x3.nfg"),
            "--solver",
            "fictitious-play",
            "--start",
            "1,0,0,0,1,0",
            "--iterations",
            "1000",
            "--json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.json())
        .containsEntry("status", "MAX_ITERATIONS")
        .containsEntry("converged", false)
        .containsEntry("iterations", 1000)
        .containsEntry("equilibria", List.of());
    assertThat(run.err()).contains("the epsilon asked for, 1.0E-6, was not reached");
    CommandLineRun cycling =
        CommandLineRun.of("nash", "solve", example("shapley-3x3.nfg"), "--solver", "best-response");
    assertThat(cycling.code()).isEqualTo(1);
    assertThat(cycling.out()).startsWith("NE,").hasLineCount(1);
    assertThat(cycling.err()).contains("CYCLING: epsilon ");
  }

  @Test
  void thePlotShowsTheRegret() throws IOException {
    Path svg = folder.resolve("regret.svg");
    CommandLineRun run =
        CommandLineRun.of(
            "nash",
            "solve",
            example("bimatrix-3x2.nfg"),
            "--solver",
            "fictitious-play",
            "--epsilon",
            "0.01",
            "--plot",
            svg);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("wrote the plot to " + svg);
    assertThat(Files.readString(svg))
        .startsWith("<svg ")
        .contains("Three strategies against two", ">1e-2</text>", "least so far")
        .doesNotContain("NaN", "Infinity")
        .endsWith("</svg>\n");
    CommandLineRun wrong =
        CommandLineRun.of("nash", "solve", example("bimatrix-3x2.nfg"), "--plot", "a.png");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("a.png: the extension of a plot's file is .svg");
  }

  @Test
  void aProfileThatIsNoEquilibriumIsAFailure() throws IOException {
    Path profiles =
        Files.writeString(
            folder.resolve("p.txt"), "NE,1,0,0,1,0\n0,0,1, 0,1\nNE,1/3,1/3,1/3,1,0\n");
    CommandLineRun run =
        CommandLineRun.of("nash", "check", example("bimatrix-3x2.nfg"), profiles, "--json");
    assertThat(run.code()).isEqualTo(1);
    JsonDocument.assertDescribed("nash check", run.json());
    assertThat(run.err()).contains("1 of 3 profiles are equilibria");
    CommandLineRun text = CommandLineRun.of("nash", "check", example("bimatrix-3x2.nfg"), profiles);
    assertThat(text.out())
        .startsWith("equilibrium: epsilon 0.00000, relative 0.00000; NashConv 0.00000\n")
        .contains("no equilibrium: epsilon 2.00000, relative 0.333333; NashConv 2.00000\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,0,0 | 3 probabilities, where the game has 5 strategies",
        "NE,1,0,0,1,1 | player 2's 2 probabilities add up to 2.0, not to 1",
        "NE,1,0,0,2,-1 | player 2's probability 2 is -1.0; it has to be 0 or more",
        "NE,1,x,0,1,0 | probability 2: \"x\" is not a number",
      })
  void aWrongProfileIsNamedWithItsLine(String line, String problem) throws IOException {
    Path profiles = Files.writeString(folder.resolve("p.txt"), "NE,1,0,0,1,0\n" + line + "\n");
    CommandLineRun run = CommandLineRun.of("nash", "check", example("bimatrix-3x2.nfg"), profiles);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(profiles + ":2: " + problem);
    CommandLineRun start =
        CommandLineRun.of("nash", "solve", example("bimatrix-3x2.nfg"), "--start", line);
    assertThat(start.code()).isEqualTo(2);
    assertThat(start.err()).contains(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--solver magic | unknown solver: magic; there are auto, pure, ",
        "--solver magic --all | unknown solver: magic; there are auto, pure, ",
        "--solver replicator --all | replicator finds one equilibrium at most",
        "--solver lemke-howson | is for games of 2 players, not of 3",
        "--epsilon -1 | epsilon must be 0 or more",
        "--iterations 0 | iterations must be 1 or more: 0",
        "--starts 0 | starts must be 1 or more: 0",
        "--time-limit 0s | the time limit must be above 0",
      })
  void aWrongRequestIsNamed(String options, String problem) {
    String command = "nash solve " + example("nau-2x2x2.nfg") + " " + options;
    CommandLineRun run = CommandLineRun.of((Object[]) command.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(problem);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aWrongGameIsNamedByLineAndColumn() throws IOException {
    Path file = Files.writeString(folder.resolve("g.nfg"), "NFG 1 R \"t\" { \"A\" } { 2 }\n1 x\n");
    for (String command : List.of("solve", "check")) {
      CommandLineRun run = CommandLineRun.of("nash", command, file, file);
      CommandLineRun solve =
          command.equals("solve") ? CommandLineRun.of("nash", "solve", file) : run;
      assertThat(solve.code()).isEqualTo(2);
      assertThat(solve.err()).contains(file + ":2:3: payoff 2 of 2: \"x\" is not a number");
    }
    assertThat(CommandLineRun.of("nash").err()).contains("a command is missing");
  }

  @Test
  void theBarHasADigitForThreeSigns() {
    assertThat(NashProgress.bar(1)).isEqualTo(".".repeat(30));
    assertThat(NashProgress.bar(1e-5)).isEqualTo("#".repeat(15) + ".".repeat(15));
    assertThat(NashProgress.bar(0)).isEqualTo("#".repeat(30));
  }
}
