package dev.wasmath.app;

import dev.wasmath.Wisdom;
import dev.wasmath.WisdomFile;
import dev.wasmath.app.format.OutputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasmath wisdom export FILE}: a copy for another machine of the kind. */
@Command(name = "export", description = "Copy what was measured before to a file.")
final class WisdomExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "The file to write.")
  private Path target;

  @Override
  public Integer call() throws IOException {
    OutputFile.check(target);
    Wisdom wisdom = WisdomFile.usual().read();
    OutputFile.writeText(target, out -> out.write(wisdom.text()));
    Console.of(spec).note("wrote " + WisdomCommand.verdicts(wisdom.size()) + " to " + target);
    return 0;
  }
}
