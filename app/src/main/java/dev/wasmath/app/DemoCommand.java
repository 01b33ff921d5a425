package dev.wasmath.app;

import dev.wasmath.Wasmath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wasmath demo}: the main job, on the files in {@code examples/}. */
@Command(
    name = "demo",
    description = {
      "Compute on the example files, and tell what ran where, and why.",
      "Multiplies and inverts matrices, trains a network, solves a game and sums a series, then does",
      "it again with what was learned meanwhile. It takes less than a minute."
    })
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

  @Mixin private Arithmetic arithmetic;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Console console = Console.of(spec);
    Path examples = folder.orElse(Path.of(System.getProperty("wasmath.home", "."), "examples"));
    if (!Files.isDirectory(examples)) {
      throw new IllegalArgumentException(
          "no such folder: " + examples + "; name that of the examples with --examples DIR");
    }
    try (Wasmath math = arithmetic.open()) {
      Map<String, Object> results = new LinkedHashMap<>();
      results.put("version", 1);
      results.put("fused", math.fused());
      List<DemoPass> passes = new ArrayList<>();
      for (DemoJob job : DemoJob.values()) {
        console.note(job.progress());
        DemoPass pass = DemoPass.of(job, math, examples);
        passes.add(pass);
        results.put(job.label(), pass.result().json());
        if (!json) {
          console.print(job.title());
          pass.result().lines().forEach(line -> console.print("  " + line));
        }
      }
      console.note("measuring WebAssembly against plain Java");
      finishTrials(math, console);
      console.note("computing all of it again, with what was learned");
      List<DemoPass.Again> again = new ArrayList<>();
      for (DemoPass pass : passes) {
        again.add(pass.again(math, examples));
      }
      results.put("again", again.stream().map(DemoPass.Again::json).toList());
      List<DecisionTable.Row> decisions = DecisionTable.measured(math);
      results.put("decisions", decisions.stream().map(DecisionTable::json).toList());
      results.put("metrics", MetricsTable.json(math.metrics()));
      if (json) {
        console.json(results);
      } else {
        console.print(DemoPass.Again.text(again));
        print(console, math, decisions);
      }
    }
    return 0;
  }

  private static void finishTrials(Wasmath math, Console console) throws InterruptedException {
    if (!math.settle(TRIALS)) {
      console.note("some trials are still running; their rows say 'not measured yet'");
    }
  }

  private static void print(Console console, Wasmath math, List<DecisionTable.Row> decisions) {
    console.print("");
    if (math.fused()) {
      console.print(Arithmetic.FUSED);
    }
    console.print(DecisionTable.text(decisions));
    console.print("");
    console.print(MetricsTable.text(decisions.stream().map(DecisionTable.Row::report).toList()));
    math.backends().forEach(backend -> console.print("backend " + backend));
    math.missingBackends().forEach(backend -> console.print("missing " + backend));
  }
}
