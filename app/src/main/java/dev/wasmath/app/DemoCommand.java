package dev.wasmath.app;

import dev.wasmath.Wasmath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wasmath demo}: the main job, on the files in {@code examples/}. */
@Command(
    name = "demo",
    description = {
      "Multiply and invert matrices, train a network, solve a game and sum a series,",
      "then print the decision table: what ran where, and why."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final Duration TRIALS = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;

  @Option(
      names = "--examples",
      paramLabel = "DIR",
      description = "The folder with the example files. Default: examples/ beside the launcher.")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Console console = Console.of(spec);
    Path examples = folder.orElse(Path.of(System.getProperty("wasmath.home", "."), "examples"));
    if (!Files.isDirectory(examples)) {
      throw new IllegalArgumentException(
          "no folder " + examples + "; name the examples with --examples DIR");
    }
    try (Wasmath math = Wasmath.open()) {
      Map<String, Object> results = new LinkedHashMap<>();
      for (DemoJob job : DemoJob.values()) {
        console.note(job.progress());
        Map<String, Object> result = job.run(math, examples);
        results.put(job.label(), result);
        if (!json) {
          console.print(job.label());
          result.forEach((name, value) -> console.print("  " + name + ": " + value));
        }
      }
      console.note("finishing the trials of WebAssembly against plain Java");
      finishTrials(math, console);
      results.put("decisions", DecisionTable.json(math));
      results.put("metrics", DecisionTable.json(math.metrics()));
      if (json) {
        console.json(results);
      } else {
        print(console, math);
      }
    }
    return 0;
  }

  private static void finishTrials(Wasmath math, Console console) throws InterruptedException {
    if (!math.settle(TRIALS)) {
      console.note("some trials are still running; their rows say 'not measured yet'");
    }
  }

  private static void print(Console console, Wasmath math) {
    console.print("");
    console.print(DecisionTable.text(math));
    console.print(
        "speed-up: plain Java's time over WebAssembly's, paired on equal inputs; below 1 it is slower");
    math.backends().forEach(backend -> console.print("backend " + backend));
    math.missingBackends().forEach(backend -> console.print("missing " + backend));
  }
}
