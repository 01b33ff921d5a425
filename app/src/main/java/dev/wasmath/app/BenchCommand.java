package dev.wasmath.app;

import dev.wasmath.Benchmark;
import dev.wasmath.Strategy;
import dev.wasmath.app.format.OutputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wasmath bench}: the benchmark of ADR-003. */
@Command(
    name = "bench",
    description = {
      "Time operations under each strategy, side by side, and compare their bits.",
      "Without --ops and --sizes: the five target rows of ADR-003, against its naive loops."
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--ops",
      split = ",",
      paramLabel = "OP",
      description = "Operations, such as dot,gemm,nash.")
  private List<String> operations = List.of();

  @Option(names = "--sizes", split = ",", paramLabel = "N", description = "Sizes of the inputs.")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--strategies",
      split = ",",
      paramLabel = "S",
      defaultValue = "cpu,wasm",
      description =
          "Strategies: ${DEFAULT-VALUE}. The naive loop is always measured where it exists.")
  private List<String> strategies = List.of();

  @Option(
      names = "--iterations",
      defaultValue = "100",
      description =
          "Measurements a strategy and size: ${DEFAULT-VALUE}; fewer when they take too long.")
  private int iterations;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the results to a file, too.")
  private Optional<Path> jsonFile = Optional.empty();

  @Override
  public Integer call() throws IOException {
    Console console = Console.of(spec);
    if (jsonFile.isPresent()) {
      OutputFile.check(jsonFile.get());
    }
    List<Strategy> asked = strategies.stream().map(Strategy::labelled).toList();
    List<BenchTable.Row> rows = new ArrayList<>();
    try (Contenders contenders = Contenders.open(asked)) {
      contenders.missing().forEach(console::note);
      for (AdrRow row : rows(contenders)) {
        console.note("measuring " + row.operation() + " at size " + row.size());
        rows.add(new BenchTable.Row(row, run(contenders, row)));
      }
      console.print(BenchTable.text(rows));
      contenders.backends().forEach(console::note);
    }
    if (jsonFile.isPresent()) {
      String text = Console.text(json(rows)) + System.lineSeparator();
      OutputFile.writeText(jsonFile.get(), out -> out.write(text));
      console.note("wrote " + jsonFile.get());
    }
    return 0;
  }

  private List<AdrRow> rows(Contenders contenders) {
    if (operations.isEmpty() && sizes.isEmpty()) {
      return AdrRow.ALL;
    }
    List<AdrRow> rows = new ArrayList<>();
    for (String operation : operations.isEmpty() ? Contenders.names() : operations) {
      contenders.check(operation);
      List<Integer> its = sizes.isEmpty() ? Contenders.usualSizes(operation) : sizes;
      its.forEach(size -> rows.add(AdrRow.without(operation, size)));
    }
    return rows;
  }

  private Benchmark.Result run(Contenders contenders, AdrRow row) {
    return Benchmark.run(
        new Benchmark.Config(
            row.operation(),
            List.of(row.size()),
            iterations,
            contenders.of(row.operation()),
            Benchmark.USUAL_LIMIT));
  }

  private static Map<String, ?> json(List<BenchTable.Row> rows) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("java", Runtime.version().toString());
    object.put("rows", rows.stream().map(BenchTable.Row::json).toList());
    return object;
  }
}
