package dev.wasmath.app;

import dev.wasmath.WisdomFormatException;
import dev.wasmath.app.format.FormatException;
import dev.wasmath.engine.Trap;
import dev.wasmath.engine.WasmException;
import dev.wasmath.game.GameFormatException;
import dev.wasmath.neural.ModelFormatException;
import dev.wasmath.series.ZeroCountException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the user is told when a command fails, and the exit code that goes with it. */
final class Failures {
  /** Start Java with {@code -Dwasmath.trace=true} to see where an internal error came from. */
  private static final String TRACE = "wasmath.trace";

  private Failures() {}

  /** The command line itself is wrong: the problem, a guess at what was meant, and the usage. */
  static int misuse(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    say(command, message(wrong));
    UnmatchedArgumentException.printSuggestions(wrong, err);
    command.usage(err, command.getColorScheme());
    return ExitCode.USAGE;
  }

  /** A command threw. */
  static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    say(command, message(failure));
    if (Boolean.getBoolean(TRACE)) {
      failure.printStackTrace(command.getErr());
    }
    return isUsersFault(failure) ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  /** The heap was too small. */
  static int outOfMemory(CommandLine command) {
    say(command, "out of memory; give Java more with JAVA_OPTS=-Xmx8g, or compute less");
    return ExitCode.SOFTWARE;
  }

  /** Standard output was closed, or its disk is full. */
  static int outputLost(CommandLine command) {
    say(command, "standard output could not be written: the result is lost or cut short");
    return ExitCode.SOFTWARE;
  }

  /**
   * Computes on what was read from files.
   *
   * @throws IllegalArgumentException naming the files, if the computation refuses their content
   */
  static <T> T naming(Object files, Supplier<T> computation) {
    try {
      return computation.get();
    } catch (IllegalArgumentException | ArithmeticException refused) {
      throw new IllegalArgumentException(files + ": " + refused.getMessage(), refused);
    }
  }

  private static void say(CommandLine command, String message) {
    command.getErr().println("wasmath: " + message);
    command.getErr().flush();
  }

  private static boolean isUsersFault(Throwable failure) {
    return failure instanceof IllegalArgumentException
        || failure instanceof FormatException
        || failure instanceof GameFormatException
        || failure instanceof ModelFormatException
        || failure instanceof WisdomFormatException
        || failure instanceof WasmException
        || failure instanceof FileSystemException;
  }

  private static String message(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()
        && !wrong.getCommandLine().getSubcommands().isEmpty()) {
      return "unknown command: " + unmatched.getUnmatched().getFirst();
    }
    return Optional.ofNullable(wrong.getMessage()).orElse(wrong.toString());
  }

  private static String message(Exception failure) {
    String text = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    return switch (failure) {
      case NoSuchFileException _ -> "no such file: " + text;
      case FormatException _ -> text;
      case FileSystemException _ -> "cannot use the file: " + text;
      case IOException _ -> text;
      case ZeroCountException _ -> text;
      case Trap _ -> "trap: " + text;
      case RuntimeException _ when isUsersFault(failure) -> text;
      default ->
          "internal error: %s; please report it with what JAVA_OPTS=-D%s=true prints"
              .formatted(failure, TRACE);
    };
  }
}
