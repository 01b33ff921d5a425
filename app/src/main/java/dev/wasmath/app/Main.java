package dev.wasmath.app;

import dev.wasmath.app.format.FormatException;
import dev.wasmath.game.GameFormatException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code wasmath}. Exit codes: 0 done; 1 something failed that is not the user's fault;
 * 2 the command or a file is wrong.
 */
@Command(
    name = "wasmath",
    description = "Fast mathematics from WebAssembly kernels, with the same bits everywhere.",
    mixinStandardHelpOptions = true,
    version = "wasmath 0.1.0",
    subcommands = {
      DemoCommand.class,
      BenchCommand.class,
      MatMulCommand.class,
      InverseCommand.class,
      ExplainCommand.class,
      DoctorCommand.class
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** Runs the command line and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (failure, commandLine, _) -> {
              commandLine.getErr().println("wasmath: " + message(failure));
              return isUsersFault(failure)
                  ? CommandLine.ExitCode.USAGE
                  : CommandLine.ExitCode.SOFTWARE;
            });
  }

  private static boolean isUsersFault(Throwable failure) {
    return failure instanceof IllegalArgumentException
        || failure instanceof ArithmeticException
        || failure instanceof FormatException
        || failure instanceof GameFormatException
        || failure instanceof FileSystemException;
  }

  private static String message(Throwable failure) {
    String text = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    return switch (failure) {
      case NoSuchFileException _ -> "no such file: " + text;
      case FileSystemException _ -> "cannot use the file: " + text;
      case IOException _ -> text;
      case OutOfMemoryError _ -> "out of memory; give Java more with JAVA_OPTS=-Xmx8g";
      case RuntimeException _ when isUsersFault(failure) -> text;
      default -> "internal error, please report it: " + failure;
    };
  }
}
