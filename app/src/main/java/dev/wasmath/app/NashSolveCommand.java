package dev.wasmath.app;

import dev.wasmath.Wasmath;
import dev.wasmath.app.format.OutputFile;
import dev.wasmath.game.Controls;
import dev.wasmath.game.GambitProfile;
import dev.wasmath.game.Game;
import dev.wasmath.game.MixedProfile;
import dev.wasmath.game.NashResult;
import dev.wasmath.game.NashSolver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wasmath nash solve FILE}: equilibria of a game. */
@Command(
    name = "solve",
    description = {
      "Find a Nash equilibrium of a game, or several.",
      "Prints Gambit's line for each: NE, and the probabilities of all players' strategies. "
          + "When the epsilon asked for is not reached, the line is of the profile with the least "
          + "regret that was seen, and the exit code is 1.",
      "What the solvers promise is in docs/games.md."
    },
    exitCodeList = {
      "0:the epsilon asked for is reached",
      "1:it is not, or something else failed",
      "2:the command or a file is wrong"
    })
final class NashSolveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private NashInput input;

  @Option(
      names = "--solver",
      paramLabel = "NAME",
      defaultValue = NashSolvers.AUTO,
      completionCandidates = NashSolvers.Names.class,
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private String solver;

  @Option(
      names = "--all",
      description = {
        "Go on after the first equilibrium: with support (or auto), lemke-howson (all labels), pure."
      })
  private boolean all;

  @Option(
      names = "--epsilon",
      paramLabel = "X",
      defaultValue = "1e-6",
      description =
          "The relative epsilon to reach: the largest regret over the payoffs' range. "
              + "Default: ${DEFAULT-VALUE}.")
  private double epsilon;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "1000000",
      converter = Sizes.WholeNumber.class,
      description = "Stop after so many iterations. Default: ${DEFAULT-VALUE}.")
  private int iterations;

  @Option(
      names = "--time-limit",
      paramLabel = "D",
      defaultValue = "60s",
      converter = TuneCommand.Time.class,
      description = "Stop after such a time, as 90s or 2m. Default: ${DEFAULT-VALUE}.")
  private Duration limit;

  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "100",
      converter = Sizes.WholeNumber.class,
      description = "How many starting points auto tries. Default: ${DEFAULT-VALUE}.")
  private int starts;

  @Option(
      names = "--start",
      paramLabel = "PROFILE",
      description =
          "Start from a profile: probabilities with commas between them. "
              + "Default: all strategies of a player have the same.")
  private Optional<String> start = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of everything random. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Draw the regret against the iteration: .svg.")
  private Optional<Path> plot = Optional.empty();

  @Mixin private Arithmetic arithmetic;

  @Override
  public Integer call() throws IOException {
    Console console = Console.of(spec);
    NashSolver chosen = NashSolvers.named(solver, all);
    if (plot.isPresent()) {
      RegretPlot.checkExtension(plot.get());
      OutputFile.check(plot.get());
    }
    Game game = input.read();
    NashProgress progress = new NashProgress(console, Main.isTerminal());
    Controls controls = controls(game).withListener(progress);
    NashResult result;
    try (Wasmath math = arithmetic.open()) {
      result = input.naming(() -> chosen.solve(math, game, controls));
    } finally {
      progress.leave();
    }
    if (input.json()) {
      console.json(json(game, result));
    } else {
      lines(result).forEach(console::print);
    }
    if (plot.isPresent()) {
      Path svg = plot.get();
      OutputFile.writeText(svg, out -> out.write(RegretPlot.of(game.title(), result.history())));
      console.note("wrote the plot to " + svg);
    }
    console.note(summary(result));
    return result.converged() ? 0 : 1;
  }

  private Controls controls(Game game) {
    Controls controls =
        Controls.standard()
            .withEpsilon(epsilon)
            .withIterations(iterations)
            .withTimeLimit(limit)
            .withStarts(starts)
            .withSeed(seed)
            .withHistory(plot.isPresent());
    return start.map(text -> controls.withStart(GambitProfile.parse(text, game))).orElse(controls);
  }

  private static List<String> lines(NashResult result) {
    return result.converged()
        ? result.equilibria().stream().map(GambitProfile::format).toList()
        : List.of(GambitProfile.format(result.profile()));
  }

  private String summary(NashResult result) {
    String found =
        all && result.converged() ? "%d equilibria, ".formatted(result.equilibria().size()) : "";
    return String.format(
        Locale.ROOT,
        "%s: %sepsilon %.3g, relative %.3g; %d iterations in %.3g s%s",
        result.status(),
        found,
        result.regret().epsilon(),
        result.regret().relativeEpsilon(),
        result.iterations(),
        result.time().toNanos() / 1e9,
        result.converged() ? "" : "; the epsilon asked for, " + epsilon + ", was not reached");
  }

  private Map<String, ?> json(Game game, NashResult result) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("fused", arithmetic.fused());
    object.put("title", game.title());
    object.put("players", game.players());
    object.put("strategies", game.strategies());
    object.put("solver", solver);
    object.put("status", result.status().name());
    object.put("converged", result.converged());
    object.put("epsilonAsked", epsilon);
    object.putAll(NashCheckCommand.json(result.regret()));
    object.put("iterations", result.iterations());
    object.put("timeNanos", result.time().toNanos());
    object.put("profile", probabilities(result.profile()));
    object.put(
        "equilibria", result.equilibria().stream().map(NashSolveCommand::probabilities).toList());
    return object;
  }

  static List<double[]> probabilities(MixedProfile profile) {
    return Arrays.asList(profile.toArrays());
  }
}
