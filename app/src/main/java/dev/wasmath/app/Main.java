package dev.wasmath.app;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command {@code wasmath}. Exit codes: 0 done; 1 something failed that is not the user's fault;
 * 2 the command or a file is wrong.
 */
@Command(
    name = "wasmath",
    description = "Fast mathematics from WebAssembly kernels, with the same bits everywhere.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    version = "wasmath 0.1.0",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:something else failed", "2:the command or a file is wrong"},
    subcommands = {
      DemoCommand.class,
      BenchCommand.class,
      MatMulCommand.class,
      InverseCommand.class,
      SolveCommand.class,
      DetCommand.class,
      TransposeCommand.class,
      TrainCommand.class,
      PredictCommand.class,
      ZetaCommand.class,
      ZerosCommand.class,
      AccelerateCommand.class,
      FibCommand.class,
      ZeckendorfCommand.class,
      ExplainCommand.class,
      TuneCommand.class,
      NashCommand.class,
      WisdomCommand.class,
      ServeCommand.class,
      DoctorCommand.class,
      EngineCommand.class
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
    Ansi ansi = ansi(System.getenv(), isTerminal());
    return new CommandLine(new Main())
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
        .setExecutionStrategy(Main::execute)
        .setParameterExceptionHandler(Failures::misuse)
        .setExecutionExceptionHandler(Failures::failed);
  }

  /** Colours: on a terminal that has them, unless NO_COLOR is set (https://no-color.org). */
  static Ansi ansi(Map<String, String> environment, boolean terminal) {
    boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    return terminal && !unwanted && !dumb ? Ansi.ON : Ansi.OFF;
  }

  /** Whether a person looks on. */
  static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(java.io.Console::isTerminal).orElse(false);
  }

  private static int execute(ParseResult parsed) {
    CommandLine commandLine = parsed.commandSpec().commandLine();
    try {
      int code = new RunLast().execute(parsed);
      // System.out, which the writer stands on, keeps its failures to itself.
      boolean lost = commandLine.getOut().checkError() || System.out.checkError();
      return lost ? Failures.outputLost(commandLine) : code;
    } catch (OutOfMemoryError _) {
      return Failures.outOfMemory(commandLine);
    }
  }
}
