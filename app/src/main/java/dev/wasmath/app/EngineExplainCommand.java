package dev.wasmath.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasmath engine explain FILE.wasm}: what the compiler makes of each function. */
@Command(name = "explain", description = "Tell what the compiler makes of each function.")
final class EngineExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE.wasm", description = "The module.")
  private Path file;

  @Mixin private EngineCommand.Compilation compilation;

  @Override
  public Integer call() throws IOException {
    Console.of(spec).print(compilation.compile(file).explain().stripTrailing());
    return 0;
  }
}
