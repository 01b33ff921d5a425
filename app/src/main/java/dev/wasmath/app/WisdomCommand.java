package dev.wasmath.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wasmath wisdom ...}: what was measured before, and is kept. */
@Command(
    name = "wisdom",
    description = "Show, forget, export or import what was measured before.",
    subcommands = {
      WisdomShowCommand.class,
      WisdomForgetCommand.class,
      WisdomExportCommand.class,
      WisdomImportCommand.class
    })
final class WisdomCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** A number of verdicts, in words. */
  static String verdicts(int count) {
    return count + (count == 1 ? " verdict" : " verdicts");
  }
}
