package dev.wasmath.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wasmath nash ...}: games, their equilibria, and files of them. */
@Command(
    name = "nash",
    description = "Find and check Nash equilibria of games in Gambit's formats.",
    subcommands = {NashSolveCommand.class, NashCheckCommand.class})
final class NashCommand implements Runnable {
  /** What a game's file may be, for help texts. */
  static final String FILE = "The game: .nfg (Gambit).";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
