package dev.wasmath.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wasmath nash ...}: games, their equilibria, and files of them. */
@Command(
    name = "nash",
    description = "Find and check Nash equilibria; make games and convert their files.",
    subcommands = {
      NashSolveCommand.class,
      NashCheckCommand.class,
      NashPureCommand.class,
      NashInfoCommand.class,
      NashGenerateCommand.class,
      NashConvertCommand.class
    })
final class NashCommand implements Runnable {
  /** What a game's file may be, for help texts. */
  static final String FILE = "The game: .nfg (Gambit) or .gam (GameTracer).";

  /** What a game may be written to, for help texts. */
  static final String OUTPUT = "Write the game to a file: .nfg (Gambit) or .gam (GameTracer).";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
