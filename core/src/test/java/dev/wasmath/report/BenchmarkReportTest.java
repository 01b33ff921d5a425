package dev.wasmath.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wasmath.Benchmark.Interval;
import dev.wasmath.Benchmark.Measurement;
import dev.wasmath.Benchmark.Ratio;
import dev.wasmath.Benchmark.Result;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BenchmarkReportTest {
  private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9]*)([^>]*)>");

  /** A measurement whose interval is 10 % around. */
  private static Measurement measurement(String strategy, int size, double nanos, double ratio) {
    return new Measurement(
        strategy,
        size,
        100,
        nanos * 1.25,
        nanos,
        Optional.of(new Interval(nanos * 0.9, nanos * 1.1)),
        nanos * 1.5,
        OptionalDouble.empty(),
        new Ratio(ratio, Optional.of(new Interval(ratio * 0.9, ratio * 1.1))),
        true);
  }

  private static List<Measurement> pair(int size, double cpu, double wasm) {
    return List.of(measurement("cpu", size, cpu, cpu / wasm), measurement("wasm", size, wasm, 1));
  }

  /** Plain Java takes n nanoseconds, WebAssembly 240 and an eighth. */
  private static Result crossing(int... sizes) {
    return new Result(
        "dot",
        IntStream.of(sizes).boxed().flatMap(n -> pair(n, n, 240 + n / 8.0).stream()).toList());
  }

  private static BenchmarkReport report(Result... results) {
    return new BenchmarkReport(List.of("a machine & its <name>"), List.of(results));
  }

  private static BenchmarkSection section(Result... results) {
    return report(results).sections().getFirst();
  }

  /** A report's page, in which every element that is opened is closed. */
  private static String page(BenchmarkReport report) {
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(report.html());
    while (tag.find()) {
      String name = tag.group(2);
      if (tag.group(1).isEmpty()) {
        open.push(name);
      } else {
        assertThat(open.pop()).isEqualTo(name);
      }
      if (name.equals("meta") || tag.group(3).endsWith("/")) {
        String _ = open.pop();
      }
    }
    assertThat(open).isEmpty();
    return report.html();
  }

  private static long count(String page, String part) {
    return Pattern.compile(part, Pattern.LITERAL).matcher(page).results().count();
  }

  @Test
  void csvHasAllDigitsAndEmptyCells() {
    Measurement few =
        new Measurement(
            "a, \"b\"",
            7,
            5,
            2.5,
            1.0 / 3,
            Optional.empty(),
            4,
            OptionalDouble.of(9),
            new Ratio(1, Optional.empty()),
            false);
    assertThat(report(new Result("x,y", List.of(few))).csv())
        .isEqualTo(
            """
            operation,inputSize,strategy,iterations,avgNanos,p50Nanos,p50LowNanos,p50HighNanos,\
            p95Nanos,p99Nanos,ratio,ratioLow,ratioHigh,bitsEqual
            "x,y",7,"a, ""b""\",5,2.5,0.3333333333333333,,,4.0,9.0,1.0,,,false
            """);
    assertThat(report(crossing(1000)).csv().lines().toList().get(1))
        .isEqualTo(
            "dot,1000,cpu,100,1250.0,1000.0,900.0,1100.0,1500.0,,2.73972602739726,"
                + "2.4657534246575343,3.0136986301369864,true");
  }

  @Test
  void markdownHasATableForEachOperation() {
    Result gemm = new Result("gemm", pair(10, 4000, 1000));
    assertThat(report(crossing(1000), gemm).markdown())
        .isEqualTo(
            """
            - a machine & its <name>

            ## dot

            wasm is faster than cpu at every size measured, 2.74x.

            | size | strategy | median | median at 95 % | mean | p95 | p99 | iterations | \
            speed-up of wasm | bits |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            | 1,000 | cpu | 1.00 us | 900 ns to 1.10 us | 1.25 us | 1.50 us | n/a | 100 | \
            2.74x (2.47x to 3.01x) | equal |
            | 1,000 | wasm | 365 ns | 329 ns to 402 ns | 456 ns | 548 ns | n/a | 100 | \
             | equal |

            ## gemm

            wasm is faster than cpu at every size measured, 4.00x.

            | size | strategy | median | median at 95 % | mean | p95 | p99 | iterations | \
            speed-up of wasm | bits |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            | 10 | cpu | 4.00 us | 3.60 us to 4.40 us | 5.00 us | 6.00 us | n/a | 100 | \
            4.00x (3.60x to 4.40x) | equal |
            | 10 | wasm | 1.00 us | 900 ns to 1.10 us | 1.25 us | 1.50 us | n/a | 100 | \
             | equal |
            """);
  }

  @Test
  void resultsOfOneOperationArePutTogetherBySize() {
    BenchmarkSection section = section(crossing(100_000), crossing(10, 1000));
    assertThat(section.measurements())
        .extracting(m -> m.strategy() + " " + m.inputSize())
        .containsExactly("cpu 10", "wasm 10", "cpu 1000", "wasm 1000", "cpu 100000", "wasm 100000");
  }

  @Test
  void theCrossoverIsWhereTheLinesMeet() {
    // n = 240 + n / 8 at 274.3.
    assertThat(section(crossing(10, 250, 300, 1000)).crossovers())
        .singleElement()
        .satisfies(it -> assertThat(it.size()).isCloseTo(274.3, within(0.5)))
        .satisfies(it -> assertThat(it.overtakes()).isTrue());
    assertThat(section(crossing(10, 250, 300, 1000)).verdict())
        .contains("wasm overtakes cpu at a size of about 270");
    Result back =
        new Result(
            "x",
            List.of(pair(1, 1, 2), pair(10, 2, 1), pair(100, 1, 4)).stream()
                .flatMap(List::stream)
                .toList());
    assertThat(section(back).verdict())
        .contains(
            "wasm overtakes cpu at a size of about 3, and falls behind cpu at a size of about 22");
  }

  @Test
  void withoutACrossoverTheVerdictTellsTheRange() {
    assertThat(section(crossing(1, 100)).verdict())
        .contains("wasm is slower than cpu at every size measured, 2.53x to 240.13x");
    assertThat(section(crossing(1000, 100_000)).verdict())
        .contains("wasm is faster than cpu at every size measured, 2.74x to 7.85x");
    Result alone = new Result("x", List.of(measurement("cpu", 1, 10, 1)));
    assertThat(section(alone).verdict()).isEmpty();
  }

  @Test
  void thePageIsWellFormedAndNeedsNothingElse() {
    BenchmarkReport report = report(crossing(10, 100, 1000, 100_000), crossing(0));
    assertThat(report.html())
        .startsWith("<!doctype html>")
        .contains("a machine &amp; its &lt;name&gt;", "prefers-color-scheme: dark")
        .doesNotContain("<script", "http:", "https:", "NaN", "Infinity", "@import", "url(");
    String page = page(report);
    assertThat(count(page, "<svg")).isEqualTo(1);
    assertThat(count(page, "<polyline")).isEqualTo(2);
    assertThat(count(page, "<line class=\"crossover\"")).isEqualTo(1);
    // An error bar is a line with two caps; size 0 is in the table only.
    assertThat(count(page, "<line class=\"bar\"")).isEqualTo(3 * 2 * 4);
    assertThat(count(page, "<circle")).isEqualTo(4);
    assertThat(count(page, "<rect")).isEqualTo(4);
    assertThat(count(page, "<tr")).isEqualTo(1 + 2 * 5);
  }

  @Test
  void aSinglePointOrNoneIsAPageToo() {
    assertThat(count(page(report(crossing(1000))), "<circle")).isEqualTo(1);
    assertThat(count(page(report(crossing(0))), "<svg")).isZero();
    // What was not measured is left out.
    assertThat(count(page(report(new Result("none", List.of()))), "<h2")).isZero();
  }

  @Test
  void axesHaveRoomAndLabels() {
    LogAxis axis = LogAxis.around(100, 100_000, 0, 300);
    assertThat(axis.at(100)).isBetween(10.0, 30.0);
    assertThat(axis.at(100_000)).isBetween(270.0, 290.0);
    assertThat(axis.at(Math.sqrt(100 * 100_000.0))).isCloseTo(150, within(1e-9));
    assertThat(axis.labelled()).extracting(LogAxis.Tick::value).contains(100.0, 1000.0);
    LogAxis narrow = LogAxis.around(300, 310, 0, 300);
    assertThat(narrow.high() / narrow.low()).isBetween(10.0, 20.0);
    assertThat(narrow.labelled()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(LogAxis.around(5, 5, 0, 1).at(5)).isCloseTo(0.5, within(1e-9));
  }
}
