package dev.wasmath.report;

import dev.wasmath.Benchmark.Interval;
import dev.wasmath.Benchmark.Measurement;
import dev.wasmath.Benchmark.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The results of benchmarks as text in several formats. Tables for people have units and "n/a"
 * where there is no value; CSV has nanoseconds with all digits and leaves a cell empty.
 *
 * @param notes what is to be known about the measurement, a line each: machine, date, command
 * @param results the results; those of one operation are put together
 */
public record BenchmarkReport(List<String> notes, List<Result> results) {
  private static final List<String> COLUMNS =
      List.of(
          "operation",
          "inputSize",
          "strategy",
          "iterations",
          "avgNanos",
          "p50Nanos",
          "p50LowNanos",
          "p50HighNanos",
          "p95Nanos",
          "p99Nanos",
          "ratio",
          "ratioLow",
          "ratioHigh",
          "bitsEqual");

  /** Copies the lists. */
  public BenchmarkReport {
    notes = List.copyOf(notes);
    results = List.copyOf(results);
  }

  /** The measurements of each operation, by size; the order of strategies is kept. */
  List<BenchmarkSection> sections() {
    Map<String, List<Measurement>> byOperation = new LinkedHashMap<>();
    for (Result result : results) {
      for (Measurement measurement : result.measurements()) {
        byOperation.computeIfAbsent(result.operation(), _ -> new ArrayList<>()).add(measurement);
      }
    }
    return byOperation.entrySet().stream()
        .map(entry -> new BenchmarkSection(entry.getKey(), entry.getValue()))
        .toList();
  }

  /**
   * Comma-separated values (RFC 4180, with line feeds), a line for each operation, size and
   * strategy. {@code ratio} is the strategy's time over that of the last one at its size.
   */
  public String csv() {
    StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append('\n');
    for (BenchmarkSection section : sections()) {
      for (Measurement m : section.measurements()) {
        List<String> cells =
            List.of(
                quoted(section.operation()),
                Integer.toString(m.inputSize()),
                quoted(m.strategy()),
                Integer.toString(m.iterations()),
                Double.toString(m.avgDuration()),
                Double.toString(m.p50()),
                end(m.interval(), Interval::low),
                end(m.interval(), Interval::high),
                Double.toString(m.p95()),
                m.p99().isPresent() ? Double.toString(m.p99().getAsDouble()) : "",
                Double.toString(m.ratio().median()),
                end(m.ratio().interval(), Interval::low),
                end(m.ratio().interval(), Interval::high),
                Boolean.toString(m.bitsEqual()));
        csv.append(String.join(",", cells)).append('\n');
      }
    }
    return csv.toString();
  }

  private static String end(Optional<Interval> interval, Function<Interval, Double> end) {
    return interval.map(it -> Double.toString(end.apply(it))).orElse("");
  }

  private static String quoted(String text) {
    return text.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0)
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : text;
  }

  /** Markdown: the notes, then a heading, a sentence and a table for each operation. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    notes.forEach(note -> text.append("- ").append(note).append('\n'));
    for (BenchmarkSection section : sections()) {
      text.append(text.isEmpty() ? "" : "\n").append("## ").append(section.operation());
      text.append("\n\n");
      section.verdict().ifPresent(verdict -> text.append(verdict).append(".\n\n"));
      List<String> titles = section.titles();
      line(text, titles);
      line(text, titles.stream().map(_ -> "---").toList());
      section.measurements().forEach(m -> line(text, section.cells(m)));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append(
        cells.stream()
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  /**
   * One page that needs nothing else, with a plot of each operation's times over its sizes, in the
   * reader's light or dark colours. The page has no script.
   */
  public String html() {
    return Stream.of(
            HtmlPage.head("Wasmath benchmark"),
            "<h1>Wasmath benchmark</h1>\n",
            notes.stream()
                .map(note -> "<li>" + HtmlPage.escaped(note) + "</li>\n")
                .collect(Collectors.joining("", "<ul class=\"notes\">\n", "</ul>\n")),
            sections().stream().map(HtmlPage::section).collect(Collectors.joining()),
            HtmlPage.FOOT)
        .collect(Collectors.joining());
  }

  /** An interval for people. */
  static String text(Interval interval, Function<Double, String> number) {
    return String.format(
        Locale.ROOT, "%s to %s", number.apply(interval.low()), number.apply(interval.high()));
  }
}
