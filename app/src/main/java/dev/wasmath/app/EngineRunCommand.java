package dev.wasmath.app;

import dev.wasmath.engine.CompiledModule;
import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Instance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasmath engine run FILE.wasm EXPORT ARG...}: calls an exported function. */
@Command(
    name = "run",
    description = {
      "Call an exported function of a module without imports.",
      "Arguments are i32, i64, f32 or f64 as the function takes them; v128 is 0x and 32 hex digits."
    })
final class EngineRunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE.wasm", description = "The module.")
  private Path file;

  @Parameters(index = "1", paramLabel = "EXPORT", description = "The function's name.")
  private String export;

  @Parameters(index = "2..*", paramLabel = "ARG", description = "The arguments.")
  private List<String> arguments = List.of();

  @Mixin private EngineCommand.Compilation compilation;

  @Override
  public Integer call() throws IOException {
    Console console = Console.of(spec);
    CompiledModule module = compilation.compile(file);
    try (Instance instance = module.instantiate(Imports.builder().build())) {
      FunctionType type = instance.exportedFunction(export).type();
      for (@Nullable Object result :
          instance.invoke(export, WasmValues.parse(export, type, arguments))) {
        console.print(WasmValues.text(result));
      }
    }
    return 0;
  }
}
