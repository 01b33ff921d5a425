package dev.wasmath.app;

import dev.wasmath.app.format.GameFiles;
import dev.wasmath.game.GambitFile;
import dev.wasmath.game.GambitProfile;
import dev.wasmath.game.NormalFormGame;
import dev.wasmath.game.RandomGames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasmath nash generate KIND}: a game by its kind and a seed. */
@Command(
    name = "generate",
    description = {
      "Make a game of a kind. The same seed gives the same game on every machine.",
      "Without an output file it is printed as .nfg. For planted the equilibrium is noted on "
          + "standard error."
    })
final class NashGenerateCommand implements Callable<Integer> {
  private static final List<String> KINDS =
      List.of(
          "uniform",
          "zero-sum",
          "coordination",
          "congestion",
          "potential",
          "volunteers",
          "planted");

  /** The kinds, for the help text. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return KINDS.iterator();
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      completionCandidates = Kinds.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String kind;

  @Option(
      names = "--players",
      paramLabel = "N",
      defaultValue = "2",
      converter = Sizes.WholeNumber.class,
      description = "The number of players. Default: ${DEFAULT-VALUE}.")
  private int players;

  @Option(
      names = "--strategies",
      split = ",",
      paramLabel = "S",
      defaultValue = "2",
      converter = Sizes.WholeNumber.class,
      description =
          "The number of strategies of every player, or one number for each, as 2,3,2. "
              + "Default: ${DEFAULT-VALUE}.")
  private List<Integer> strategies = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = NashCommand.OUTPUT)
  private Optional<Path> output = Optional.empty();

  @Override
  public Integer call() throws IOException {
    Console console = Console.of(spec);
    if (output.isPresent()) {
      GameFiles.checkWritable(output.get(), false);
    }
    NormalFormGame game = game(console);
    if (output.isPresent()) {
      GameFiles.write(output.get(), game, false);
      console.note("wrote \"" + game.title() + "\" to " + output.get());
    } else {
      console.out().print(GambitFile.format(game));
      console.out().flush();
    }
    return 0;
  }

  private NormalFormGame game(Console console) {
    return switch (kind) {
      case "uniform" -> NormalFormGame.random(seed, counts());
      case "zero-sum" -> {
        int[] counts = counts();
        if (counts.length != 2) {
          throw new IllegalArgumentException(
              "a zero-sum game has 2 players here, not " + counts.length);
        }
        yield RandomGames.zeroSum(seed, counts[0], counts[1]);
      }
      case "coordination" -> RandomGames.coordination(seed, players, same());
      case "congestion" -> RandomGames.congestion(seed, players, same());
      case "potential" -> RandomGames.potential(seed, counts());
      case "volunteers" -> {
        if (same() != 2) {
          throw new IllegalArgumentException(
              "a volunteer's dilemma has 2 strategies, not " + same());
        }
        yield NormalFormGame.volunteersDilemma(players, 2, 1);
      }
      case "planted" -> {
        RandomGames.Planted planted = RandomGames.planted(seed, counts());
        console.note("equilibrium: " + GambitProfile.format(planted.equilibrium()));
        yield planted.game();
      }
      default ->
          throw new IllegalArgumentException(
              "unknown kind: " + kind + "; there are " + String.join(", ", KINDS));
    };
  }

  /** The number of strategies of each player. */
  private int[] counts() {
    List<Integer> each =
        strategies.size() == 1
            ? Collections.nCopies(Math.max(0, players), strategies.getFirst())
            : strategies;
    boolean playersGiven = spec.commandLine().getParseResult().hasMatchedOption("--players");
    if (playersGiven && each.size() != players) {
      throw new IllegalArgumentException(
          "strategies of %d players for %d players".formatted(each.size(), players));
    }
    return each.stream().mapToInt(count -> count).toArray();
  }

  /** The number of strategies, which all players share. */
  private int same() {
    if (strategies.size() != 1) {
      throw new IllegalArgumentException(
          "all players of a %s game have as many strategies; give one number, not %d"
              .formatted(kind, strategies.size()));
    }
    return strategies.getFirst();
  }
}
