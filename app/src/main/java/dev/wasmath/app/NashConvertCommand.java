package dev.wasmath.app;

import dev.wasmath.app.format.GameFiles;
import dev.wasmath.game.NormalFormGame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasmath nash convert FILE OUT}: a game in another format. */
@Command(
    name = "convert",
    description = {
      "Write a game in another format, as the extensions tell. Payoffs keep their bits.",
      ".gam has no names: title, comment, players' names and labels are lost there."
    })
final class NashConvertCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = NashCommand.FILE)
  private Path file;

  @Parameters(index = "1", paramLabel = "OUT", description = NashCommand.OUTPUT)
  private Path output;

  @Option(
      names = "--outcomes",
      description = "Write .nfg in the outcome version, which lists equal payoffs once.")
  private boolean outcomes;

  @Override
  public Integer call() throws IOException {
    GameFiles.checkWritable(output, outcomes);
    NormalFormGame game = GameFiles.read(file);
    GameFiles.write(output, game, outcomes);
    Console.of(spec)
        .note(
            "wrote %d players, %d pure profiles to %s"
                .formatted(game.players(), game.profiles(), output));
    return 0;
  }
}
