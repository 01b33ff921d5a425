package dev.wasmath.bench.compare;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.wasmath.backend.Availability;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Operations;
import dev.wasmath.wasm.WasmBackend;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wasmath compare}: Wasmath beside its peers, in one run. */
@Command(
    name = "wasmath compare",
    description = {
      "Time Wasmath beside its peers: V8, OpenBLAS, netlib, EJML, ojAlgo, run.endive, plain loops.",
      "A peer that is not installed is said to be absent. It takes about 45 minutes; --quick, 20"
          + " minutes, for a first look."
    },
    mixinStandardHelpOptions = true,
    version = "wasmath 0.1.0",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:a contender gave a wrong result", "2:the command is wrong"})
public final class CompareCommand implements Callable<Integer> {
  private static final long FIRST_CALL_COST = 1000;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(names = "--quick", description = "Short rounds: numbers that only hint.")
  private boolean quick;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "GROUP",
      description = {
        "Groups of rows; all of them by default:",
        "engine, call, scalar, npm, arrays, start, first, sweep"
      })
  private List<String> only = List.of();

  private final Layout layout;

  CompareCommand(Layout layout) {
    this.layout = layout;
  }

  /** Runs the command and exits with its code; the launcher sets {@code wasmath.home}. */
  public static void main(String[] arguments) throws IOException {
    Path work = Files.createTempDirectory("wasmath-compare");
    Path home = Path.of(System.getProperty("wasmath.home", ".")).toAbsolutePath().normalize();
    Path built = Path.of(System.getProperty("wasmath.built", home.resolve("bench/target") + ""));
    Layout layout = new Layout(home, built, work, System.getProperty("java.class.path", ""));
    int code;
    try {
      code = commandLine(layout).execute(arguments);
    } finally {
      delete(work);
    }
    System.exit(code);
  }

  static CommandLine commandLine(Layout layout) {
    return new CommandLine(new CompareCommand(layout));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public Integer call() throws IOException {
    for (String group : only) {
      if (!Groups.ALL.contains(group)) {
        throw new ParameterException(
            spec.commandLine(),
            "unknown group: " + group + "; there are " + String.join(", ", Groups.ALL));
      }
    }
    Report report = new Report();
    Pace pace = quick ? Pace.QUICK : Pace.USUAL;
    for (String group : only.isEmpty() ? Groups.ALL : only) {
      run(group, pace, report);
    }
    print(
        json
            ? JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(report.json(quick))
            : report.summary());
    return report.isWrong() ? 1 : 0;
  }

  private void run(String group, Pace pace, Report report) {
    try {
      for (Row row : Groups.rows(group, layout)) {
        progress(group + ": " + row.title());
        Finish finish = Race.run(row, pace);
        report.add(group, finish);
        if (!json) {
          print(ReportText.row(finish));
        }
      }
      switch (group) {
        case Groups.START -> starts(pace, report);
        case Groups.FIRST -> firstCalls(pace, report);
        case Groups.SWEEP -> {
          progress("sweep: some minutes");
          report.add(SweepRun.run(layout, pace));
        }
        default -> {}
      }
    } catch (IOException | UncheckedIOException e) {
      report.note(group + ": " + e.getMessage());
    }
  }

  private void starts(Pace pace, Report report) {
    for (String operation : operations()) {
      for (String lowering : lowerings(operation)) {
        String start = "start: " + operation + " " + lowering;
        progress(start);
        try {
          report.add(StartRow.watch(layout, pace, operation, size(operation), lowering));
        } catch (IOException e) {
          report.note(start + ": " + e.getMessage());
        }
      }
    }
  }

  private void firstCalls(Pace pace, Report report) throws IOException {
    for (Operation<?> operation : Operations.ALL) {
      int size = operation.sizeForCost(FIRST_CALL_COST);
      progress("first: " + operation.name());
      report.add(FirstCallRow.watch(layout, pace, operation.name(), size));
    }
  }

  /** What serves first and what serves then; of one kernel, all there is. */
  private static List<String> lowerings(String operation) {
    return operation.equals("dot")
        ? List.of(StartRow.FIRST, "v128", "v256", "v512", "auto", "tiered", "later")
        : List.of(StartRow.FIRST, "later");
  }

  /** The operations that have a kernel; in a hurry, two. */
  private Collection<String> operations() {
    if (quick) {
      return List.of("dot", "exp");
    }
    return switch (new WasmBackend().open()) {
      case Availability.Ready ready ->
          ready.kernels().operations().stream().map(Operation::name).toList();
      case Availability.Missing missing -> throw new IllegalStateException(missing.reason());
    };
  }

  private static int size(String operation) {
    return switch (operation) {
      case "gemm", "transpose", "slabSum", "panelProduct" -> 100;
      default -> 1000;
    };
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
  }

  private void progress(String text) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("wasmath: measuring " + text);
    err.flush();
  }
}
