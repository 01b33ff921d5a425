package dev.wasmath.app;

import dev.wasmath.engine.spec.SpecReport;
import dev.wasmath.engine.spec.SpecRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasmath engine spec FILE.json...}: runs official test scripts. */
@Command(
    name = "spec",
    description = "Run test scripts in the JSON that wast2json writes; exit code 1 if one fails.")
final class EngineSpecCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE.json", description = "The scripts.")
  private List<Path> files = List.of();

  @Mixin private EngineCommand.Compilation compilation;

  @Override
  public Integer call() throws IOException {
    Console console = Console.of(spec);
    SpecRunner runner = new SpecRunner(compilation.options());
    int passed = 0;
    int failed = 0;
    for (Path file : files) {
      SpecReport report = runner.run(file);
      report.failures().forEach(failure -> console.print(failure.toString()));
      passed += report.passed();
      failed += report.failed();
      if (report.textual() > 0) {
        console.note(file + ": " + report.textual() + " assertions on the text format, not run");
      }
      report
          .unsupported()
          .forEach((feature, n) -> console.note(file + ": " + n + " not run, need " + feature));
    }
    console.print(passed + " passed, " + failed + " failed");
    return failed == 0 ? 0 : 1;
  }
}
