package dev.wasmath.app;

import dev.wasmath.Wasmath;
import dev.wasmath.Wisdom;
import dev.wasmath.WisdomFile;
import dev.wasmath.WisdomKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasmath wisdom import FILE}: adds what was exported elsewhere. */
@Command(
    name = "import",
    description = {
      "Add what was measured elsewhere and exported; of one size the latest verdict stands.",
      "What is of other machines or kernels is kept for them, and not used here."
    })
final class WisdomImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "The exported file.")
  private Path source;

  @Mixin private Arithmetic arithmetic;

  @Override
  public Integer call() throws IOException {
    Console console = Console.of(spec);
    WisdomFile file = WisdomFile.usual();
    Wisdom news = new WisdomFile(source).read();
    Wisdom.Merge merge = file.merge(news);
    console.note("took " + WisdomCommand.verdicts(merge.taken()) + " into " + file.path());
    ignored(console, merge.older(), "older than what is known");
    ignored(console, merge.future(), "dated in the future");
    List<WisdomKey> here;
    try (Wasmath math = arithmetic.openAnew()) {
      here = math.wisdomKeys();
    }
    news.verdicts()
        .forEach(
            (key, verdicts) ->
                console.note(
                    WisdomCommand.verdicts(verdicts.size())
                        + " used here: "
                        + WisdomShowCommand.use(key, here)));
    return 0;
  }

  private static void ignored(Console console, int count, String why) {
    if (count > 0) {
      console.note("ignored " + WisdomCommand.verdicts(count) + ": " + why);
    }
  }
}
