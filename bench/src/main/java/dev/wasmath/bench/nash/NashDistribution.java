package dev.wasmath.bench.nash;

import dev.wasmath.Policy;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import dev.wasmath.game.Controls;
import dev.wasmath.game.NashResult;
import dev.wasmath.game.NormalFormGame;
import dev.wasmath.game.Portfolio;
import dev.wasmath.game.Regret;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code scripts/nash-distribution}: in what times the solver {@code auto} reaches an epsilon on
 * random games of seeds 1, 2, ...
 *
 * <p>Every profile's epsilon is computed again by enumeration of all pure profiles, outside of the
 * time; one that is not what the solver says ends the run.
 */
@Command(
    name = "scripts/nash-distribution",
    description = {
      "Solve random games by the solver auto, and tell how the times are distributed.",
      "A line for each game on standard error, a table on standard output."
    },
    mixinStandardHelpOptions = true,
    version = "wasmath 0.1.0",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:a solver was wrong about its epsilon", "2:the command is wrong"})
public final class NashDistribution implements Callable<Integer> {
  private static final double CLOSE = 1e-12;

  @Spec private CommandSpec spec;

  @Option(
      names = "--games",
      paramLabel = "N",
      defaultValue = "50",
      description = "So many games. Default: ${DEFAULT-VALUE}.")
  private int games;

  @Option(
      names = "--players",
      paramLabel = "N",
      defaultValue = "10",
      description = "Players of each. Default: ${DEFAULT-VALUE}.")
  private int players;

  @Option(
      names = "--strategies",
      paramLabel = "S",
      defaultValue = "3",
      description = "Strategies of each player. Default: ${DEFAULT-VALUE}.")
  private int strategies;

  @Option(
      names = "--epsilon",
      paramLabel = "X",
      defaultValue = "1e-6",
      description = "The relative epsilon to reach. Default: ${DEFAULT-VALUE}.")
  private double epsilon;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "The limit of time of a game. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "3",
      description = "So many other games before, which do not count. Default: ${DEFAULT-VALUE}.")
  private int warmUp;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description = "cpu or wasm. Default: as the orchestrator decides.")
  private Optional<String> strategy = Optional.empty();

  /** Runs the command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new NashDistribution());
  }

  @Override
  public Integer call() {
    Controls controls;
    Policy policy;
    try {
      controls = controls();
      policy =
          strategy.map(name -> Policy.always(Strategy.labelled(name))).orElseGet(Policy::measured);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
    PrintWriter err = spec.commandLine().getErr();
    List<Outcome> outcomes = new ArrayList<>();
    try (Wasmath math = Wasmath.builder().policy(policy).open()) {
      for (int k = 1; k <= warmUp; k++) {
        Outcome _ = outcome(math, -k, controls);
      }
      err.println("| seed | reached | seconds | relative epsilon | iterations |");
      err.println("|---|---|---|---|---|");
      for (int seed = 1; seed <= games; seed++) {
        Outcome outcome = outcome(math, seed, controls);
        outcomes.add(outcome);
        err.println(outcome.line());
        err.flush();
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(new Distribution(outcomes).table());
    out.flush();
    return 0;
  }

  private Controls controls() {
    if (games < 1 || players < 1 || strategies < 1 || warmUp < 0) {
      throw new IllegalArgumentException(
          "%d games of %d players with %d strategies, after %d: 1, 1, 1 and 0 are the least"
              .formatted(games, players, strategies, warmUp));
    }
    return Controls.standard()
        .withEpsilon(epsilon)
        .withIterations(Long.MAX_VALUE)
        .withStarts(Integer.MAX_VALUE)
        .withTimeLimit(Duration.ofSeconds(seconds));
  }

  private Outcome outcome(Wasmath math, long seed, Controls controls) {
    int[] counts = new int[players];
    Arrays.fill(counts, strategies);
    NormalFormGame game = NormalFormGame.random(seed, counts);
    NashResult result = new Portfolio().solve(math, game, controls);
    double relative = Regret.enumerated(game, result.profile()).relativeEpsilon();
    double reported = result.regret().relativeEpsilon();
    if (!(Math.abs(relative - reported) <= CLOSE) || result.converged() != (reported <= epsilon)) {
      throw new IllegalStateException(
          "seed %d: the solver says %s, %s, and the enumeration %s"
              .formatted(seed, result.status(), reported, relative));
    }
    double taken = result.time().toNanos() / 1e9;
    return new Outcome(seed, result.converged(), taken, relative, result.iterations());
  }
}
