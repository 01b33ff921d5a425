package dev.wasmath.app;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.CompiledModule;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.WasmModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** {@code wasmath engine ...}: the WebAssembly engine by itself. */
@Command(
    name = "engine",
    description = "Run and time WebAssembly modules, explain their compilation, run test scripts.",
    subcommands = {
      EngineRunCommand.class,
      EngineBenchCommand.class,
      EngineExplainCommand.class,
      EngineSpecCommand.class
    })
final class EngineCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** The bytes of a module's file. */
  static byte[] read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), "", "is no file");
    }
    return Files.readAllBytes(file);
  }

  /** The option that chooses how vectors are computed. */
  static final class Compilation {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
        names = "--lowering",
        paramLabel = "L",
        defaultValue = "auto",
        description = "How v128 is computed: auto, scalar, v128, v256 or v512.")
    private String lowering = "auto";

    @Option(names = "--fma", description = "Fuse multiplications and additions: other bits.")
    private boolean fma;

    CompileOptions options() {
      try {
        Lowering value = Lowering.valueOf(lowering.toUpperCase(Locale.ROOT));
        return CompileOptions.defaults().withLowering(value).withFma(fma);
      } catch (IllegalArgumentException unknown) {
        throw new ParameterException(spec.commandLine(), unknown(lowering), unknown);
      }
    }

    static String unknown(String lowering) {
      return "unknown lowering: " + lowering + "; there are auto, scalar, v128, v256 and v512";
    }

    CompiledModule compile(Path file) throws IOException {
      return WasmModule.parse(read(file)).compile(options());
    }
  }
}
