package dev.wasmath.app;

import dev.wasmath.Agreement;
import dev.wasmath.Strategy;
import dev.wasmath.report.BenchmarkReport;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wasmath bench}: the benchmark of ADR-003. */
@Command(
    name = "bench",
    description = {
      "Time operations under each strategy, side by side, compare their bits, and tell which strategy",
      "the orchestrator chooses by that.",
      "Without --ops and --sizes: the five target rows of ADR-003, against its naive loops."
    })
final class BenchCommand implements Callable<Integer> {
  private static final int MOST_ITERATIONS = 100_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--ops",
      split = ",",
      paramLabel = "OP",
      completionCandidates = Contenders.Names.class,
      description = "Operations: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<String> operations = List.of();

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "N",
      converter = Sizes.WholeNumber.class,
      description = "A vector's length, a square matrix' order, a game's players. Default: three.")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--strategies",
      split = ",",
      paramLabel = "S",
      defaultValue = "cpu,wasm",
      description =
          "Strategies. Default: ${DEFAULT-VALUE}. The naive loop is measured too, where there is one.")
  private List<String> strategies = List.of();

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "100",
      converter = Sizes.WholeNumber.class,
      description =
          "Measurements of each strategy at each size. Default: ${DEFAULT-VALUE}. Fewer are made"
              + " when they take too long.")
  private int iterations;

  @Mixin private BenchFiles files;

  @Mixin private Arithmetic arithmetic;

  @Override
  public Integer call() throws IOException {
    Console console = Console.of(spec);
    if (iterations < 1 || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException(
          "iterations must be from 1 to " + MOST_ITERATIONS + ": " + iterations);
    }
    files.check();
    List<Strategy> asked = strategies.stream().map(Strategy::labelled).toList();
    List<AdrRow> planned = rows();
    List<BenchTable.Row> rows = new ArrayList<>();
    List<String> backends = new ArrayList<>();
    try (Contenders contenders = Contenders.open(asked, arithmetic)) {
      contenders.missing().forEach(console::note);
      RowBenchmark benchmark = new RowBenchmark(contenders, iterations);
      for (AdrRow row : planned) {
        console.note(progress(row));
        rows.add(benchmark.run(row));
      }
      console.print(BenchTable.text(rows));
      backends.addAll(contenders.backends());
      backends.forEach(console::note);
    }
    BenchmarkReport report =
        new BenchmarkReport(notes(backends), rows.stream().map(BenchTable.Row::result).toList());
    files.write(
        console,
        Map.of(
            "--json",
            () -> Console.text(json(rows)) + System.lineSeparator(),
            "--csv",
            report::csv,
            "--markdown",
            report::markdown,
            "--html",
            report::html));
    return verdict(console, rows);
  }

  /** What is to be known of the measurement. */
  private List<String> notes(List<String> backends) throws IOException {
    List<String> notes = new ArrayList<>();
    int cores = Runtime.getRuntime().availableProcessors();
    notes.add("measured on " + LocalDate.now(ZoneId.systemDefault()) + " by wasmath bench");
    notes.add(DoctorCommand.cpu() + ", " + cores + " cores");
    notes.add("Java " + DoctorCommand.jdk());
    notes.addAll(backends);
    if (arithmetic.fused()) {
      notes.add(Arithmetic.FUSED);
    }
    return notes;
  }

  private static int verdict(Console console, List<BenchTable.Row> rows) {
    if (rows.stream().noneMatch(row -> !row.agreement().map(Agreement::accepted).orElse(true))) {
      return 0;
    }
    console.note("WebAssembly gave other results than plain Java: please report it");
    return 1;
  }

  private static String progress(AdrRow row) {
    return "measuring %s at size %d%s"
        .formatted(
            row.operation(),
            row.size(),
            Sizes.isLong(row.operation(), row.size()) ? "; it may take many minutes" : "");
  }

  private List<AdrRow> rows() {
    if (operations.isEmpty() && sizes.isEmpty()) {
      return AdrRow.ALL;
    }
    List<AdrRow> rows = new ArrayList<>();
    for (String operation : operations.isEmpty() ? Contenders.names() : operations) {
      Contenders.check(operation);
      for (int size : sizes.isEmpty() ? Contenders.usualSizes(operation) : sizes) {
        Sizes.check(operation, size);
        rows.add(AdrRow.without(operation, size));
      }
    }
    return rows;
  }

  private Map<String, ?> json(List<BenchTable.Row> rows) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("fused", arithmetic.fused());
    object.put("java", Runtime.version().toString());
    object.put("rows", rows.stream().map(BenchTable.Row::json).toList());
    return object;
  }
}
