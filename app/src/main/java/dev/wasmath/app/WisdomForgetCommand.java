package dev.wasmath.app;

import dev.wasmath.WisdomFile;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wasmath wisdom forget}: deletes the file. */
@Command(name = "forget", description = "Forget all that was measured before, on any machine.")
final class WisdomForgetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    WisdomFile file = WisdomFile.usual();
    int forgotten = file.forget();
    Console.of(spec).note("forgot " + WisdomCommand.verdicts(forgotten) + " of " + file.path());
    return 0;
  }
}
